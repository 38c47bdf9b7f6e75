import { columnIn } from "@/cells/areas/columns";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DatedTable } from "./dated";
import { beginOf, numberOf, numberSql, stampOf, type Period } from "./periods";
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
  const names = columns.map((_, i) => `k${i}`);
  const keyed = columns.map((each, i) => `cast(${q(each)} as varchar) as k${i}`);
  const end = beginOf(period, window.first + window.size);
  const inside = `(select ${[`${time} as t`, `${amount} as a`, ...keyed].join(", ")} from ${q(table.name)}
where ${time} >= ${stampOf(beginOf(period, window.first))} and ${time} < ${stampOf(end)})`;
  const query = async (sql: string) =>
    decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const sums = [...names, "coalesce(sum(a), 0)::double as n", "count(*)::integer as r"].join(", ");
  const groups = await query(
    `select ${sums} from ${inside}${names.length === 0 ? "" : ` group by all order by ${names.join(", ")}`}`,
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
  const counted = sumOf(rowsOf, rows);
  const unnamed = counted - sumOf(rowsOf, known);
  const cells = await query(
    cellsQuery(inside, names, {
      number: `${numberSql[period]("t")} - ${window.first}`,
      size: window.size,
      isMany: counted > manyRows,
      isOne: amount === "1",
    }),
  );
  const counts = new Float64Array(known.length * window.size);
  const cell = cells.column("c") as Int32Array;
  const amounts = cells.names.includes("n") ? cells.numbers("n") : null;
  for (let i = 0; i < cell.length; i++) counts[cell[i]!]! += amounts ? amounts[i]! : 1;
  const begins = Array.from({ length: window.size }, (_, i) => beginOf(period, window.first + i));
  const words = [texts.span(window.size, period, begins[0]!, end, sumOf(totals, known))];
  if (window.cutOff.first || window.cutOff.last) words.push(texts.cutOff(window.cutOff, period));
  if (data.dated > counted) words.push(texts.outside(data.dated - counted));
  if (unnamed > 0) words.push(texts.unnamed(unnamed, columns));
  const keys = known.map((row) => names.map((name) => String(groups.value(name, row))));
  return { period, begins, end, by: columns, keys, counts, words };
}

/** More rows than this are summed up by the engine; fewer are faster summed up here. */
const manyRows = 4_000_000;

/**
 * One row for each row of the data, or for each count: which count it belongs to, and how many it is.
 * The series are numbered first, so that no row is grouped by its texts.
 */
function cellsQuery(
  inside: string,
  names: readonly string[],
  {
    number,
    size,
    isMany,
    isOne,
  }: {
    number: string;
    size: number;
    isMany: boolean;
    /** Each row is one incident. */
    isOne: boolean;
  },
): string {
  const list = names.join(", ");
  const rows =
    names.length === 0
      ? `select (${number})::integer as c, a from ${inside}`
      : `select (g * ${size} + ${number})::integer as c, a from ${inside} join series using (${list})`;
  const series =
    names.length === 0
      ? ""
      : `with series as materialized (
select ${list}, (row_number() over (order by ${list}) - 1)::integer as g
from (select distinct ${list} from ${inside}) where ${names.map((name) => `${name} is not null`).join(" and ")}
) `;
  if (isMany) return `${series}select c, sum(a)::double as n from (${rows}) group by c`;
  return `${series}select ${isOne ? "c" : "c, a::double as n"} from (${rows})`;
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
