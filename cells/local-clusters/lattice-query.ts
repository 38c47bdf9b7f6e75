import { geometryOf } from "@/cells/areas/columns";
import type { PointTable } from "@/cells/spatial/points";
import type { TableInfo } from "@/lib/engine/engine";
import type { PlaneSeries } from "@/lib/methods/spatial/plane-series";
import { quoteIdentifier as q } from "@/lib/sql/quote";

/** Rows that are looked at to find out where the points lie. */
const sampled = 20_000;

/** Every so many rows, so that the same table gives the same answer. */
export function sampleQuery({ table, x, y, isUsable }: PointTable): string {
  const step = Math.max(1, Math.floor(table.rows / sampled));
  const every = step === 1 ? "" : ` and rowid % ${step} = 0`;
  return `select ${x} as x, ${y} as y from ${q(table.name)} where ${isUsable}${every}`;
}

/**
 * Counts of points by column and row of squares of `side` metres on the zone's grid; column and row
 * are null for usable points outside the box of the series. `slice` is SQL of a whole number that
 * parts them further; rows where it is null are left out.
 */
export function latticeQuery(
  { table, x, y, isUsable }: PointTable,
  series: PlaneSeries,
  side: number,
  slice?: string,
): string {
  const { centre, half } = series;
  const at = (metres: number[][]) => `floor((${polynomial(metres)}) / ${side})`;
  const isInside = "u between -1 and 1 and v between -1 and 1";
  const own = slice ? `, ${slice} as s` : "";
  return `select case when ${isInside} then ${at(series.x)} end::integer as c,
  case when ${isInside} then ${at(series.y)} end::integer as r${slice ? ", s" : ""}, count(*)::integer as n
from (
  select (${x} - ${numeral(centre.x)}) / ${numeral(half.x)} as u, (${y} - ${numeral(centre.y)}) / ${numeral(half.y)} as v${own}
  from ${q(table.name)} where ${isUsable}
)${slice ? " where s is not null" : ""} group by all`;
}

/** Counts of points at each place, for what arithmetic alone cannot place. */
export function placesQuery({ table, x, y, isUsable }: PointTable, slice?: string): string {
  const own = slice ? `, ${slice} as s` : "";
  return `select x, y${slice ? ", s" : ""}, count(*)::integer as n
from (select ${x} as x, ${y} as y${own} from ${q(table.name)} where ${isUsable})
${slice ? "where s is not null " : ""}group by all order by all`;
}

/** The points one by one. */
export function pointsQuery({ table, x, y, isUsable }: PointTable, slice?: string): string {
  const own = slice ? `, ${slice} as s` : "";
  return `select ${x} as x, ${y} as y${own} from ${q(table.name)} where ${isUsable}`;
}

/** The outlines of a table of areas. */
export const outlinesQuery = (table: TableInfo): string =>
  `select cast(${q(geometryOf(table) ?? "geometry")} as varchar) as geometry from ${q(table.name)} order by rowid`;

/** Horner's rule in u and v. Numerals with an exponent are doubles, others decimals of limited digits. */
function polynomial(rows: readonly number[][]): string {
  const inV = rows.map((row) =>
    row.map(numeral).reduceRight((sum, each) => `(${sum}) * v + ${each}`),
  );
  return inV.reduceRight((sum, each) => `(${sum}) * u + (${each})`);
}

const numeral = (value: number) => `(${value.toExponential()})`;
