import { format as numberFormat, utcFormat } from "d3";
import { texts } from "./texts";

/** A table as a text cell knows it: its rows when they are few. */
export interface TableValue {
  kind: "table";
  rows: number;
  first: readonly Record<string, unknown>[];
}

export type Formatted = { ok: true; text: string } | { ok: false; reason: string };

const dateFormats: Record<string, string> = {
  date: "%-d %b %Y",
  day: "%-d %b",
  month: "%B %Y",
  year: "%Y",
  weekday: "%A",
  time: "%H:%M",
  datetime: "%-d %b %Y %H:%M",
};

/** Plain text for a reader; the caller escapes it. */
export function formatValue(value: unknown, format: string | null): Formatted {
  const own = isOneCell(value) ? Object.values(value.first[0]!)[0] : value;
  if (format === null) return { ok: true, text: plain(own) };
  if (own === null || own === undefined) return { ok: true, text: texts.nothing };
  const date = toDate(own, format);
  if (date) {
    const specifier = Object.hasOwn(dateFormats, format) ? dateFormats[format]! : format;
    return { ok: true, text: utcFormat(specifier)(date) };
  }
  if (typeof own === "number" || typeof own === "bigint") return formatNumber(Number(own), format);
  return { ok: false, reason: texts.unknownFormat(format) };
}

function formatNumber(value: number, format: string): Formatted {
  if (!/\d|[a-z%,+$(]/i.test(format)) return { ok: false, reason: texts.unknownFormat(format) };
  try {
    return { ok: true, text: numberFormat(format)(value) };
  } catch {
    return { ok: false, reason: texts.unknownFormat(format) };
  }
}

/** ISO text counts as a date only where a date format is asked for. */
function toDate(value: unknown, format: string): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  const wanted = Object.hasOwn(dateFormats, format) || /%[a-zA-Z-]/.test(format);
  if (!wanted || typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const date = new Date(/T|\d{2}:/.test(value) ? value : `${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return texts.nothing;
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value === "number") return number(value);
  if (typeof value === "bigint") return value.toLocaleString("en");
  if (value instanceof Date) return dateText(value);
  if (isTable(value)) return texts.rows(number(value.rows));
  if (Array.isArray(value)) {
    const shown = value.slice(0, 20).map(plain).join(", ");
    return value.length > 20 ? `${shown} … (${number(value.length)})` : shown;
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .slice(0, 20)
      .map(([key, part]) => `${key}: ${plain(part)}`)
      .join(", ");
  }
  return String(value);
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return texts.nothing;
  const midnight = date.getTime() % 86_400_000 === 0;
  return utcFormat(midnight ? dateFormats.date! : dateFormats.datetime!)(date);
}

export function isTable(value: unknown): value is TableValue {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as TableValue).kind === "table" &&
    Array.isArray((value as TableValue).first)
  );
}

function isOneCell(value: unknown): value is TableValue {
  return isTable(value) && value.rows === 1 && Object.keys(value.first[0] ?? {}).length === 1;
}
