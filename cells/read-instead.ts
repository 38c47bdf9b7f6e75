import { z } from "zod";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import type { RunnableKind } from "@/lib/session/kind";
import { readParams } from "./params";

/** Columns that every kind with such a parameter finds by itself. */
const found = new Set(
  "time latitude longitude geometry starts ends officers"
    .split(" ")
    .flatMap((key) => [key, `against_${key}`]),
);

/** Columns that some kinds find, where others are told by them what is asked. */
const foundBy: Readonly<Record<string, readonly string[]>> = {
  deployment: ["by"],
  "duty-match": ["by"],
  "beat-profile": ["by", "head", "status", "place"],
  performance: ["by", "status", "id", "call", "arrival"],
  scan: ["place"],
};

/** Tables beside the incidents that a cell works without. */
const spareTables: Readonly<Record<string, readonly string[]>> = {
  alerts: ["areas"],
  "beat-profile": ["duty", "beats", "people", "offenders"],
  compare: ["areas"],
  density: ["boundary"],
  deployment: ["duty", "beats", "forecast"],
  drivers: ["duty", "areas"],
  "duty-match": ["duty", "beats", "pings"],
  emerging: ["boundary"],
  grid: ["boundary"],
  "local-clusters": ["boundary"],
  performance: ["duty", "outcomes"],
  "place-forecast": ["boundary"],
  "point-pattern": ["boundary"],
  queueing: ["duty", "areas"],
  relations: ["areas"],
  "risk-terrain": ["boundary"],
};

export const isSpare = (kind: string, key: string): boolean =>
  spareTables[kind]?.includes(key) ?? false;

/** A cell's parameters as they are written, whatever its kind; none where the text is not YAML. */
export function writtenParams(source: string): Written {
  const read = readParams(z.record(z.string(), z.unknown()), source);
  return read.ok ? read.params : {};
}

/** Those of the parameters whose word is a table's name: a title or a unit may only look like one. */
export function tablesAmong(
  kind: RunnableKind,
  cell: Cell,
  params: Written,
  keys: readonly string[],
): readonly string[] {
  const probed = Object.fromEntries(keys.map((key, at) => [key, `a_table_that_nobody_has_${at}`]));
  // JSON is YAML: the parameters need not be written as the analyst wrote them.
  const source = JSON.stringify({ ...params, ...probed });
  const { reads } = kind.names({ ...cell, source });
  return keys.filter((key) => reads.includes(probed[key]!));
}

type Written = Readonly<Record<string, unknown>>;

/**
 * Parameters that named columns which are no longer there, where the cell finds its own. One that
 * narrows what is asked is none of them: the cell says that its column is missing. `before` and
 * `after`: every table that the cell reads, then and now.
 */
export function lostColumns(
  kind: string,
  params: Written,
  before: readonly TableInfo[],
  after: readonly TableInfo[],
): readonly string[] {
  const [were, are] = [columnsOf(before), columnsOf(after)];
  return Object.entries(params).flatMap(([key, value]) => {
    if (!found.has(key) && !foundBy[kind]?.includes(key)) return [];
    const named = namesIn(value);
    const isColumns = named.length > 0 && named.every((name) => were.has(name.toLowerCase()));
    return isColumns && !named.every((name) => are.has(name.toLowerCase())) ? [key] : [];
  });
}

/** Columns are compared as SQL does: without regard to case. */
const columnsOf = (tables: readonly TableInfo[]): ReadonlySet<string> =>
  new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())));

/** The words of `time: at`, `by: [station, beat]` and `by: {UnitName: station}`. */
function namesIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.every(isWord) ? value : [];
  if (typeof value !== "object" || value === null) return [];
  const pairs = Object.entries(value);
  return pairs.every((pair): pair is [string, string] => isWord(pair[1])) ? pairs.flat() : [];
}

const isWord = (value: unknown): value is string => typeof value === "string";
