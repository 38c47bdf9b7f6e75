import { isPoint, type PointColumns } from "@/cells/map/queries";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { Kept } from "./columns";

/** Column of the data and column of the areas that hold the same names. */
export type Pair = readonly [data: string, areas: string];

/** A name as names are compared: without regard to case, to blanks and to zeros in front. */
export const plain = (expression: string): string =>
  `nullif(lower(ltrim(regexp_replace(trim(cast(${expression} as varchar)), '\\s+', ' ', 'g'), '0')), '')`;

/** The same of a text at hand. */
export const plainName = (name: string): string =>
  name.trim().replace(/\s+/g, " ").replace(/^0+/, "").toLowerCase();

/** Areas by their plain names, the first row of those with the same. */
const areasByName = (areas: string, columns: readonly string[]): string => {
  const keys = columns.map((column, i) => `${plain(q(column))} as k${i}`);
  return `select ${columns.map((_, i) => `k${i}`).join(", ")}, min(id) as area, count(*) as areas
from (select rowid as id, ${keys.join(", ")} from ${q(areas)}) group by ${columns.map((_, i) => `k${i}`).join(", ")}`;
};

const same = (left: string, right: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${left}.k${i} = ${right}.k${i}`).join(" and ");

/** One row for each row of the data, in any order: id, x, y (null where unusable), recorded area. */
export function pointsQuery(point: PointColumns, areas: string, recorded: readonly Pair[]): string {
  const [x, y] = [q(point.longitude), q(point.latitude)];
  const good = isPoint(point);
  const columns = `rowid as id, case when ${good} then try_cast(${x} as double) end as x,
  case when ${good} then try_cast(${y} as double) end as y`;
  if (recorded.length === 0) return `select ${columns} from ${q(point.table)}`;
  const own = recorded.map(([data], i) => `${q(data)} as n${i}`).join(", ");
  const keys = recorded.map((_, i) => `${plain(`n${i}`)} as k${i}`).join(", ");
  const names = recorded.map(([, column]) => column);
  const matches = recorded.map((_, i) => `r.n${i} is not distinct from d.n${i}`).join(" and ");
  // Names are made plain once each, not once a row.
  return `select d.id, d.x, d.y, coalesce(r.area, -1)::integer as recorded
from (select ${columns}, ${own} from ${q(point.table)}) d
left join (select n.*, a.area from (select *, ${keys} from (select distinct ${own} from ${q(point.table)})) n
  join (${areasByName(areas, names)}) a on ${same("a", "n", recorded.length)}) r on ${matches}`;
}

/** Points and what they name, for code: without the numbers of the rows. */
export function plainPointsQuery(point: PointColumns, recorded: readonly Pair[]): string {
  const good = isPoint(point);
  const [x, y] = [q(point.longitude), q(point.latitude)];
  const name = recordedName(recorded.map(([data]) => data));
  return `select case when ${good} then try_cast(${x} as double) end as x,
  case when ${good} then try_cast(${y} as double) end as y${name} from ${q(point.table)}`;
}

/** Outlines of the areas with the columns that rows get, for code. */
export function plainOutlinesQuery(
  areas: string,
  geometry: string,
  kept: readonly Kept[],
  recorded: readonly Pair[],
): string {
  const columns = kept.map(({ column, as }) => `, ${q(column)} as ${q(as)}`).join("");
  const name = recordedName(recorded.map(([, column]) => column));
  return `select cast(${q(geometry)} as varchar) as geometry${columns}${name} from ${q(areas)}`;
}

const recordedName = (columns: readonly string[]) =>
  columns.length === 0
    ? ""
    : `, concat_ws('|', ${columns.map((c) => plain(q(c))).join(", ")}) as recorded`;

/** The rows of the data with the columns of the area that they name, as one query. */
export function matchedQuery(
  data: string,
  areas: string,
  by: readonly Pair[],
  crosswalk: Crosswalk | undefined,
  kept: readonly Kept[],
): string {
  const columns = kept.map(({ column, as }) => `, o.${q(column)} as ${q(as)}`).join("");
  const on = by.map(([column], i) => `n.n${i} is not distinct from d.${q(column)}`).join(" and ");
  return `with names as (${namesQuery(data, areas, by, crosswalk)})
select d.*${columns} from ${q(data)} d left join names n on ${on}
left join ${q(areas)} o on o.rowid = n.area`;
}

/** The outlines of the areas in their order, and the first area of the same recorded name. */
export function outlinesQuery(areas: string, geometry: string, recorded: readonly Pair[]): string {
  const keys = recorded.map(([, column]) => plain(q(column))).join(", ");
  const first = keys ? `, (min(rowid) over (partition by ${keys}))::integer as first` : "";
  return `select cast(${q(geometry)} as varchar) as geometry${first} from ${q(areas)} order by rowid`;
}

/** Columns of the areas in their order, as text, called c0, c1 … */
export function valuesQuery(areas: string, kept: readonly Kept[]): string {
  const columns = kept.map(({ column }, i) => `, cast(${q(column)} as varchar) as c${i}`).join("");
  return `select rowid as id${columns} from ${q(areas)} order by rowid`;
}

/**
 * The rows of the data, each with the values of the area whose number stands beside it in `places`.
 * The values come as variables $c0, $c1 …, each a list in the order of the areas, because a join
 * would be free to give the rows another order.
 */
export function placedQuery(data: string, places: string, kept: readonly Kept[]): string {
  const added = kept
    .map(({ as, type }, i) => `, cast($c${i}[p.area + 1] as ${type}) as ${q(as)}`)
    .join("");
  return `select d.*${added} from ${q(data)} d positional join ${q(places)} p`;
}

export interface Crosswalk {
  table: string;
  from: string;
  to: string;
}

/** One row for each combination of names in the data: how many rows, which area and how it was found. */
export function namesQuery(
  data: string,
  areas: string,
  by: readonly Pair[],
  crosswalk: Crosswalk | undefined,
): string {
  const names = by.map(([column], i) => `${q(column)} as n${i}`).join(", ");
  const keys = by.map((_, i) => `${plain(`n${i}`)} as k${i}`).join(", ");
  const exact = by
    .map(([, column], i) => `cast(n${i} as varchar) = cast(o.${q(column)} as varchar)`)
    .join(" and ");
  const columns = by.map((_, i) => `n.n${i}`).join(", ");
  const named = `select ${names}, count(*) as rows from ${q(data)} group by all`;
  const plainNames = `select *, ${keys} from (${named})`;
  const translated = crosswalk
    ? `select n.* exclude (k0), coalesce(x.t, n.k0) as k0, x.t is not null as translated
from (${plainNames}) n left join (select ${plain(q(crosswalk.from))} as f, min(${plain(q(crosswalk.to))}) as t
  from ${q(crosswalk.table)} where ${plain(q(crosswalk.to))} is not null group by 1) x on x.f = n.k0`
    : `select *, false as translated from (${plainNames})`;
  return `select ${columns}, n.rows::integer as rows, a.area::integer as area, coalesce(a.areas, 0)::integer as areas,
  n.translated, coalesce(${exact}, false) as exact, ${by.map((_, i) => `n.k${i} is not null`).join(" and ")} as named
from (${translated}) n
left join (${areasByName(
    areas,
    by.map(([, column]) => column),
  )}) a on ${same("a", "n", by.length)}
left join ${q(areas)} o on o.rowid = a.area`;
}

/** For each row of the data, in their order, the row number of its area; null for none. */
export function placesByName(data: string, names: string, by: readonly Pair[]): string {
  const on = by.map(([column], i) => `n.n${i} is not distinct from d.${q(column)}`).join(" and ");
  return `select n.area from ${q(data)} d left join ${q(names)} n on ${on} order by d.rowid`;
}

export const matchTotals = (names: string): string => `select
  coalesce(sum(rows), 0)::double as rows,
  coalesce(sum(rows) filter (where named), 0)::double as named,
  coalesce(sum(rows) filter (where area is not null), 0)::double as matched,
  coalesce(sum(rows) filter (where area is not null and translated), 0)::double as translated,
  coalesce(sum(rows) filter (where area is not null and not translated and not exact), 0)::double as loose,
  (count(distinct area) filter (where areas > 1))::double as shared,
  (count(*) filter (where area is null and named))::double as unmatched
from ${q(names)}`;

export const unmatchedNames = (names: string, by: readonly Pair[], most: number): string =>
  `select concat_ws(' · ', ${by.map((_, i) => `n${i}`).join(", ")}) as name, sum(rows)::double as rows
from ${q(names)} where area is null and named group by 1 order by 2 desc, 1 limit ${most}`;

/** How many rows each area got by name. */
export const rowsByArea = (names: string): string =>
  `select area::integer as area, sum(rows)::double as rows from ${q(names)} where area is not null group by 1`;
