import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import { type ColumnFacts, numbersOf, type Subject } from "../subject";
import { count, ofRows, plural, quoted } from "../words";

/** Numbers with fewer digits survive every spreadsheet. */
const longDigits = 15;

/** Columns that name records: by role, or whole numbers too long to be quantities. */
export async function identifierColumns(
  subject: Subject,
  withPeople = false,
): Promise<ColumnFacts[]> {
  const id = subject.field("id");
  return (await subject.facts()).filter(({ column, filled, most }) => {
    const isPerson = subject.isPerson(column.name);
    if (filled === 0 || (isPerson && !withPeople)) return false;
    if (!["text", "integer", "number"].includes(column.kind)) return false;
    const long = column.kind === "integer" && (most ?? "").replace("-", "").length >= longDigits;
    return (
      column.name === id || isPerson || subject.roles.get(column.name) === "identifier" || long
    );
  });
}

/** Identifiers that lost digits on their way through a spreadsheet or a number that cannot hold them. */
export const lostDigits: Check = {
  name: "lost-digits",
  words: "identifiers that lost digits",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    for (const facts of await identifierColumns(subject)) {
      found.push(...(await digitsOf(subject, facts)));
    }
    return found;
  },
};

async function digitsOf(subject: Subject, facts: ColumnFacts): Promise<Finding[]> {
  const { column, filled } = facts;
  const c = q(column.name);
  if (column.kind === "number") return inexact(subject, facts);
  const text = column.kind === "text" ? `trim(${c})` : `cast(${c} as varchar)`;
  if (column.kind === "integer" && (facts.most ?? "").length < longDigits) return [];
  if (column.kind === "text") {
    const samples = await subject.samples(column.name);
    if (!samples.some((value) => /^\s*\d([\d]{14,}|(\.\d+)?[eE]\+?\d\d)\s*$/.test(value)))
      return [];
  }
  const long = `(length(${text}) >= ${longDigits} and try_cast(${text} as hugeint) is not null)`;
  const counts = await numbersOf(
    subject.ask,
    `select count_if(${long})::double as long, count(distinct ${c}) filter (${long})::double as kinds,
  count_if(${long} and ends_with(${text}, '00'))::double as round,
  ${column.kind === "text" ? `count_if(regexp_matches(${text}, '^[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{2}$'))` : "0"}::double as science
from ${subject.from} where ${c} is not null`,
  );
  const {
    long: longs,
    kinds,
    round,
    science,
  } = counts as Record<"long" | "kinds" | "round" | "science", number>;
  if (science > 0) return [scientific(subject, facts, science)];
  if (longs < 20 || round < 0.9 * longs || longs / kinds < 3) return [];
  return [
    finding({
      check: "lost-digits",
      severity: "serious",
      column: column.name,
      affected: longs,
      of: filled,
      says: `${column.name} has lost its last digits: ${ofRows(round, longs, "long numbers")} end in 00, and ${count(longs)} rows share only ${count(kinds)} different ones.`,
      advice:
        "A spreadsheet keeps 15 digits and writes zeros for the rest. The numbers cannot be mended: get the file from its source as CSV, and do not count or join by this column.",
      example: subject.example(column.name, facts.most),
    }),
  ];
}

const scientific = (subject: Subject, { column, filled }: ColumnFacts, affected: number): Finding =>
  finding({
    check: "lost-digits",
    severity: "serious",
    column: column.name,
    affected,
    of: filled,
    says: `${ofRows(affected, filled)} of ${column.name} are written like 1.05E+16: their digits are gone.`,
    advice:
      "A spreadsheet has turned the numbers into approximations. Get the file from its source as CSV, and do not join by this column.",
  });

