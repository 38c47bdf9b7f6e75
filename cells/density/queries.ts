import type { PointTable } from "@/cells/spatial/points";
import { quoteIdentifier as q } from "@/lib/sql/quote";

/** Up to this many rows every point is moved as it is; of more, the engine gathers them first. */
export const mostSingly = 100_000;

/** Metres of a degree of latitude, roughly. */
const degree = 111_000;

const weightOf = (weight: string | undefined) =>
  weight ? `try_cast(${q(weight)} as double)` : "1::double";

/** A weight that can be counted; rows without one are left out. */
const isWeight = (weight: string | undefined) =>
  weight ? ` and ${weightOf(weight)} >= 0 and isfinite(${weightOf(weight)})` : "";

/**
 * Rows x, y (degrees), n (incidents) and w (their weights): one an incident when `step` is 0, else one
 * for each square of so many metres, at the mean of its incidents.
 */
export function placesQuery(from: PointTable, weight: string | undefined, step: number): string {
  const { table, x, y, isUsable } = from;
  const points = `select ${x} as x, ${y} as y, 1::double as n, ${weightOf(weight)} as w
from ${q(table.name)} where ${isUsable}${isWeight(weight)}`;
  if (step === 0) return points;
  const side = step / degree;
  return `select avg(x) as x, avg(y) as y, count(*)::double as n, sum(w) as w from (${points})
group by (x / ${side})::integer, (y / ${side})::integer`;
}

/** One row: rows with a usable point, and those of them with a weight. */
export const countQuery = ({ table, isUsable }: PointTable, weight: string | undefined): string =>
  `select (count(*) filter (${isUsable}))::double as usable,
  (count(*) filter (${isUsable}${isWeight(weight)}))::double as weighed from ${q(table.name)}`;

/** Outlines of areas with what each counts, in their order. */
export const areasQuery = (table: string, geometry: string, weight: string | undefined): string =>
  `select cast(${q(geometry)} as varchar) as geometry, ${weightOf(weight)} as w
from ${q(table)} where ${q(geometry)} is not null${isWeight(weight)} order by rowid`;
