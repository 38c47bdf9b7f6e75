import { z } from "zod";
import type { TableInfo } from "@/lib/engine/engine";
import type { Name } from "@/lib/notebook/document";
import { editParams, readParams } from "./params";

/** The text of a cell that reads other tables. */
export interface ReadInstead {
  source: string;
  /** Parameters that named columns which its tables no longer have: the cell chooses by itself. */
  dropped: readonly string[];
}

/** A cell's parameters as they are written, whatever its kind; none where the text is not YAML. */
export function writtenParams(source: string): Readonly<Record<string, unknown>> {
  const read = readParams(z.record(z.string(), z.unknown()), source);
  return read.ok ? read.params : {};
}

/**
 * `tables`: table by parameter, `undefined` for one that is no longer read. `before` and `after`:
 * every table that the cell reads, then and now. A parameter goes where all that it names were
 * columns and one of them is no longer there; what is no column (a day, a beat's name) stays.
 */
export function readInstead(
  source: string,
  tables: Readonly<Record<string, Name | undefined>>,
  before: readonly TableInfo[],
  after: readonly TableInfo[],
): ReadInstead {
  const [were, are] = [columnsOf(before), columnsOf(after)];
  const dropped = Object.entries(writtenParams(source)).flatMap(([key, value]) => {
    if (key in tables) return [];
    const named = namesIn(value);
    const isColumns = named.length > 0 && named.every((name) => were.has(name.toLowerCase()));
    return isColumns && !named.every((name) => are.has(name.toLowerCase())) ? [key] : [];
  });
  const gone = Object.fromEntries(dropped.map((key) => [key, undefined]));
  return { source: editParams(source, { ...tables, ...gone }), dropped };
}

/** Columns are compared as SQL does: without regard to case. */
const columnsOf = (tables: readonly TableInfo[]): ReadonlySet<string> =>
  new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())));

/** The words of `time: at`, `by: [station, beat]`, `by: {UnitName: station}` and `harm: {column: head, …}`. */
function namesIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.every(isWord) ? value : [];
  if (typeof value !== "object" || value === null) return [];
  if ("column" in value) return isWord(value.column) ? [value.column] : [];
  const pairs = Object.entries(value);
  return pairs.every((pair): pair is [string, string] => isWord(pair[1])) ? pairs.flat() : [];
}

const isWord = (value: unknown): value is string => typeof value === "string";
