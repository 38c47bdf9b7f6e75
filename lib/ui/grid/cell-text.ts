import type { ColumnInfo } from "@/lib/engine/engine";

const counted = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

const labelWords = new Set(["id", "ids", "year", "no", "code"]);

/** `FIRNo`, `case_id`, `IUCR Code`: numbers that name something and are not counted. */
export function isLabelName(name: string): boolean {
  const words = name.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  return labelWords.has(words.at(-1)?.toLowerCase() ?? "");
}

/** Digits without separators: the column is named like a label, or all its values look like years. */
export function isPlainNumber(column: ColumnInfo, values: Iterable<unknown>): boolean {
  if (column.kind !== "integer" && column.kind !== "number") return false;
  if (isLabelName(column.name)) return true;
  let seen = 0;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1900 || number > 2100) return false;
    seen++;
  }
  return seen > 0;
}

function numberText(value: number, isPlain: boolean): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return value.toPrecision(6);
  return isPlain ? String(value) : counted.format(value).replace("-", "−");
}

/** Timestamps carry no zone: what stands in the data is what is shown. */
function dateText(date: Date, kind: ColumnInfo["kind"]): string {
  if (Number.isNaN(date.getTime())) return "";
  if (kind === "date") return day.format(date);
  const clock = date.toISOString();
  const isWholeMinute = clock.slice(17, 23) === "00.000";
  return `${day.format(date)}, ${clock.slice(11, isWholeMinute ? 16 : 19)}`;
}

/** A value as people write it. Null is the caller's to mark. */
export function cellText(value: unknown, kind: ColumnInfo["kind"], isPlain: boolean): string {
  if (value === null || value === undefined) return "";
  if (kind === "date" || kind === "timestamp") {
    if (value instanceof Date) return dateText(value, kind);
    if (typeof value === "number") return dateText(new Date(value), kind);
  }
  if (typeof value === "number") return numberText(value, isPlain);
  if (typeof value === "bigint") return isPlain ? String(value) : counted.format(value);
  return nestedText(value);
}

function nestedText(value: unknown): string {
  if (value instanceof Date) return dateText(value, "timestamp");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map(nestedText).join(", ");
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${nestedText(part)}`)
    .join(", ");
}

/** A value as other programs read it: full precision, dates in ISO order. */
export function exactText(value: unknown, kind: ColumnInfo["kind"]): string {
  if (value === null || value === undefined) return "";
  const isTime = kind === "date" || kind === "timestamp";
  const date =
    value instanceof Date ? value : isTime && typeof value === "number" ? new Date(value) : null;
  if (!date) return typeof value === "number" ? String(value) : nestedText(value);
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  if (kind === "date") return iso.slice(0, 10);
  return iso
    .slice(0, 23)
    .replace("T", " ")
    .replace(/\.000$/, "");
}
