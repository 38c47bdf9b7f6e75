import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, listed, ofRows, quoted } from "../words";

interface Format {
  title: string;
  /** For JavaScript and DuckDB alike. */
  pattern: string;
}

const formats: readonly Format[] = [
  { title: "year-month-day", pattern: "^\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([ T].*)?$" },
  { title: "day/month/year", pattern: "^\\d{1,2}/\\d{1,2}/\\d{4}( .*)?$" },
  { title: "day-month-year", pattern: "^\\d{1,2}-\\d{1,2}-\\d{4}( .*)?$" },
  { title: "day.month.year", pattern: "^\\d{1,2}\\.\\d{1,2}\\.\\d{4}( .*)?$" },
  { title: "month in letters", pattern: "^\\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\\d{2,4}( .*)?$" },
  { title: "days since 1900", pattern: "^4[0-9]{4}(\\.\\d+)?$" },
];

/** Dates that stayed text because they are written in more than one way, in one column or beside each other. */
export const dateFormats: Check = {
  name: "date-formats",
  words: "how dates are written",
  ofRaw: true,
  async run(subject) {
    const ways = new Map<string, string[]>();
    const found: Finding[] = [];
    for (const { name } of subject.texts(false)) {
      const samples = (await subject.samples(name)).map((value) => value.trim());
      if (samples.length === 0) continue;
      const dates = formats
        .slice(0, -1)
        .map(({ pattern }) => samples.filter((value) => new RegExp(pattern).test(value)).length);
      const all = dates.reduce((sum, n) => sum + n, 0);
      if (all < samples.length / 2) continue;
      const own = await countFormats(subject, name);
      if (own.length > 1) found.push(mixed(subject, name, own));
      const first = own[0]!.title;
      ways.set(first, [...(ways.get(first) ?? []), name]);
    }
    if (ways.size > 1) found.push(besides(subject, ways));
    return [...found, ...fromImport(subject)];
  },
};

interface Way {
  title: string;
  rows: number;
  example: string;
}

async function countFormats(subject: Subject, column: string): Promise<Way[]> {
  const c = `trim(${q(column)})`;
  const parts = formats.flatMap(({ pattern }, i) => {
    const is = `regexp_full_match(${c}, '${pattern}')`;
    return [`count_if(${is})::double as n${i}`, `min(${c}) filter (${is}) as e${i}`];
  });
  const row = (await subject.ask(`select ${parts.join(", ")} from ${subject.from}`)).objects()[0]!;
  return formats
    .map(({ title }, i) => ({
      title,
      rows: Number(row[`n${i}`]),
      example: String(row[`e${i}`] ?? ""),
    }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows);
}

function mixed(subject: Subject, column: string, ways: readonly Way[]): Finding {
  const of = ways.reduce((sum, { rows }) => sum + rows, 0);
  const affected = of - ways[0]!.rows;
  const told = ways.map(
    ({ title, rows, example }) => `${count(rows)} as ${title} (${quoted(example)})`,
  );
  return finding({
    check: "two-date-formats",
    severity: "serious",
    column,
    affected,
    of,
    says: `${column} holds dates written in ${count(ways.length)} ways: ${listed(told)}.`,
    advice:
      "Read with one format, the others become missing, or day and month change places without a word. Convert each way by its own format.",
    example: subject.example(column, ways[1]!.example),
  });
}

const besides = (subject: Subject, ways: ReadonlyMap<string, readonly string[]>): Finding =>
  finding({
    check: "two-date-formats",
    severity: "warning",
    affected: subject.rows,
    of: subject.rows,
    says: `The dates of one row are written in ${count(ways.size)} ways: ${[...ways].map(([title, columns]) => `${listed(columns)} as ${title}`).join(", ")}.`,
    advice: "Convert each column by its own format before you compare them.",
  });

/** What the import noted when it read dates that are written differently in one file. */
function fromImport(subject: Subject): Finding[] {
  const note = subject.notes.find((text) => text.startsWith("Dates are written in"));
  if (!note) return [];
  return [
    finding({
      check: "two-date-formats",
      severity: "note",
      affected: subject.rows,
      of: subject.rows,
      says: note,
      advice:
        "Each column was read by its own format and nothing is lost here. Other programs may exchange day and month: take the dates from here.",
    }),
  ];
}

/** Text that is a month and no day: 2017-01. */
export async function monthTexts(subject: Subject): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of subject.texts(false)) {
    const samples = await subject.samples(name);
    const months = samples.filter((value) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(value));
    if (samples.length > 0 && months.length === samples.length) found.push(name);
  }
  return found;
}

/** Values of which only the month is known, whatever their type. */
export const monthOnly: Check = {
  name: "month-only",
  words: "dates that are only months",
  async run(subject) {
    const found: Finding[] = [];
    for (const column of await monthTexts(subject)) {
      found.push(onlyMonths(column, subject.rows, `${column} is a month without a day, as text.`));
    }
    for (const { column, filled } of await subject.facts()) {
      if (column.kind !== "date" && column.kind !== "timestamp") continue;
      if (filled < 24) continue;
      const c = q(column.name);
      const { first, last, months } = await numbersOf(
        subject.ask,
        `select count_if(${c} = date_trunc('month', ${c}))::double as first,
  count_if(${c}::date = last_day(${c}))::double as last,
  count(distinct date_trunc('month', ${c}))::double as months
from ${subject.from} where ${c} is not null`,
      );
      // One row a month is a series, and its dates are right.
      if ((first !== filled && last !== filled) || months === filled || months! < 2) continue;
      const end = first === filled ? "first" : "last";
      found.push(
        onlyMonths(
          column.name,
          filled,
          `${ofRows(filled, subject.rows)} of ${column.name} stand on the ${end} day of a month: only the month is known.`,
        ),
      );
    }
    return found;
  },
};

const onlyMonths = (column: string, rows: number, says: string): Finding =>
  finding({
    check: "month-only",
    severity: "warning",
    column,
    affected: rows,
    of: rows,
    says,
    advice:
      "Ask nothing about days, weekdays or hours of this file; trends by month are what it can tell.",
  });
