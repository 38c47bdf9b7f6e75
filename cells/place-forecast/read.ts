import { columnIn } from "@/cells/areas/columns";
import { discoveredIn, type Discovered } from "@/cells/ground/discovered";
import { keptUntil } from "@/cells/learning/params";
import { refuseHidden } from "@/cells/people/offered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { queryRows } from "@/cells/rows";
import { pointTable, type PointTable } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { numberSql } from "@/cells/temporal/periods";
import { windowOf } from "@/cells/temporal/window";
import { earliestOrigin } from "@/lib/methods/places/learned";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { othersAlike } from "./others";
import type { PlaceForecastParams } from "./params";
import { mostTried } from "./refit";
import { texts } from "./texts";

export interface ReadPlaces {
  table: string;
  /** Arrow: x and y (degrees), day (since 1970, with its part where the clock is known), k: 0 for what is forecast, 1 … for the others. */
  points: Uint8Array;
  /** What was asked, for the same as a program. */
  sql: string;
  /** First day of the register, and the first that is forecast. */
  from: number;
  origin: number;
  column: string | null;
  /** The type that is forecast; null for all incidents. */
  value: string | null;
  others: string[];
  /** For the provenance. */
  words: string[];
}

/** Reads which incidents were where and when, before the day that is forecast. Throws CellFailure. */
export async function readPlaces(
  context: RunContext,
  params: PlaceForecastParams,
): Promise<ReadPlaces> {
  const from = await pointTable(context, params);
  const dated = await datedTable(context, params);
  const { table } = from;
  if (dated.precision === "month") {
    throw new CellFailure({ message: texts.onlyMonths(dated.column), hint: texts.onlyMonthsHint });
  }
  const column = params.column ? columnIn(table, params.column, "column") : null;
  refuseHidden(table, [column ?? undefined]);
  refuseProtected(table.name, [column ?? undefined]);
  const span = await spanOf(context, dated, params);
  const found = await discoveredIn(context, table);
  const isLeftOut = found !== null && params.discovered === "leave-out";
  const day = numberSql.day(dated.time);
  const inside = [
    from.isUsable,
    `${dated.time} is not null`,
    ...(isLeftOut ? [`not ${found.sql}`] : []),
    `${day} >= ${span.from}`,
    `${day} < ${span.origin}`,
  ].join(" and ");
  const value =
    column && (params.value ?? (await mostFrequent(context, table.name, column, inside)));
  const isOwn = value === null ? "true" : `cast(${q(column!)} as varchar) = ${quoteString(value)}`;
  const own = await countWords(context, from, dated, { found, isLeftOut, inside, isOwn, value });
  const others =
    value !== null && params.others === "automatic"
      ? await othersAlike(context, from, {
          column: column!,
          value,
          size: params.size,
          inside: `${inside} and ${day} < ${firstTested(span, params)}`,
        })
      : [];
  const sql = pointsSql(from, dated, { column, value, others, inside });
  context.progress(null, spatialTexts.gettingPoints);
  const points = await context.engine.query(sql, { signal: context.signal });
  return {
    table: table.name,
    points,
    sql,
    ...span,
    column,
    value,
    others,
    words: [dated.words, ...own, texts.others(others, params.others === "none" || value === null)],
  };
}

/** First day on which a model that learns from other types is tested, by the forecast or as the kept one: later days must not choose them. */
function firstTested(
  { from, origin }: Awaited<ReturnType<typeof spanOf>>,
  { origins, horizon, kept }: PlaceForecastParams,
): number {
  const tested = origin - origins * horizon;
  const tried = kept === undefined ? tested : keptUntil(kept) / 86_400_000 - mostTried * horizon;
  return Math.max(earliestOrigin({ from, horizon }), Math.min(tested, tried));
}

