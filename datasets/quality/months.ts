import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { monthTexts } from "./checks/date-formats";
import type { Subject } from "./subject";

/** How a table tells the month of its rows: a SQL expression that counts months since year 0. */
export interface MonthKey {
  expression: string;
  /** Column names as the analyst knows them. */
  column: string;
  /** Days are known too. */
  days: boolean;
  /** Column of time, where there is one. */
  time: string | null;
}

const names =
  "january february march april may june july august september october november december";

/** By a time, by a text such as 2017-01, or by two columns year and month. */
export async function monthKeyOf(subject: Subject): Promise<MonthKey | null> {
  const { time } = subject;
  if (time) {
    const c = q(time);
    return { expression: `(year(${c}) * 12 + month(${c}) - 1)`, column: time, days: true, time };
  }
  const [text] = (await monthTexts(subject)).filter((name) => /month|date|period/i.test(name));
  if (text) {
    const c = q(text);
    const part = (from: number, length: number) =>
      `try_cast(substr(${c}, ${from}, ${length}) as integer)`;
    return {
      expression: `(${part(1, 4)} * 12 + ${part(6, 2)} - 1)`,
      column: text,
      days: false,
      time: null,
    };
  }
  const find = (name: string) =>
    subject.table.columns.find((column) => column.name.toLowerCase() === name);
  const [year, month] = [find("year"), find("month")];
  if (!year || !month) return null;
  const number =
    month.kind === "text"
      ? `list_position([${names
          .split(" ")
          .map((name) => quoteString(name.slice(0, 3)))
          .join(", ")}], lower(left(trim(${q(month.name)}), 3)))`
      : `try_cast(${q(month.name)} as integer)`;
  return {
    expression: `(try_cast(${q(year.name)} as integer) * 12 + ${number} - 1)`,
    column: `${year.name}, ${month.name}`,
    days: false,
    time: null,
  };
}

export interface MonthCounts {
  /** Months since year 0 of the first one. */
  first: number;
  /** Rows, or the sum of the only quantity, of each month; 0 where there is none. */
  counts: number[];
  /** What was counted. */
  what: string;
}

/** A series as published: one row a month, one quantity. Then the quantity is the count. */
function countColumn(subject: Subject, months: number): string | null {
  if (months !== subject.rows) return null;
  const counts = subject.table.columns.filter(
    ({ name, kind }) =>
      (kind === "integer" || kind === "number") && subject.roles.get(name) === "quantity",
  );
  return counts.length === 1 ? counts[0]!.name : null;
}

/**
 * Rows by month. Months before the first percentile of rows are left out: a few old cases
 * registered late are no gap of twenty years.
 */
export async function monthCounts(subject: Subject, key: MonthKey): Promise<MonthCounts | null> {
  const read = async (value: string) =>
    (
      await subject.ask(
        `select ${key.expression}::double as m, ${value}::double as n from ${subject.from} where ${key.expression} is not null group by 1 order by 1`,
      )
    ).objects() as unknown as { m: number; n: number }[];
  let rows = await read("count(*)");
  const column = countColumn(subject, rows.length);
  if (column) rows = await read(`sum(${q(column)})`);
  else {
    const all = rows.reduce((sum, { n }) => sum + n, 0);
    let before = 0;
    rows = rows.filter(({ n }) => (before += n) > 0.01 * all);
  }
  if (rows.length === 0) return null;
  const first = rows[0]!.m;
  const counts = new Array<number>(rows.at(-1)!.m - first + 1).fill(0);
  if (counts.length > 3000) return null;
  for (const { m, n } of rows) counts[m - first] = n;
  return { first, counts, what: column ?? "rows" };
}
