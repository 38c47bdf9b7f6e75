import type { ColumnInfo } from "@/lib/engine/engine";
import type { ModelColumn } from "@/datasets/model/model";

/**
 * How a column of any type becomes a value of the model, as SQL. A file is typed as its values
 * allow, so the same column is text in one month's file and a timestamp in the next.
 * `dmy` and `mdy` are moments with that order of day and month; `month` is the first day of one.
 */
export type Reading =
  "text" | "id" | "moment" | "dmy" | "mdy" | "month" | "integer" | "number" | "flag";

export const isReading = (word: string): word is Reading => word in readings;

/** Blanks of any script at the ends and the words for "nothing" are no value. */
const textOf = (sql: string, { kind }: ColumnInfo): string => {
  if (kind !== "text") return `CAST(${sql} AS VARCHAR)`;
  return `nullif(nullif(nullif(trim(${sql}), ''), 'NULL'), 'null')`;
};

/** Digit for digit; what a spreadsheet made a number with a fraction of zero loses only the zero. */
const idOf = (sql: string, column: ColumnInfo): string =>
  column.kind === "number" && /^(DOUBLE|FLOAT)$/.test(column.type)
    ? `CASE WHEN ${sql} = trunc(${sql}) AND abs(${sql}) < 9007199254740992 ` +
      `THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`
    : textOf(sql, column);

const clocks = ["", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", " %H:%M:%S.%f"];

const orders = {
  dmy: ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
  mdy: ["%m/%d/%Y", "%m-%d-%Y"],
  named: ["%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%y"],
};

const formats = (...days: readonly string[]): string =>
  `[${days.flatMap((day) => clocks.map((clock) => `'${day}${clock}'`)).join(", ")}]`;

const momentOf =
  (order: "dmy" | "mdy") =>
  (sql: string, column: ColumnInfo): string => {
    if (column.type === "TIMESTAMP") return sql;
    if (column.kind === "date" || column.kind === "timestamp") return `CAST(${sql} AS TIMESTAMP)`;
    const text = textOf(sql, column);
    const other = order === "dmy" ? "mdy" : "dmy";
    const given = formats(...orders[order], ...orders.named, ...orders[other]);
    return `coalesce(try_cast(${text} AS TIMESTAMP), try_strptime(${text}, ${given}))`;
  };

const monthOf = (sql: string, column: ColumnInfo): string =>
  column.kind === "text"
    ? `date_trunc('month', coalesce(try_strptime(${textOf(sql, column)}, ['%Y-%m', '%Y/%m', '%m/%Y', '%b %Y', '%B %Y']), ` +
      `${momentOf("dmy")(sql, column)}))`
    : `date_trunc('month', ${momentOf("dmy")(sql, column)})`;

const isCount = ({ kind }: ColumnInfo) => kind === "integer" || kind === "number";

const numberOf = (sql: string, column: ColumnInfo): string =>
  isCount(column)
    ? `CAST(${sql} AS DOUBLE)`
    : `try_cast(replace(${textOf(sql, column)}, ',', '') AS DOUBLE)`;

const integerOf = (sql: string, column: ColumnInfo): string =>
  `try_cast(${isCount(column) ? sql : numberOf(sql, column)} AS INTEGER)`;

const flagOf = (sql: string, column: ColumnInfo): string =>
  column.kind === "boolean"
    ? sql
    : `CASE WHEN lower(${textOf(sql, column)}) IN ('true', 't', 'yes', 'y', '1') THEN true ` +
      `WHEN lower(${textOf(sql, column)}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;

const readings: Record<Reading, (sql: string, column: ColumnInfo) => string> = {
  text: textOf,
  id: idOf,
  moment: momentOf("dmy"),
  dmy: momentOf("dmy"),
  mdy: momentOf("mdy"),
  month: monthOf,
  integer: integerOf,
  number: numberOf,
  flag: flagOf,
};

/** `sql` is the column with its alias: `t."FIR_Date"`. */
export const read = (reading: Reading, sql: string, column: ColumnInfo): string =>
  readings[reading](sql, column);

/** How a column that somebody picked for one of the model's is read. */
export const readingFor = ({ type, role }: ModelColumn): Reading => {
  if (role === "identifier" || role === "person") return "id";
  if (type === "TIMESTAMP" || type === "DATE") return "moment";
  if (type === "DOUBLE") return "number";
  if (type === "INTEGER") return "integer";
  return type === "BOOLEAN" ? "flag" : "text";
};
