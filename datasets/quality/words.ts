import { formatDate, formatNumber, formatTimestamp } from "@/lib/table/format";

/** Numbers and names as findings write them. */
export const count = (value: number): string => formatNumber(Math.round(value));

/** `41 %`, `0.4 %`, `under 0.1 %`: never 0 % of something, never 100 % of nearly all. */
export function percent(part: number, all: number): string {
  if (all === 0 || part === 0) return "0 %";
  const share = (100 * part) / all;
  if (part === all) return "100 %";
  if (share < 0.1) return "under 0.1 %";
  if (share > 99.9) return "over 99.9 %";
  return `${formatNumber(share, "en-GB", share < 10 || share > 90 ? 1 : 0)} %`;
}

/** `1,225 of 1,333 rows (92 %)`. */
export const ofRows = (part: number, all: number, what = "rows"): string =>
  `${count(part)} of ${count(all)} ${what} (${percent(part, all)})`;

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${Math.round(value) === 1 ? one : many}`;

const longest = 60;

/** A value as it stands, cut where it is long. Blanks at its ends and line breaks are made visible. */
export function quoted(value: string): string {
  const visible = value
    .replace(/\r\n|[\r\n]/g, "⏎")
    .replace(/^ +| +$/g, (blanks) => "␣".repeat(blanks.length));
  return `“${visible.length > longest ? `${visible.slice(0, longest)}…` : visible}”`;
}

export const listed = (items: readonly string[], most = 3): string => {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${count(rest)} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
};

export const day = (value: Date): string => formatDate(value);
export const moment = (value: Date): string => formatTimestamp(value);

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Apr 2020`, of a count of months since year 0. */
export const monthOf = (index: number): string =>
  `${months[((index % 12) + 12) % 12]} ${Math.floor(index / 12)}`;

/** `05:30`, of minutes since midnight. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** `15.8752 N 75.9373 E`. */
export const place = (latitude: number, longitude: number): string => {
  const side = (value: number, plus: string, minus: string) =>
    `${Math.abs(value).toFixed(4)} ${value < 0 ? minus : plus}`;
  return `${side(latitude, "N", "S")} ${side(longitude, "E", "W")}`;
};
