import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import type { Finding } from "../report";
import { numbersOf, type Subject, type ValueCount } from "../subject";
import { count, listed, ofRows, plural, quoted } from "../words";

/** One value whatever its blanks and its case. */
export const foldValue = (value: string) => value.trim().replace(/\s+/g, " ").toLowerCase();

/** Values that differ by blanks or case alone, with the spelling to merge them under. */
export const spellings: Check = {
  name: "spellings",
  words: "spellings of categories",
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, filled } of await subject.listable()) {
      if (subject.roles.get(column.name) === "identifier") continue;
      const groups = new Map<string, ValueCount[]>();
      for (const value of await subject.values(column.name)) {
        const key = foldValue(value.value);
        groups.set(key, [...(groups.get(key) ?? []), value]);
      }
      const merges = [...groups.values()].filter((values) => values.length > 1);
      if (merges.length > 0) found.push(...told(subject, column.name, filled, merges));
    }
    return found;
  },
};

const proposed = (values: readonly ValueCount[]) => values[0]!.value.trim().replace(/\s+/g, " ");

function told(
  subject: Subject,
  column: string,
  filled: number,
  merges: readonly ValueCount[][],
): Finding[] {
  const moved = (values: readonly ValueCount[]) =>
    values
      .filter(({ value }) => value !== proposed(values))
      .reduce((sum, { rows }) => sum + rows, 0);
  const affected = merges.reduce((sum, values) => sum + moved(values), 0);
  const mayShow = subject.mayShow(column);
  const example = mayShow ? merges[0]!.map(({ value }) => quoted(value)).join(" and ") : null;
  const whole = finding({
    check: "same-but-for-spelling",
    severity: affected > 0.05 * filled ? "serious" : "warning",
    column,
    affected,
    of: filled,
    says: `${plural(merges.length, "value")} of ${column} ${merges.length === 1 ? "is" : "are"} written in several ways that differ by blanks or capitals alone${example ? `, such as ${example}` : ""}: ${ofRows(affected, filled)} would be counted apart.`,
    advice: `Merge them before you group by ${column}: trim the blanks and write each value as its most frequent spelling does.`,
    example: mayShow ? merges[0]![1]!.value : null,
  });
  if (!mayShow) return [whole];
  const each = merges.slice(0, 60).map((values) => {
    const name = proposed(values);
    const others = values
      .filter(({ value }) => value !== name)
      .map(({ value, rows }) => `${quoted(value)} (${count(rows)})`);
    const all = values.reduce((sum, { rows }) => sum + rows, 0);
    return within(
      whole,
      "merge",
      name,
      moved(values),
      all,
      `${listed(others, 5)} would become ${quoted(name)}.`,
    );
  });
  return [whole, ...each];
}

/** Blanks before or behind a value, which make it another value. */
export const blanks: Check = {
  name: "blanks",
  words: "blanks around values",
  ofRaw: true,
  async run(subject) {
    const texts = subject.texts();
    if (texts.length === 0) return [];
    const parts = texts.flatMap(({ name }, i) => {
      const is = `${q(name)} like ' %' or ${q(name)} like '% '`;
      return [`count_if(${is})::double as n${i}`, `count(${q(name)})::double as f${i}`];
    });
    const counts = await numbersOf(subject.ask, `select ${parts.join(", ")} from ${subject.from}`);
    const found: Finding[] = [];
    for (const [i, { name }] of texts.entries()) {
      const [affected, of] = [counts[`n${i}`]!, counts[`f${i}`]!];
      if (!affected) continue;
      const example = await exampleOf(subject, name);
      found.push(
        finding({
          check: "blanks-around",
          severity: "note",
          column: name,
          affected,
          of,
          says: `${ofRows(affected, of, "values")} of ${name} begin or end with a blank${example ? `, such as ${quoted(example)}` : ""}.`,
          advice:
            "A filter for the value without the blank does not find them. Trim the column in the mapping.",
          example,
        }),
      );
    }
    return found;
  },
};

async function exampleOf(subject: Subject, column: string): Promise<string | null> {
  if (!subject.mayShow(column)) return null;
  const c = q(column);
  const answer = await subject.ask(
    `select ${c} as v from ${subject.from} where ${c} like ' %' or ${c} like '% ' group by 1 order by count(*) desc, 1 limit 1`,
  );
  return subject.example(column, answer.value("v", 0));
}
