"use client";

import { useRef } from "react";

interface TitleFieldProps {
  label: string;
  title: string;
  onDone(title: string | null): void;
}

/** The title while it is being renamed: Enter or leaving it keeps, Esc drops. */
export function TitleField({ label, title, onDone }: TitleFieldProps) {
  const done = useRef(false);
  const finish = (next: string | null) => {
    if (done.current) return;
    done.current = true;
    const kept = next?.trim();
    onDone(kept && kept !== title ? kept : null);
  };
  return (
    <input
      autoFocus
      aria-label={label}
      defaultValue={title}
      maxLength={200}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(null);
      }}
      className="-mx-2 h-8 w-full rounded border border-line bg-paper px-2 font-medium text-ink"
    />
  );
}
