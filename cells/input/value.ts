import type { InputParams } from "./params";
import { texts } from "./texts";

/** What can be chosen: `key` is how the value is written in the cell's source. */
export interface Option {
  value: string | number | boolean | Date;
  key: string;
  title: string;
}

export interface Reading {
  value: unknown;
  /** Why the value is not the one that is written. */
  note?: string;
}

export interface DateRange {
  from: Date | null;
  to: Date | null;
}

export function toOption(value: unknown, title?: unknown): Option | null {
  const plain = typeof value === "bigint" ? Number(value) : value;
  const isScalar = ["string", "number", "boolean"].includes(typeof plain) || plain instanceof Date;
  if (!isScalar) return null;
  const key = keyOf(plain);
  const words = title === undefined || title === null ? wordsOf(plain) : String(title);
  return { value: plain as Option["value"], key, title: words };
}

export function keyOf(value: unknown): string {
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
  }
  return String(value);
}

function wordsOf(value: unknown): string {
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  return keyOf(value);
}

/** What other cells get. Never fails: a value that does not fit is replaced, and the note says so. */
export function readValue(params: InputParams, options: readonly Option[]): Reading {
  const { type, value } = params;
  switch (type) {
    case "select":
      return readOne(value, options);
    case "multi-select":
      return readMany(value, options);
    case "slider":
    case "number":
      return readNumber(params);
    case "text":
      return { value: value === undefined || value === null ? "" : String(value) };
    case "checkbox":
      return { value: value === true };
    case "date":
      return { value: toDate(value) ?? toDate(params.min) };
    case "date range":
      return readRange(value, params);
  }
}

function readOne(value: unknown, options: readonly Option[]): Reading {
  const first = options[0];
  if (!first) return { value: null, note: texts.noOptions };
  if (value === undefined || value === null) return { value: first.value };
  const found = options.find(({ key }) => key === keyOf(value));
  if (found) return { value: found.value };
  return { value: first.value, note: texts.notAmong(keyOf(value), first.title) };
}

/** Nothing written means everything: a filter that was just added hides no rows. */
function readMany(value: unknown, options: readonly Option[]): Reading {
  if (value === undefined || value === null)
    return { value: options.map((option) => option.value) };
  const wanted = (Array.isArray(value) ? value : [value]).map(keyOf);
  const chosen = options.filter(({ key }) => wanted.includes(key));
  const lost = wanted.filter((key) => !options.some((option) => option.key === key));
  const note = lost.length > 0 ? { note: texts.lost(lost) } : {};
  return { value: chosen.map((option) => option.value), ...note };
}

function readNumber({ type, value, min, max }: InputParams): Reading {
  const low = toNumber(min) ?? (type === "slider" ? 0 : -Infinity);
  const high = toNumber(max) ?? (type === "slider" ? 100 : Infinity);
  const number = toNumber(value);
  if (number === null) {
    return { value: type === "slider" ? low : Number.isFinite(low) ? low : null };
  }
  const inside = Math.min(Math.max(number, low), high);
  return inside === number
    ? { value: number }
    : { value: inside, note: texts.outside(number, inside) };
}

function readRange(value: unknown, { min, max }: InputParams): Reading {
  const given = (value ?? {}) as { from?: unknown; to?: unknown };
  const [first, last] = Array.isArray(value) ? (value as unknown[]) : [given.from, given.to];
  const range = { from: toDate(first) ?? toDate(min), to: toDate(last) ?? toDate(max) };
  if (range.from && range.to && range.from > range.to) {
    return { value: { from: range.to, to: range.from } satisfies DateRange, note: texts.turned };
  }
  return { value: range satisfies DateRange };
}

export function toNumber(value: unknown): number | null {
  if (value === undefined || value === null || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Midnight UTC of `YYYY-MM-DD`, the form in which the engine keeps local times. */
export function toDate(value: unknown): Date | null {
  if (value instanceof Date) return value;
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value ?? ""));
  if (!match) return null;
  const date = new Date(`${match[0]}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && keyOf(date) === match[0] ? date : null;
}
