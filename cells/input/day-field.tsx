"use client";

import type { InputHTMLAttributes } from "react";
import { formatDate } from "@/lib/table/format";
import { controlClass } from "../fields";
import { toDate } from "./value";

interface DayFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "value" | "onChange"
> {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange(day: string): void;
}

/**
 * A day as people write it: 14 Mar 2018. The browser's own field shows days in the order of its
 * language, where 3/4 may be either; it is there to type in and to pick from, and while it is, the
 * day stands below in words.
 */
export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  const day = toDate(value);
  const words = day === null ? "" : formatDate(day);
  const isCovered = words !== "";
  return (
    <span className="group/day relative inline-block w-44">
      <input
        {...rest}
        type="date"
        className={`${controlClass} tabular-nums ${isCovered ? "not-focus:text-transparent" : ""}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
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
