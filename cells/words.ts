import { formatNumber } from "@/lib/table/format";

/** A number with all of its digits that matter: 0.0001, 1,234.5. */
export const inFull = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: 9 });

export const whole = (value: number): string => formatNumber(Math.round(value));

/** Three digits are enough to picture a length, an area or a rate. */
export const three = (value: number): string => formatNumber(Number(value.toPrecision(3)));

export const rows = (count: number): string => (count === 1 ? "1 row" : `${whole(count)} rows`);

export const incidents = (count: number): string =>
  count === 1 ? "1 incident" : `${whole(count)} incidents`;

/** "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

export const percent = (part: number, all: number): string =>
  all === 0 ? "0 %" : `${((100 * part) / all).toFixed(part === all ? 0 : 1)} %`;

export const pWords = (p: number): string => {
  if (Number.isNaN(p)) return "p = –";
  if (p < 0.001) return "p < 0.001";
  return `p = ${p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
};
