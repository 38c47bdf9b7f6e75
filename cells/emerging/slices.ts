import type { PointTable } from "@/cells/spatial/points";
import { datedTable } from "@/cells/temporal/dated";
import { beginOf, numberSql } from "@/cells/temporal/periods";
import { texts as timeTexts } from "@/cells/temporal/texts";
import { windowOf } from "@/cells/temporal/window";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { EmergingParams } from "./params";
import { texts } from "./texts";

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

/** Finds the period of the table's times and how it falls into slices. Throws CellFailure. */
export async function readSlices(
  context: RunContext,
  { table, isUsable }: PointTable,
  { slice, ...params }: EmergingParams,
): Promise<Slices> {
  const { time, column, end } = await datedTable(context, params);
  const number = numberSql[slice](time);
  const sql = `select ${number} as s, count(*)::integer as n, epoch_ms(min(${time})) as first, epoch_ms(max(${time})) as last
from ${q(table.name)} where ${isUsable} group by s order by s nulls last`;
  const found = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const usable = found.numbers("n").reduce((sum, count) => sum + count, 0);
  const known = found.numRows - found.nulls("s");
  const [numbers, counts] = [found.numbers("s"), found.numbers("n")].map((each) =>
    each.subarray(0, known),
  ) as [Float64Array, Float64Array];
  const timed = counts.reduce((sum, count) => sum + count, 0);
  if (timed === 0) throw new CellFailure({ message: texts.noTime(table.name, column) });
  const [begun, last] = [found.numbers("first"), found.numbers("last")];
  const { first, size, cutOff } = windowOf(slice, { numbers, counts, first: begun, last }, end);
  if (size < 3) {
    throw new CellFailure({
      message: timeTexts.few(size, slice, 3),
      hint: timeTexts.fewHint,
    });
  }
  const inside = (at: number) => at >= first && at < first + size;
  return {
    sql: `case when ${number} between ${first} and ${first + size - 1} then ${number} - ${first} end`,
    begins: Array.from({ length: size }, (_, i) => beginOf(slice, first + i)),
    end: beginOf(slice, first + size),
    usable,
    timed,
    inPeriod: counts.reduce((sum, count, i) => sum + (inside(numbers[i]!) ? count : 0), 0),
    cutOff,
  };
}
