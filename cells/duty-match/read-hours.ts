import { columnIn } from "@/cells/areas/columns";
import { insideSql } from "@/cells/patrol/incidents";
import { keyedSql, keyNames } from "@/cells/patrol/beats";
import type { ReadPatrol } from "@/cells/patrol/read";
import { refuseHidden } from "@/cells/people/offered";
import { pointTable, type PointTable } from "@/cells/spatial/points";
import { pointOf, timeOf } from "@/datasets/model/roles";
import { isUsablePoint } from "@/datasets/model/usable-point";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";
import type { HourCounts } from "@/lib/methods/patrol/hot-hours";
import type { Pings } from "@/lib/methods/patrol/pings";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DutyMatchParams } from "./params";
import { texts } from "./texts";

export interface ReadHours {
  counts: HourCounts;
  pings: Pings | null;
  /** Degrees of the middle of the squares, which all have the same size there. */
  latitude: number;
  words: string[];
}

const metresPerDegree = 111_320;
/** More squares than this in a row of them are on no globe. */
const stride = 1_000_000;

/** SQL: the number of the square of a point; near enough to metres for squares of a beat. */
const squareSql = (x: string, y: string, latitude: number, size: number): string => {
  const across = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  return `(floor((${x}) * ${(across / size).toFixed(6)}) * ${stride} + floor((${y}) * ${(metresPerDegree / size).toFixed(6)}))::double`;
};

/** Incidents by square and hour of the week; null, with the reason, where the data has no places or hours. */
export async function readHours(
  context: RunContext,
  params: DutyMatchParams,
  patrol: ReadPatrol,
  except: string,
): Promise<ReadHours | { words: string[] }> {
  const { dated, span, beats } = patrol;
  if (dated.precision !== "time") return { words: [texts.noHours] };
  const guess = pointOf(dated.table);
  if (!guess && !(params.latitude && params.longitude)) return { words: [texts.noPoints] };
  const from = await pointTable(context, params);
  const { x, y, isUsable } = from;
  const inside = `${insideSql(dated.time, span)} and ${isUsable} and not ${except}`;
  const latitude = await middleLatitude(context, from, inside);
  if (latitude === null) return { words: [texts.noPoints] };
  const hour = `((isodow(t) - 1) * 24 + hour(t))::integer`;
  const keys = keyNames(beats.by.length);
  const sql = `select ${keys.join(", ")}, s, ${hour} as h, sum(a)::double as n
from (select ${keys.join(", ")}, ${dated.time} as t, ${dated.amount} as a, ${squareSql(x, y, latitude, params.size)} as s
from ${keyedSql({ table: dated.table, columns: beats.by })} where ${inside}) group by all`;
  const rows = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const counts = {
    square: rows.numbers("s").slice(),
    hour: rows.numbers("h").slice(),
    beat: Int32Array.from({ length: rows.numRows }, (_, row) =>
      beats.numberOf(names.map((each) => each[row]!)),
    ),
    count: rows.numbers("n").slice(),
  };
  const used = counts.count.reduce((sum, each) => sum + each, 0);
  const pings = params.pings ? await readPings(context, params, patrol, latitude) : null;
  return {
    ...{ counts, latitude, pings },
    words: [texts.placed(used), ...(pings ? [texts.pings(pings.time.length, params.pings!)] : [])],
  };
}

async function middleLatitude(
  { engine, signal }: RunContext,
  { table, y }: PointTable,
  inside: string,
): Promise<number | null> {
  const sql = `select median(${y})::double as y from ${q(table.name)} where ${inside}`;
  const found = decodeTable(await engine.query(sql, { signal })).value("y", 0);
  return found === null ? null : Number(found);
}

const unit = / (unit|vehicle|callsign|call sign|device|car|imei|set) /;

/** The column of positions that says whose they are. */
export const unitOf = (table: TableInfo): string | undefined =>
  table.columns.find(({ name }) => unit.test(` ${wordsOf(name)} `))?.name;

async function readPings(
  context: RunContext,
  params: DutyMatchParams,
  { span }: ReadPatrol,
  latitude: number,
): Promise<Pings> {
  const table = await context.table(params.pings!);
  const [time, point] = [timeOf(table), pointOf(table)];
  const own = params.ping_unit ? columnIn(table, params.ping_unit, "ping_unit") : unitOf(table);
  if (!time || !point || !own) {
    throw new CellFailure({ message: texts.pingColumns(table.name), hint: texts.pingHint });
  }
  refuseHidden(table, [time, own]);
  const [x, y] = [point.longitude, point.latitude].map(
    (column) => `try_cast(${q(column)} as double)`,
  ) as [string, string];
  const at = `try_cast(${q(time)} as timestamp)`;
  const sql = `select dense_rank() over (order by u)::integer as u, epoch_ms(t)::double as t, s
from (select cast(${q(own)} as varchar) as u, ${at} as t, ${squareSql(x, y, latitude, params.size)} as s
from ${q(table.name)} where ${isUsablePoint(y, x)}) where u is not null and ${insideSql("t", span)}`;
  const rows = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  return {
    unit: rows.numbers("u").slice(),
    time: rows.numbers("t").slice(),
    square: rows.numbers("s").slice(),
  };
}