/** Days from the first that the register covers to the last, strays left out. */
async function spanOf(
  { engine, signal }: RunContext,
  { table, time, end }: DatedTable,
  { as_of }: PlaceForecastParams,
) {
  const sql = `select ${numberSql.day(time)} as s, count(*)::integer as n, epoch_ms(min(${time})) as first, epoch_ms(max(${time})) as last
from ${q(table.name)} where ${time} is not null group by s order by s`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const [numbers, counts] = [found.numbers("s"), found.numbers("n")];
  const [first, last] = [found.numbers("first"), found.numbers("last")];
  const window = windowOf("day", { numbers, counts, first, last }, end);
  const origin = as_of ? Math.round(Date.parse(as_of) / 86_400_000) : window.first + window.size;
  if (origin <= window.first) {
    throw new CellFailure({ message: texts.beforeAll(as_of ?? ""), hint: texts.beforeAllHint });
  }
  const after = window.first + window.size;
  if (origin > after) {
    throw new CellFailure({ message: texts.afterAll(as_of!, after), hint: texts.beforeAllHint });
  }
  return { from: window.first, origin };
}

async function mostFrequent(
  { engine, signal }: RunContext,
  table: string,
  column: string,
  inside: string,
): Promise<string> {
  const [row] = await queryRows(
    engine,
    `select cast(${q(column)} as varchar) as value from ${q(table)}
where ${inside} and ${q(column)} is not null group by value order by count(*) desc, value limit 1`,
    { signal },
  );
  if (!row) throw new CellFailure({ message: texts.noValue(table, column) });
  return String(row.value);
}

interface Chosen {
  found: Discovered | null;
  isLeftOut: boolean;
  inside: string;
  isOwn: string;
  value: string | null;
}

/** How many rows are used, and why others are not. */
async function countWords(
  { engine, signal }: RunContext,
  { table, isUsable }: PointTable,
  { time }: DatedTable,
  { found, isLeftOut, inside, isOwn, value }: Chosen,
): Promise<string[]> {
  const usable = `${isUsable} and ${time} is not null`;
  const [row] = await queryRows(
    engine,
    `select count(*) filter (${isUsable})::double as usable, count(*) filter (${usable})::double as timed,
count(*) filter (${usable} and ${found?.sql ?? "false"})::double as discovered,
count(*) filter (${usable} and ${found?.sql ?? "false"} and ${isOwn})::double as own_discovered,
count(*) filter (${inside})::double as inside, count(*) filter (${inside} and ${isOwn})::double as own
from ${q(table.name)}`,
    { signal },
  );
  const count = row as Record<
    "usable" | "timed" | "discovered" | "own_discovered" | "inside" | "own",
    number
  >;
  if (count.usable === 0) {
    throw new CellFailure({
      message: spatialTexts.noUsable(table.name),
      hint: spatialTexts.noUsableHint,
    });
  }
  if (count.own === 0) {
    throw new CellFailure({
      message: texts.noIncidents(table.name, value),
      hint: texts.noIncidentsHint,
    });
  }
  const rest = count.timed - (isLeftOut ? count.discovered : 0) - count.inside;
  return [
    spatialTexts.usable(count.usable, table.rows),
    found
      ? texts.discovered[isLeftOut ? "leftOut" : "kept"](
          count.discovered,
          count.own_discovered,
          found.column,
          value,
        )
      : texts.discovered.unknown,
    ...(rest > 0 ? [texts.outsideSpan(rest)] : []),
    texts.own(count.own, value),
  ];
}

/** Programs ask the same, and see tables of people without their rows' numbers. */
function pointsSql(
  { table, x, y }: PointTable,
  { time }: DatedTable,
  {
    column,
    value,
    others,
    inside,
  }: { column: string | null; value: string | null; others: readonly string[]; inside: string },
): string {
  const day = `epoch_ms(${time})::double / 86400000`;
  if (value === null) {
    return `select ${x} as x, ${y} as y, ${day} as day, 0 as k from ${q(table.name)} where ${inside}`;
  }
  const types = [value, ...others].map(quoteString);
  const kinds = types.map((type, k) => `when ${type} then ${k}`).join(" ");
  const kind = `cast(${q(column!)} as varchar)`;
  return `select ${x} as x, ${y} as y, ${day} as day, case ${kind} ${kinds} end as k
from ${q(table.name)} where ${inside} and ${kind} in (${types.join(", ")})`;
}
