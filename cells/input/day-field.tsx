"use client";

import { type ChangeEvent, type InputHTMLAttributes, useState } from "react";
import { formatDate } from "@/lib/table/format";
import { controlClass } from "../fields";
import { toDate } from "./value";

interface DayFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "value" | "onChange" | "onBlur"
> {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange(day: string): void;
}

/** Years before are years of which some digits are still to come. */
const firstYear = "1000";

/**
 * A day as people write it: 14 Mar 2018. The browser's own field shows days in the order of its
 * language, where 3/4 may be either; it is there to type in and to pick from, and while it is, the
 * day stands below in words. What is half typed stays in the field.
 */
export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const type = ({ currentTarget: field }: ChangeEvent<HTMLInputElement>) => {
    setDraft(field.value);
    // A field with a part missing has no value, but was not emptied.
    const isHalf = field.value === "" ? field.validity.badInput : field.value < firstYear;
    if (!isHalf) onChange(field.value);
  };
  const day = toDate(value);
  const words = day === null ? "" : formatDate(day);
  const isCovered = words !== "";
  return (
    <span className="group/day relative inline-block w-44">
      <input
        max="9999-12-31"
        {...rest}
        type="date"
        className={`${controlClass} tabular-nums ${isCovered ? "not-focus:text-transparent" : ""}`}
        value={draft ?? value}
        onChange={type}
        onBlur={() => setDraft(null)}
      />
      {isCovered && (
        <span
          aria-hidden
          data-day
          className="pointer-events-none absolute inset-y-0 left-2 flex items-center tabular-nums group-focus-within/day:inset-y-auto group-focus-within/day:top-full group-focus-within/day:z-10 group-focus-within/day:bg-paper group-focus-within/day:text-xs group-focus-within/day:text-soft"
        >
          {words}
        </span>
      )}
    </span>
  );
}
