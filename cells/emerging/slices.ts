import { columnIn } from "@/cells/areas/columns";
import type { PointTable } from "@/cells/spatial/points";
import { timeOf } from "@/datasets/model/roles";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { EmergingParams } from "./params";
import { texts } from "./texts";

type Slice = EmergingParams["slice"];

/** Slices of time that follow each other without a gap. */
export interface Slices {
  /** SQL: number of a row's slice from 0, null outside the period. */
  sql: string;
  /** First day of each, and the day after the last. */
  begins: Date[];
  end: Date;
  /** Rows with a usable point; of these with a time; of these in the period. */
  usable: number;
  timed: number;
  inPeriod: number;
  /** The first or last slice was left out because the data covers only part of it. */
  cutOff: { first: boolean; last: boolean };
}

/** A whole number that rises by one with each slice. */
const numberSql: Record<Slice, (time: string) => string> = {
  week: (time) =>
    `floor(date_diff('day', date '1970-01-05', cast(${time} as date)) / 7.0)::integer`,
  month: (time) => `(year(${time}) * 12 + month(${time}) - 1)::integer`,
  quarter: (time) => `(year(${time}) * 4 + quarter(${time}) - 1)::integer`,
};

/** First day of the slice of that number. 5 Jan 1970 was a Monday; 24,000 months before 2000 began year 0. */
export const beginOf = (slice: Slice, number: number): Date =>
  new Date(
    {
      week: () => Date.UTC(1970, 0, 5 + 7 * number),
      month: () => Date.UTC(2000, number - 24_000, 1),
      quarter: () => Date.UTC(2000, 3 * (number - 8_000), 1),
    }[slice](),
  );

/** Share of the rows that may lie before, and after, the period: wrong dates lie far out. */
const tail = 0.0005;

/** Share that may lie beyond a gap of so many empty slices: a year without anything is no period. */
const [beyond, gap] = [0.01, 12];

/** A slice is left out when more than this share of it has no data at the edge of the period. */
const missing = 0.1;

/** Finds the period of the table's times and how it falls into slices. Throws CellFailure. */
export async function readSlices(
  context: RunContext,
  { table, isUsable }: PointTable,
  params: EmergingParams,
): Promise<Slices> {
  const name = params.time ? columnIn(table, params.time, "time") : timeOf(table);
  if (!name) throw new CellFailure({ message: texts.chooseTime(table.name) });
  const time = `try_cast(${q(name)} as timestamp)`;
  const number = numberSql[params.slice](time);
  const sql = `select ${number} as s, count(*)::integer as n, epoch_ms(min(${time})) as first, epoch_ms(max(${time})) as last
from ${q(table.name)} where ${isUsable} group by s order by s nulls last`;
  const found = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const usable = found.numbers("n").reduce((sum, count) => sum + count, 0);
  const known = found.numRows - found.nulls("s");
  const [numbers, counts] = [found.numbers("s"), found.numbers("n").subarray(0, known)];
  const timed = counts.reduce((sum, count) => sum + count, 0);
  if (timed === 0) throw new CellFailure({ message: texts.noTime(table.name, name) });
  let [low, high] = endsOf(numbers, counts, timed);
  const coverage = (at: number) => {
    const [from, to] = [
      beginOf(params.slice, numbers[at]!),
      beginOf(params.slice, numbers[at]! + 1),
    ];
    const length = to.getTime() - from.getTime();
    return {
      before: (found.numbers("first")[at]! - from.getTime()) / length,
      after: (to.getTime() - found.numbers("last")[at]!) / length,
    };
  };
  const cutOff = { first: coverage(low).before > missing, last: coverage(high).after > missing };
  if (cutOff.first) low++;
  if (cutOff.last) high--;
  const size = high < low ? 0 : numbers[high]! - numbers[low]! + 1;
  if (size < 3)
    throw new CellFailure({
      message: texts.fewSlices(size, params.slice),
      hint: texts.fewSlicesHint,
    });
  const first = numbers[low]!;
  return {
    sql: `case when ${number} between ${first} and ${first + size - 1} then ${number} - ${first} end`,
    begins: Array.from({ length: size }, (_, i) => beginOf(params.slice, first + i)),
    end: beginOf(params.slice, first + size),
    usable,
    timed,
    inPeriod: counts.subarray(low, high + 1).reduce((sum, count) => sum + count, 0),
    cutOff,
  };
}

/** The first and last slice, without those that only a few rows lie beyond. */
function endsOf(
  numbers: ArrayLike<number>,
  counts: ArrayLike<number>,
  total: number,
): [number, number] {
  const first = (order: readonly number[]) => {
    let [sum, start] = [0, 0];
    order.forEach((at, i) => {
      sum += counts[at]!;
      const next = order[i + 1];
      if (next === undefined) return;
      const isFar = Math.abs(numbers[next]! - numbers[at]!) > gap;
      if (sum <= tail * total || (isFar && sum <= beyond * total)) start = i + 1;
    });
    return order[start]!;
  };
  const order = Array.from({ length: counts.length }, (_, i) => i);
  return [first(order), first(order.toReversed())];
}
