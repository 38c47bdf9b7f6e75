import { columnIn } from "@/cells/areas/columns";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DatedTable } from "./dated";
import { beginOf, numberOf, numberSql, type Period } from "./periods";
import { texts } from "./texts";
import { windowOf } from "./window";

export interface SeriesOptions {
  period: Period;
  /** Columns of the table; a series for each combination of their values that occurs. None: one series. */
  by?: readonly string[];
  /** Fewer whole periods than this are a CellFailure. */
  least?: number;
  /** More series than this are a CellFailure. */
  most?: number;
  /** Last day that the data covers, when the analyst knows better than the last row. */
  asOf?: Date | undefined;
}

export interface ReadSeries {
  period: Period;
  /** First day of each period, ascending without a gap, and the day after the last. */
  begins: Date[];
  end: Date;
  by: string[];
  /** A series each: its values of `by`, in order of these; empty lists without `by`. */
  keys: string[][];
  /** Incidents: period t of series s at s * begins.length + t. */
  counts: Float64Array;
  /** For the provenance: periods, cut-off ones, rows left out. */
  words: string[];
}

/**
 * Incidents counted by period and series, periods without any among them. The first and last period
 * are left out where the data covers only part of them. Throws CellFailure.
 */
export async function readSeries(
  context: RunContext,
  data: DatedTable,
  { period, by = [], least = 1, most = 20_000, asOf }: SeriesOptions,
): Promise<ReadSeries> {
  const { table, time, amount, precision, column } = data;
  if (precision === "month" && (period === "day" || period === "week")) {
    throw new CellFailure({
      message: texts.tooCoarse(column, period),
      hint: texts.tooCoarseHint,
    });
  }
  context.progress(null, texts.counting);
  const window = await readWindow(context, data, period, asOf);
  if (window.size < least) {
    throw new CellFailure({
      message: texts.few(window.size, period, least),
      hint: texts.fewHint,
    });
  }
  const columns = by.map((each) => columnIn(table, each, "by"));
  const keyed = columns.map((each, i) => `cast(${q(each)} as varchar) as k${i}`);
  const names = columns.map((_, i) => `k${i}`);
  const counted = `with numbered as (
select ${[`${numberSql[period](time)} as s`, `${amount} as a`, ...keyed].join(", ")} from ${q(table.name)}
), counted as (
select ${["s", ...names].join(", ")}, sum(a)::double as n, count(*)::integer as r from numbered
where s between ${window.first} and ${window.first + window.size - 1} group by all
)`;
  const isNamed = names.map((name) => `${name} is not null`).join(" and ") || "true";
  const query = async (sql: string) =>
    decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const groups = await query(
    names.length === 0
      ? `${counted} select coalesce(sum(n), 0) as n, coalesce(sum(r), 0)::integer as r from counted`
      : `${counted} select ${names.join(", ")}, sum(n) as n, sum(r)::integer as r from counted group by all order by ${names.join(", ")}`,
  );
  const isKnown = (row: number) => names.every((name) => groups.value(name, row) !== null);
  const rows = Array.from({ length: groups.numRows }, (_, row) => row);
  const [totals, rowsOf] = [groups.numbers("n"), groups.numbers("r")];
  const sumOf = (values: ArrayLike<number>, some: number[]) =>
    some.reduce((sum, row) => sum + values[row]!, 0);
  const known = rows.filter(isKnown);
  if (known.length > most) {
    throw new CellFailure({
      message: texts.manySeries(known.length, most),
      hint: texts.manySeriesHint,
    });
  }
  const inside = sumOf(rowsOf, rows);
  const unnamed = inside - sumOf(rowsOf, known);
  const numbered =
    names.length === 0 ? "0" : `dense_rank() over (order by ${names.join(", ")}) - 1`;
  const cells = await query(
    `${counted} select (${numbered})::integer as g, s - ${window.first} as t, n from counted where ${isNamed}`,
  );
  const counts = new Float64Array(known.length * window.size);
  const [group, step, count] = [cells.numbers("g"), cells.numbers("t"), cells.numbers("n")];
  for (let i = 0; i < count.length; i++) counts[group[i]! * window.size + step[i]!] = count[i]!;
  const begins = Array.from({ length: window.size }, (_, i) => beginOf(period, window.first + i));
  const end = beginOf(period, window.first + window.size);
  const words = [texts.span(window.size, period, begins[0]!, end, sumOf(totals, known))];
  if (window.cutOff.first || window.cutOff.last) words.push(texts.cutOff(window.cutOff, period));
  if (data.dated > inside) words.push(texts.outside(data.dated - inside));
  if (unnamed > 0) words.push(texts.unnamed(unnamed, columns));
  const keys = known.map((row) => names.map((name) => String(groups.value(name, row))));
  return { period, begins, end, by: columns, keys, counts, words };
}

/** The whole periods that the table covers. */
async function readWindow(
  context: RunContext,
  { table, time, end }: DatedTable,
  period: Period,
  asOf: Date | undefined,
) {
  const sql = `select ${numberSql[period]("t")} as s, count(*)::integer as n, epoch_ms(min(t)) as first, epoch_ms(max(t)) as last
from (select ${time} as t from ${q(table.name)}) where t is not null group by s order by s`;
  const found = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const window = windowOf(
    period,
    {
      numbers: found.numbers("s"),
      counts: found.numbers("n"),
      first: found.numbers("first"),
      last: found.numbers("last"),
    },
    end,
  );
  if (!asOf) return window;
  const past = new Date(asOf.getTime() + 86_400_000);
  const last = numberOf(period, past);
  const size = Math.max(0, last - window.first);
  return { ...window, size, cutOff: { ...window.cutOff, last: beginOf(period, last) < past } };
}
