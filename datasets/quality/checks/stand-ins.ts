import { wordsOf } from "@/datasets/model/words";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import type { Subject, ValueCount } from "../subject";
import { count, listed, ofRows, percent, plural, quoted } from "../words";
import { foldValue } from "./categories";

const nullWords = [
  "null",
  "(null)",
  "na",
  "n/a",
  "#n/a",
  "nan",
  "none",
  "nil",
  "-",
  "--",
  ".",
  "?",
];
const unknownWords = [
  "unknown",
  "not known",
  "unk",
  "not available",
  "not recorded",
  "not applicable",
  "unspecified",
];

export const isNullWord = (value: string): boolean =>
  nullWords.includes(value.trim().toLowerCase());

/** Words that stand in place of a missing value. */
export const nullTexts: Check = {
  name: "null-texts",
  words: "words in place of missing values",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, filled, distinct } of await subject.facts()) {
      if (column.kind !== "text" || filled === 0) continue;
      for (const [check, words] of [
        ["null-words", nullWords],
        ["unknown-words", unknownWords],
      ] as const) {
        const values = await valuesLike(subject, column.name, words, distinct);
        if (values.length > 0) found.push(standIn(column.name, check, values, filled));
      }
    }
    return found;
  },
};

async function valuesLike(
  subject: Subject,
  column: string,
  words: readonly string[],
  distinct: number,
): Promise<ValueCount[]> {
  if (distinct < 2000) {
    const values = await subject.values(column);
    return values.filter(({ value }) => words.includes(value.trim().toLowerCase()));
  }
  // In a long column the usual spellings are looked for, not every mixture of capitals.
  const spelt = words.flatMap((word) => [
    word,
    word.toUpperCase(),
    word[0]!.toUpperCase() + word.slice(1),
  ]);
  const list = [...new Set(spelt)].map((word) => `'${word}'`).join(", ");
  const answer = await subject.ask(
    `select ${q(column)} as value, count(*)::double as "rows" from ${subject.from} where ${q(column)} in (${list}) group by 1 order by 2 desc`,
  );
  return answer.objects() as unknown as ValueCount[];
}

function standIn(
  column: string,
  check: "null-words" | "unknown-words",
  values: readonly ValueCount[],
  filled: number,
): Finding {
  const affected = values.reduce((sum, { rows }) => sum + rows, 0);
  const spelt = listed(values.map(({ value }) => quoted(value)));
  const all = affected === filled;
  return finding({
    check,
    severity: check === "null-words" || affected >= 0.2 * filled ? "warning" : "note",
    column,
    affected,
    of: filled,
    says: all
      ? `${column} is the text ${spelt} in all ${count(filled)} rows: nothing is recorded.`
      : `${ofRows(affected, filled, "values")} of ${column} are the text ${spelt} in place of a value.`,
    advice: all
      ? "Leave the column out."
      : "Count these as missing: as they are, they make a category of their own and hide how much is not known.",
    example: values[0]!.value,
  });
}

const catchAll =
  /^(other|others|other offen[cs]es?|misc|miscellaneous|general|rest|not classified|unclassified)$/;

/** “Other” and its like, where they carry a large share. */
export const catchAlls: Check = {
  name: "catch-alls",
  words: "groups that catch everything else",
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, filled, distinct } of await subject.listable()) {
      const role = subject.roles.get(column.name);
      if ((role !== "category" && role !== "area") || distinct < 3) continue;
      const values = await subject.values(column.name);
      const [other] = values.filter(({ value }) => catchAll.test(foldValue(value)));
      if (!other || other.rows < 0.2 * filled || other !== values[0]) continue;
      found.push(
        finding({
          check: "catch-all",
          severity: "note",
          column: column.name,
          affected: other.rows,
          of: filled,
          says: `${quoted(other.value)} is the largest group of ${column.name}: ${ofRows(other.rows, filled)}.`,
          advice: `It is many things at once. Its trend or hot spot cannot be read; use a finer column beside ${column.name}.`,
          example: other.value,
        }),
      );
    }
    return found;
  },
};

/** A state with words behind a colon or in brackets, beside plain states. */
const remark = /:\s*\S|\b(transfer+ed|trf|vide|letter no|dated?)\b.*\S/i;

/** A list of states in which some rows carry a remark instead. */
export const mixedStates: Check = {
  name: "mixed-states",
  words: "states mixed with remarks",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, filled, distinct } of await subject.listable()) {
      const isState = /stat(e|us)|stage|outcome|disposal|result/i.test(column.name);
      if (!isState || subject.roles.get(column.name) === "area" || distinct > 500) continue;
      const remarks = (await subject.values(column.name)).filter(({ value }) => remark.test(value));
      const affected = remarks.reduce((sum, { rows }) => sum + rows, 0);
      if (affected === 0 || affected > 0.5 * filled) continue;
      found.push(
        finding({
          check: "states-with-remarks",
          severity: "note",
          column: column.name,
          affected,
          of: filled,
          says: `${column.name} mixes states with remarks: ${ofRows(affected, filled)} in ${plural(remarks.length, "wording")}, such as ${quoted(remarks[0]!.value)}.`,
          advice: `Group the remarks under one state before you count (here ${percent(affected, filled)} of the rows).`,
          example: subject.example(column.name, remarks[0]!.value),
        }),
      );
    }
    return found;
  },
};

const women = /^(f|w|female|woman|women|girl)$/;
const men = /^(m|male|man|men|boy)$/;

/** Nearly nobody of one sex: a list of men alone, or a join that lost the women. */
export const lopsidedSex: Check = {
  name: "lopsided-sex",
  words: "who is missing",
  async run(subject) {
    const found: Finding[] = [];
    for (const { column } of await subject.listable()) {
      if (!/\b(sex|gender)\b/.test(wordsOf(column.name))) continue;
      const values = await subject.values(column.name);
      const sum = (is: RegExp) =>
        values
          .filter(({ value }) => is.test(foldValue(value)))
          .reduce((total, { rows }) => total + rows, 0);
      const [f, m] = [sum(women), sum(men)];
      if (f + m < 200 || Math.min(f, m) > 0.02 * (f + m)) continue;
      const few = Math.min(f, m);
      found.push(
        finding({
          check: "lopsided-sex",
          severity: "warning",
          column: column.name,
          affected: few,
          of: f + m,
          says: `Only ${ofRows(few, f + m, "people")} are ${f < m ? "women" : "men"}.`,
          advice:
            "Ask how the table was made: a join on names, or one list of several, loses people. Draw no conclusion about either sex.",
        }),
      );
    }
    return found;
  },
};
