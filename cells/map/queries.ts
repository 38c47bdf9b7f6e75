import { isUsablePoint } from "@/datasets/model/usable-point";
import { quoteIdentifier as q } from "@/lib/sql/quote";

export interface PointColumns {
  table: string;
  latitude: string;
  longitude: string;
}

/** A point that can be drawn: both numbers are there and usable. */
export function isPoint({ latitude, longitude }: PointColumns): string {
  const [y, x] = [`try_cast(${q(latitude)} as double)`, `try_cast(${q(longitude)} as double)`];
  return `coalesce(${isUsablePoint(y, x)}, false)`;
}

const coordinates = ({ latitude, longitude }: PointColumns) =>
  `try_cast(${q(longitude)} as double) as x, try_cast(${q(latitude)} as double) as y`;

/** One row: rows, points, and the box that holds the middle 99 % of them, so that one stray point does not set the view. */
export function extentQuery(point: PointColumns): string {
  return `select count(*)::double as rows, (count(*) filter (where good))::double as points,
  approx_quantile(x, 0.005) filter (where good) as west, approx_quantile(x, 0.995) filter (where good) as east,
  approx_quantile(y, 0.005) filter (where good) as south, approx_quantile(y, 0.995) filter (where good) as north
from (select ${coordinates(point)}, ${isPoint(point)} as good from ${q(point.table)})`;
}

/** Rows x, y, id (and colour): all points, or a repeatable random sample of `most`. */
export function pointsQuery(
  point: PointColumns,
  options: { color?: string | undefined; points: number; most: number; seed: number },
): string {
  const { color, points, most, seed } = options;
  const colour = color ? `, ${q(color)} as c` : "";
  const share = most / Math.max(1, points);
  // Hashing the row number keeps the same rows at each run, whatever the threads do.
  const sample =
    share < 1 ? ` and hash(rowid + ${seed}) % 1000000 < ${Math.floor(share * 1_000_000)}` : "";
  return `select ${coordinates(point)}, rowid::double as id${colour}
from ${q(point.table)} where ${isPoint(point)}${sample}`;
}

/** Metres for a degree at a latitude (WGS 84 series, good to a millimetre per metre at city size). */
export function metresPerDegree(latitude: number): { x: number; y: number } {
  const phi = (latitude * Math.PI) / 180;
  return {
    x: 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    y: 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  };
}

export interface HexGrid {
  longitude: number;
  latitude: number;
  /** Between opposite sides, metres. */
  cell: number;
}

/** Axial coordinates a, b of the pointed-top hexagon that holds a point: cube rounding, as expressions over x and y. */
export function hexColumns(grid: HexGrid): string {
  const metres = metresPerDegree(grid.latitude);
  const side = grid.cell / Math.sqrt(3);
  const mx = `((x - ${grid.longitude}) * ${metres.x})`;
  const my = `((y - ${grid.latitude}) * ${metres.y})`;
  const a = `((${Math.sqrt(3) / 3} * ${mx} - ${my} / 3) / ${side})`;
  const b = `((${2 / 3} * ${my}) / ${side})`;
  return `${a} as fa, ${b} as fb`;
}

/** From x, y and whatever else `inner` selects to the hexagon's a, b. */
export function withHex(inner: string, grid: HexGrid, keep: string): string {
  return `select ${keep},
  case when da > db and da > dc then -rb - rc else ra end as a,
  case when da > db and da > dc then rb when db > dc then -ra - rc else rb end as b
from (select *, abs(ra - fa) as da, abs(rb - fb) as db, abs(rc - fc) as dc
  from (select *, round(fa) as ra, round(fb) as rb, round(fc) as rc
    from (select *, -fa - fb as fc from (select *, ${hexColumns(grid)} from (${inner})))))`;
}

const measure = (weight: string | undefined) =>
  weight ? `coalesce(sum(try_cast(${q(weight)} as double)), 0)` : "count(*)";

export function hexQuery(point: PointColumns, grid: HexGrid, weight?: string): string {
  const keep = weight ? `try_cast(${q(weight)} as double) as w` : "1 as w";
  const extra = weight ? `, ${q(weight)}` : "";
  const inner = `select ${coordinates(point)}${extra} from ${q(point.table)} where ${isPoint(point)}`;
  return `select a::integer as a, b::integer as b, coalesce(sum(w), 0)::double as value
from (${withHex(inner, grid, keep)}) group by 1, 2`;
}

/** Points gathered on a grid much finer than what can be seen, so that 2 million rows draw at once. */
export function heatQuery(point: PointColumns, step: number, weight?: string): string {
  const extra = weight ? `, ${q(weight)}` : "";
  return `select avg(x) as x, avg(y) as y, ${measure(weight)}::double as value
from (select ${coordinates(point)}${extra} from ${q(point.table)} where ${isPoint(point)})
group by floor(x / ${step}), floor(y / ${step})`;
}

/** One row per area name in the data. */
export function areaQuery(table: string, match: string, weight?: string): string {
  return `select cast(${q(match)} as varchar) as area, ${measure(weight)}::double as value, count(*)::double as rows
from ${q(table)} group by 1`;
}

export function boundaryQuery(table: string, geometry: string, key?: string): string {
  const name = key ? `cast(${q(key)} as varchar)` : "null::varchar";
  return `select ${name} as area, cast(${q(geometry)} as varchar) as geometry from ${q(table)} where ${q(geometry)} is not null`;
}

/** The rows behind something that was clicked. */
export function rowsBehind(table: string, condition: string): string {
  return `select * from ${q(table)} where ${condition} limit 200`;
}

export function rowsBehindCount(table: string, condition: string): string {
  return `select count(*) as n from ${q(table)} where ${condition}`;
}

export function hexCondition(point: PointColumns, grid: HexGrid, a: number, b: number): string {
  const inner = `select ${coordinates(point)}, rowid as id from ${q(point.table)} where ${isPoint(point)}`;
  return `rowid in (select id from (${withHex(inner, grid, "id")}) where a = ${a} and b = ${b})`;
}
