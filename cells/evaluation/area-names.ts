import type { By } from "@/cells/areas/pairs";
import { plainName } from "@/cells/areas/queries";
import { keyColumns, keyNames } from "@/cells/patrol/beats";
import { guessBy } from "@/cells/patrol/read";
import { queryRows } from "@/cells/rows";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { EvaluationParams } from "./params";

/** An area as the data names it. */
export interface NamedArea {
  /** "Market · BEAT NO 4". */
  name: string;
  /** Plain values of its columns: what names are compared by. */
  key: string;
  /** Rows of the data. */
  rows: number;
}

const separator = "\u0001";

/** Columns that name areas: those of the form, else those that usually do; undefined where points decide. */
export function byOf(
  { by, latitude, longitude }: Pick<EvaluationParams, "by" | "latitude" | "longitude">,
  data: TableInfo,
  areas: TableInfo | null | undefined,
): By | undefined {
  if (by) return by;
  if (areas && (latitude || longitude)) return undefined;
  const guess = guessBy(data);
  const has = (wanted: string) =>
    !areas || areas.columns.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return guess && (guess as readonly string[]).every(has) ? guess : undefined;
}

/** Areas that a table names, in the order of their plain names, which is that of their numbers. */
export async function areaNames(
  engine: Engine,
  table: string,
  by: readonly string[],
  signal: AbortSignal,
): Promise<NamedArea[]> {
  const keys = keyNames(by.length);
  const own = by.map((column, i) => `min(trim(cast(${q(column)} as varchar))) as v${i}`);
  const sql = `select ${keys.join(", ")}, ${keys.map((_, i) => `min(v${i}) as v${i}`).join(", ")}, sum(r)::double as r
from (select ${keyColumns(by)}, ${own.join(", ")}, count(*) as r from ${q(table)} group by ${by.map((each) => q(each)).join(", ")})
where ${keys.map((key) => `${key} is not null`).join(" and ")} group by ${keys.join(", ")} order by ${keys.join(", ")}`;
  const found = await queryRows(engine, sql, { signal });
  return found.map((row) => ({
    name: keys.map((_, i) => String(row[`v${i}`])).join(" · "),
    key: keys.map((key) => String(row[key])).join(separator),
    rows: row.r as number,
  }));
}

/** SQL: number of the area of each combination of names in the data, as n0, n1 … and area. */
export function numbersSql(table: string, by: readonly string[]): string {
  const keys = keyNames(by.length);
  const names = by.map((column, i) => `${q(column)} as n${i}`).join(", ");
  return `select * exclude (${keys.join(", ")}), (dense_rank() over (order by ${keys.join(", ")}) - 1)::integer as area
from (select ${names}, ${keyColumns(by)} from (select distinct ${by.map((each) => q(each)).join(", ")} from ${q(table)}))
where ${keys.map((key) => `${key} is not null`).join(" and ")}`;
}

/** Outlines by the plain names of their areas; the first of those with the same. */
export async function outlinesByKey(
  engine: Engine,
  table: string,
  by: readonly string[],
  geometry: string,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const keys = keyNames(by.length);
  const sql = `select ${keyColumns(by)}, cast(${q(geometry)} as varchar) as geometry from ${q(table)} order by rowid`;
  const found = new Map<string, string>();
  for (const row of await queryRows(engine, sql, { signal })) {
    const key = keys.map((each) => String(row[each])).join(separator);
    if (row.geometry !== null && !found.has(key)) found.set(key, row.geometry as string);
  }
  return found;
}

/** BEAT 2 before BEAT 10. */
export const byName = new Intl.Collator("en", { numeric: true }).compare;

/** A name as names of a form are compared: each part by itself. */
const plainParts = (name: string): string => name.split("·").map(plainName).join("·");

/** Numbers of the areas called so, and the names that no area has. */
export function numbersOf(
  wanted: readonly string[],
  names: readonly string[],
): { numbers: number[]; unknown: string[] } {
  const known = new Map(names.map((name, number) => [plainParts(name), number]));
  const found = wanted.map((name) => known.get(plainParts(name)));
  return {
    numbers: [...new Set(found.filter((number) => number !== undefined))],
    unknown: wanted.filter((_, i) => found[i] === undefined),
  };
}
