import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import type { Finding } from "../report";
import { type ColumnFacts, numbersOf, type Subject } from "../subject";
import { isNullWord } from "./stand-ins";
import { count, listed, ofRows, percent, plural, quoted } from "../words";

const columnAdvice =
  "Leave it out: a column that is always the same tells nothing and looks like a fact.";

/** Empty columns, columns that are one constant, and values that are missing. */
export const emptyColumns: Check = {
  name: "empty-columns",
  words: "empty columns",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    const facts = await subject.facts();
    const point = subject.point;
    // What a merge of files has torn apart is told by the check of headers.
    const explained = new Set([...unnamed(subject), ...sameHeaders(subject).flat()]);
    for (const { column, filled, least, most } of facts) {
      const { name } = column;
      if (subject.rows < 2) continue;
      if (filled === 0) {
        found.push(
          finding({
            check: "empty-column",
            severity: "note",
            column: name,
            affected: subject.rows,
            of: subject.rows,
            says: `${name} is empty in all ${count(subject.rows)} rows.`,
            advice: "Leave it out.",
          }),
        );
        continue;
      }
      if (
        filled === subject.rows &&
        least !== null &&
        least === most &&
        subject.rows >= 20 &&
        !isNullWord(least)
      ) {
        found.push(constant(subject, name, least));
      }
      const missing = subject.rows - filled;
      const isPoint = name === point?.latitude || name === point?.longitude;
      if (missing > 0 && !isPoint && !explained.has(name)) {
        found.push(
          finding({
            check: "missing-values",
            severity: missing >= 0.5 * subject.rows ? "warning" : "note",
            column: name,
            affected: missing,
            of: subject.rows,
            says: `${ofRows(missing, subject.rows)} have no ${quoted(name)}.`,
            advice:
              "Every count by this column leaves them out or shows them as a group of its own: say so beside it.",
          }),
        );
      }
    }
    return withReasons(subject, facts, found);
  },
};

const constant = (subject: Subject, name: string, value: string): Finding =>
  finding({
    check: "constant-column",
    severity: "note",
    column: name,
    affected: subject.rows,
    of: subject.rows,
    says: `${name} is the same in all ${count(subject.rows)} rows${subject.mayShow(name) ? `: ${quoted(value)}` : ""}.`,
    advice: columnAdvice,
    example: subject.example(name, value),
  });

/** Where nearly all missing values belong to one kind of incident, they are not missing by chance. */
async function withReasons(
  subject: Subject,
  facts: readonly ColumnFacts[],
  found: Finding[],
): Promise<Finding[]> {
  const head = subject.field("head");
  const missing = found.filter(
    ({ check, affected, of, column }) =>
      check === "missing-values" && column !== head && affected >= 100 && affected >= 0.02 * of,
  );
  const known = facts.find(({ column }) => column.name === head);
  if (!head || !known || missing.length === 0 || !subject.mayShow(head)) return found;
  if (known.distinct > 300 || known.filled === 0) return found;
  const parts = missing.map(
    ({ column }, i) => `(count(*) - count(${q(column!)}))::double as n${i}`,
  );
  const answer = await subject.ask(
    `select cast(${q(head)} as varchar) as h, count(*)::double as "rows", ${parts.join(", ")} from ${subject.from} group by 1`,
  );
  const heads = answer.objects() as unknown as Record<string, number>[];
  return found.flatMap((each) => {
    const i = missing.indexOf(each);
    if (i < 0) return [each];
    const top = heads.reduce((best, row) => (row[`n${i}`]! > best[`n${i}`]! ? row : best));
    const [lost, of] = [top[`n${i}`]!, top.rows!];
    if (lost < 0.8 * each.affected || of > 0.5 * each.of || top.h === null) return [each];
    const group = String(top.h);
    return [
      {
        ...each,
        says: `${each.says} ${percent(lost, each.affected)} of them are ${quoted(group)}.`,
      },
      within(each, head, group, lost, of, ofRows(lost, of)),
    ];
  });
}

/** Words of a header without case, plural, order and the small words between. */
function foldHeader(name: string): string {
  const words = name
    .replace(/_\d+$/, "")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? [])
    .filter((word) => !["of", "the", "and", "in"].includes(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word))
    .sort()
    .join(" ");
}

/** Columns without a name of their own. */
const unnamed = (subject: Subject): string[] =>
  subject.table.columns
    .map(({ name }) => name)
    .filter((name) => /^(unnamed\b.*|column_?\d+_*|_c\d+|f\d+)$/i.test(name));

/** Columns whose names say the same, in groups. */
function sameHeaders(subject: Subject): string[][] {
  const bare = unnamed(subject);
  const groups = new Map<string, string[]>();
  for (const { name } of subject.table.columns) {
    const key = bare.includes(name) ? "" : foldHeader(name);
    if (key !== "") groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter((same) => same.length > 1);
}

/** Headers that say the same, headers that say nothing. */
export const headers: Check = {
  name: "headers",
  words: "names of columns",
  ofRaw: true,
  async run(subject) {
    const names = subject.table.columns;
    const bare = unnamed(subject);
    const found: Finding[] = [];
    if (bare.length > 0) {
      found.push(
        finding({
          check: "unnamed-columns",
          severity: "warning",
          column: bare[0]!,
          affected: bare.length,
          of: names.length,
          says: `${plural(bare.length, "column")} of ${count(names.length)} ${bare.length === 1 ? "has" : "have"} no name of ${bare.length === 1 ? "its" : "their"} own: ${listed(bare, 4)}.`,
          advice:
            "They were made by a merge or by cells outside the table. Find out what they hold, or leave them out.",
          example: bare[0]!,
        }),
      );
    }
    for (const same of sameHeaders(subject)) found.push(await repeated(subject, same));
    return found;
  },
};

async function repeated(subject: Subject, same: readonly string[]): Promise<Finding> {
  const filled = same.map((name) => `(${q(name)} is not null)::integer`).join(" + ");
  const { both, any } = await numbersOf(
    subject.ask,
    `select count_if(${filled} > 1)::double as both, count_if(${filled} > 0)::double as any from ${subject.from}`,
  );
  const names = listed(same.map(quoted), 6);
  return finding({
    check: "repeated-columns",
    severity: both === 0 ? "serious" : "warning",
    column: same[0]!,
    affected: any!,
    of: subject.rows,
    says:
      both === 0
        ? `${count(same.length)} columns are one column under several spellings, never filled in the same row: ${names}.`
        : `${count(same.length)} columns have nearly the same name: ${names}; ${ofRows(both!, subject.rows)} fill more than one.`,
    advice:
      both === 0
        ? `Files of different months were put under each other. Read them as one: coalesce(${same.map(q).join(", ")}).`
        : "Find out which one is meant before you use either.",
    example: same[1]!,
  });
}
