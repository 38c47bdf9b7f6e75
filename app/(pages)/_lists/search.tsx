"use client";

import type { RefObject } from "react";
import { Search, X } from "lucide-react";
import { IconButton } from "@/lib/ui/button";
import { texts } from "./texts";

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  label: string;
  value: string;
  onChange(value: string): void;
}

export function SearchField({ field, label, value, onChange }: SearchFieldProps) {
  return (
    <div className="relative grow">
      <Search aria-hidden className="absolute top-2.5 left-3 size-4 text-faint" />
      <input
        ref={field}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onChange("");
          if (event.key === "ArrowDown") document.querySelector<HTMLElement>("[data-row]")?.focus();
        }}
        className="h-9 w-full rounded border border-line bg-paper pr-9 pl-9 text-sm text-ink placeholder:text-faint"
      />
      {value && (
        <IconButton
          icon={X}
          small
          label={texts.clearSearch}
          onClick={() => {
            onChange("");
            field.current?.focus();
          }}
          className="absolute top-1.5 right-1.5"
        />
      )}
    </div>
  );
}

interface FilterProps {
  label: string;
  deleted: boolean;
  onChange(deleted: boolean): void;
}

export function Filter({ label: group, deleted, onChange }: FilterProps) {
  const choices = [
    [false, texts.present],
    [true, texts.deleted],
  ] as const;
  return (
    <div role="group" aria-label={group} className="flex shrink-0 gap-4 text-sm">
      {choices.map(([value, label]) => (
        <button
          key={label}
          type="button"
          aria-pressed={deleted === value}
          onClick={() => onChange(value)}
          className="h-9 cursor-pointer border-b-2 border-transparent text-soft hover:text-ink aria-pressed:border-accent aria-pressed:text-ink"
        >
          {label}
        </button>
      ))}
    </div>
  );
}
