import { z } from "zod";
import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { timeOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

const column = z.string().min(1);

/** A day as 2024-03-14. */
export const dayParam = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "Write a date as 2024-03-14")
  .refine((day) => {
    const time = Date.parse(day);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  }, "There is no such day");

/** Parameters of every cell that counts by time. */
export const datedParams = {
  data: column.optional().describe("Table of incidents"),
  time: column.optional().describe("Column with the time of the incident"),
  count: column
    .optional()
    .describe("Column with the number of incidents, where a row stands for several"),
};

export interface DatedParams {
  data?: string | undefined;
  time?: string | undefined;
  count?: string | undefined;
}

/** How exactly a column tells the time: to the minute, to the day, or only the month. */
export type Precision = "time" | "day" | "month";

export interface DatedTable {
  table: TableInfo;
  column: string;
  /** SQL: the time as a timestamp of the local clock, null where there is none. */
  time: string;
  /** SQL: how many incidents a row stands for. */
  amount: string;
  precision: Precision;
  /** Rows with a time. */
  dated: number;
  first: Date;
  /** When the last of them ends: the next midnight where only days are known, the next month where only months are. */
  end: Date;
  /** For the provenance: the share of rows with a time, and how exact it is. */
  words: string;
}

/** Times all at midnight, or days all the first, but for this share, are no times, or no days. */
const allBut = 0.002;

/** The table of a cell's incidents and how to read their times in SQL. Throws CellFailure. */
export async function datedTable(context: RunContext, params: DatedParams): Promise<DatedTable> {
  if (!params.data) throw new CellFailure({ message: texts.choose });
  const table = await context.table(params.data);
  if (table.rows === 0)
    throw new CellFailure({ message: texts.empty(table.name), hint: texts.emptyHint });
  const name = params.time
    ? columnIn(table, params.time, "time")
    : (timeOf(table) ?? writtenMonth(table));
  if (!name) throw new CellFailure({ message: texts.chooseTime(table.name), hint: texts.timeHint });
  const time = timeSql(table, name);
  const counted = params.count && columnIn(table, params.count, "count");
  refuseHidden(table, [name, counted]);
  const amount = counted ? `coalesce(try_cast(${q(counted)} as double), 0)` : "1";
  const sql = `select count(t)::integer as dated,
count(*) filter (where t <> date_trunc('day', t))::integer as clocked,
count(*) filter (where day(t) <> 1)::integer as dayed,
date_diff('month', min(t), max(t))::integer + 1 as months,
${writtenShort(table, name)} as short,
epoch_ms(min(t)) as first, epoch_ms(max(t)) as last
from (select *, ${time} as t from ${q(table.name)})`;
  context.progress(null, texts.reading);
  const found = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const [dated, clocked, dayed, months, short, first, last] = [
    ...["dated", "clocked", "dayed", "months", "short", "first", "last"].map(
      (each) => found.numbers(each)[0]!,
    ),
  ] as [number, number, number, number, number, number, number];
  if (dated === 0) {
    throw new CellFailure({ message: texts.noTime(table.name, name), hint: texts.timeHint });
  }
  const isClocked = clocked > allBut * dated;
  const isWrittenShort = short === dated;
  const isMonthly = isWrittenShort || (!isClocked && months > 1 && dayed <= allBut * dated);
  const precision = isClocked ? "time" : isMonthly ? "month" : "day";
  return {
    table,
    column: name,
    time,
    amount,
    precision,
    dated,
    first: new Date(first),
    end: endOf(new Date(last), precision),
    words: texts.dated(dated, table.rows, name, precision),
  };
}

/** A text column of months: files that know no more often write 2017-01. */
const writtenMonth = ({ columns }: TableInfo): string | undefined =>
  columns.find(({ name, kind }) => kind === "text" && /^(year_?)?month$/i.test(name))?.name;

const isText = (table: TableInfo, name: string) =>
  table.columns.find((column) => column.name === name)!.kind === "text";

/** SQL: how many times are written as 2017-01. */
const writtenShort = (table: TableInfo, name: string): string =>
  isText(table, name)
    ? `count(*) filter (where length(${q(name)}) = 7 and t is not null)::integer`
    : "0";

function timeSql(table: TableInfo, name: string): string {
  const whole = isText(table, name)
    ? `${q(name)} || if(length(${q(name)}) = 7, '-01', '')`
    : q(name);
  return `try_cast(${whole} as timestamp)`;
}

function endOf(last: Date, precision: Precision): Date {
  const [year, month, day] = [last.getUTCFullYear(), last.getUTCMonth(), last.getUTCDate()];
  if (precision === "month") return new Date(Date.UTC(year, month + 1, 1));
  return precision === "day" ? new Date(Date.UTC(year, month, day + 1)) : last;
}