/** A double tells whole numbers apart up to 2^53, about 9.007e15. */
async function inexact(subject: Subject, { column, filled }: ColumnFacts): Promise<Finding[]> {
  const beyond = await numbersOf(
    subject.ask,
    `select count_if(abs(${q(column.name)}) > 9007199254740992)::double as n from ${subject.from}`,
  );
  if (!beyond.n) return [];
  return [
    finding({
      check: "lost-digits",
      severity: "serious",
      column: column.name,
      affected: beyond.n,
      of: filled,
      says: `${ofRows(beyond.n, filled, "numbers")} of ${column.name} are too long for the decimal number they are stored as.`,
      advice: "Their last digits are not true. Read this column as text from the original file.",
    }),
  ];
}

/** The same number in more than one row, where every row should have its own. */
export const repeatedIds: Check = {
  name: "repeated-ids",
  words: "identifiers that repeat",
  async run(subject) {
    const columns = await identifierColumns(subject);
    const hasKey = await hasOwnKey(subject);
    const found: Finding[] = [];
    for (const facts of columns) {
      const isOwn = facts.column.name === subject.field("id") && !hasKey;
      // An identifier of something else (a station, a court, the case of a victim) repeats by nature.
      if (facts.distinct < (isOwn ? 0.5 : 0.9) * facts.filled || facts.filled < 2) continue;
      const repetitions = await repetition(subject, facts.column.name);
      if (repetitions.shared > 0) found.push(repeated(subject, facts, repetitions, isOwn));
    }
    return found;
  },
};

/** Incidents that nothing names: what repeats cannot be told from what happened twice. */
export const noIdentifier: Check = {
  name: "no-identifier",
  words: "a number of its own for each row",
  async run(subject) {
    const isIncidents = subject.time !== null && subject.field("head") !== null;
    if (!isIncidents || subject.field("id") || (await hasOwnKey(subject))) return [];
    return [
      finding({
        check: "no-identifier",
        severity: "note",
        affected: subject.rows,
        of: subject.rows,
        says: "No column gives each row a number of its own.",
        advice:
          "Rows that were added twice cannot be told from incidents that look alike, and nothing can be joined to them.",
      }),
    ];
  },
};

interface Repetition {
  /** Values that stand in more than one row, and those rows. */
  shared: number;
  rows: number;
  /** The most frequent of them, as text. */
  most: string | null;
}

const known = new WeakMap<Subject, Map<string, Promise<Repetition>>>();

/** Asked once. */
function repetition(subject: Subject, column: string): Promise<Repetition> {
  const answers = known.get(subject) ?? new Map<string, Promise<Repetition>>();
  known.set(subject, answers);
  const c = q(column);
  const ask = async (): Promise<Repetition> => {
    const answer = await subject.ask(
      `select count(*)::double as shared, coalesce(sum(n), 0)::double as "rows", cast(arg_max(v, n) as varchar) as most
from (select ${c} as v, count(*) as n from ${subject.from} where ${c} is not null group by 1 having count(*) > 1)`,
    );
    return answer.objects()[0] as unknown as Repetition;
  };
  const answer = answers.get(column) ?? ask();
  answers.set(column, answer);
  return answer;
}

/** Is there a column that names each row? Then no two rows are the same. */
export async function hasOwnKey(subject: Subject): Promise<boolean> {
  for (const { column, filled, distinct } of await identifierColumns(subject, true)) {
    if (filled < subject.rows || distinct < 0.9 * filled) continue;
    if ((await repetition(subject, column.name)).shared === 0) return true;
  }
  return false;
}

function repeated(
  subject: Subject,
  { column, filled }: ColumnFacts,
  { shared, rows, most }: Repetition,
  isOwn: boolean,
): Finding {
  const example = subject.example(column.name, most);
  return finding({
    check: "repeated-ids",
    severity: isOwn && rows / filled > 0.01 ? "serious" : "warning",
    column: column.name,
    affected: rows - shared,
    of: filled,
    says: `${plural(shared, "value")} of ${column.name} ${shared === 1 ? "stands" : "stand"} in more than one row: ${count(rows)} rows, ${count(rows - shared)} more than there should be${example ? `, for example ${quoted(example)}` : ""}.`,
    advice:
      "Counts are too high if these rows tell of one incident. One number with several victims or sections is usual: look at some before you remove any.",
    example,
  });
}
