import type { ColumnInfo, ColumnKind } from "@/lib/engine/engine";
import { formatCount } from "@/lib/ui/format";

const rows = (count: number) => (count === 1 ? "1 row" : `${formatCount(count)} rows`);
const columns = (count: number) => (count === 1 ? "1 column" : `${formatCount(count)} columns`);

const kinds: Record<ColumnKind, string> = {
  text: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  date: "date",
  timestamp: "date and time",
  time: "time of day",
  list: "list",
  other: "other",
};

/** What the table view says to its reader. */
export const gridTexts = {
  label: (name: string) => `Table ${name}`,
  help: "Arrow keys move between cells, Shift extends the selection, Control C copies it. On a heading, Enter sorts, Shift with left or right arrow changes the width, Alt with down arrow opens its menu.",
  size: (rowCount: number, columnCount: number) => `${rows(rowCount)} × ${columns(columnCount)}`,
  hidden: (count: number) => `${columns(count)} hidden`,
  showAll: "Show all",
  none: "No rows",
  empty: "empty",
  hiddenValue: "hidden",
  marked: "protected",
  leftOut: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is hidden and was left out.`
      : `${names.join(", ")} are hidden and were left out.`,
  nothingToCopy: "What is hidden is not copied.",
  failed: (why: string) => `These rows could not be read: ${why}`,
  again: "Try again",
  menu: (column: string) => `Column ${column}`,
  resize: (column: string) => `Width of ${column}`,
  ascending: "Sort smallest first",
  descending: "Sort largest first",
  unsorted: "Do not sort",
  pin: "Pin to the left",
  unpin: "Unpin",
  hide: "Hide",
  profile: "Profile",
  copied: (cells: number) => (cells === 1 ? "Copied 1 cell" : `Copied ${formatCount(cells)} cells`),
  tooMuchToCopy: (limit: number) =>
    `That is too much to copy: select fewer than ${formatCount(limit)} cells, or download the table.`,
  cannotCopy: "The browser did not allow copying. Click into the table and try again.",
  download: "Download CSV",
  downloadWithout: (count: number) =>
    `Download CSV without ${count === 1 ? "the hidden column" : `${count} hidden columns`}`,
  fileWithout: (name: string) => `${name} without people.csv`,
  downloading: (done: number, all: number) => `${formatCount(done)} of ${rows(all)}`,
  cancel: "Cancel",
  downloadFailed: (why: string) => `The download stopped: ${why}`,
  saveForSharing: (minimum: number) => `Save for sharing (counts below ${minimum} masked)`,
  fileShared: (name: string) => `${name} for sharing.csv`,
  masked: "masked",
  maskedCounts: (
    { small, others, counts }: { small: number; others: number; counts: number },
    minimum: number,
  ) => {
    if (small === 0) return `No count from 1 to ${minimum - 1} among ${formatCount(counts)}.`;
    const more = others > 0 ? ` and ${formatCount(others)} more that would give them away` : "";
    return `Masked: ${formatCount(small)} of ${formatCount(counts)} counts that are from 1 to ${minimum - 1}${more}.`;
  },
  profiling: "Looking through the column…",
  profileFailed: (why: string) => `This column could not be looked through: ${why}`,
  type: "Type",
  typeOf: ({ kind, type }: ColumnInfo) => `${kinds[kind]} (${type})`,
  rows: "Rows",
  missing: "Empty",
  share: (part: number, all: number) =>
    all === 0
      ? "0"
      : `${formatCount(part)} (${((100 * part) / all).toFixed(part > 0 && part / all < 0.001 ? 3 : 1)} %)`,
  distinct: "Different values",
  about: (count: number, isSample: boolean) =>
    isSample
      ? `${formatCount(count)} in the sample`
      : count > 10_000
        ? `about ${formatCount(count)}`
        : formatCount(count),
  sampled: (count: number) =>
    `Different values and frequencies are those of a sample of ${rows(count)}; the rest is exact.`,
  range: "Range",
  from: (min: string, max: string) => `${min} to ${max}`,
  mean: "Mean",
  bin: (label: string, count: number) => `${label}: ${rows(count)}`,
  histogram: (column: string) => `How often values of ${column} occur`,
  most: "Most frequent",
} as const;
