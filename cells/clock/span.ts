import { columnIn } from "@/cells/areas/columns";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";

const closing = new Set(["to", "until", "end", "ended", "ends", "latest"]);
const opening = new Set([
  "from",
  "fr",
  "start",
  "started",
  "starts",
  "earliest",
  "begin",
  "at",
  "on",
]);
const kinds = ["timestamp", "date"];

const stem = (name: string) =>
  wordsOf(name)
    .split(" ")
    .filter((word) => !closing.has(word) && !opening.has(word))
    .join(" ");

/**
 * The column of the latest time at which it can have happened: told, or a time that is called as the
 * start is but for "to" instead of "from". Null when there is none, or when it is told to be the start.
 */
export function spanEnd(table: TableInfo, start: string, told: string | undefined): string | null {
  if (told) {
    const column = columnIn(table, told, "to");
    return column === start ? null : column;
  }
  const found = table.columns.find(
    ({ name, kind }) =>
      name !== start &&
      kinds.includes(kind) &&
      wordsOf(name)
        .split(" ")
        .some((word) => closing.has(word)) &&
      stem(name) === stem(start),
  );
  return found?.name ?? null;
}
