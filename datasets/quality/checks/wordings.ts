import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import { numbersOf } from "../subject";
import { count, plural, quoted } from "../words";

/** Line breaks inside values. */
export const lineBreaks: Check = {
  name: "line-breaks",
  words: "line breaks inside values",
  ofRaw: true,
  async run(subject) {
    const texts = subject.texts();
    if (texts.length === 0) return [];
    const parts = texts.flatMap(({ name }, i) => [
      `count_if(${q(name)} like '%\n%' or ${q(name)} like '%\r%')::double as n${i}`,
    ]);
    const counts = await numbersOf(subject.ask, `select ${parts.join(", ")} from ${subject.from}`);
    return texts.flatMap(({ name }, i) => {
      const affected = counts[`n${i}`]!;
      if (!affected || subject.roles.get(name) === "label") return [];
      return [
        finding({
          check: "line-breaks",
          severity: "note",
          column: name,
          affected,
          of: subject.rows,
          says: `${plural(affected, "value")} of ${name} ${affected === 1 ? "holds" : "hold"} line breaks.`,
          advice:
            "The same words with and without a break are two groups. Replace the breaks by blanks in the mapping.",
        }),
      ];
    });
  },
};

const measure =
  /\d+(\.\d+)?\s*(km|kms|kilo ?met(er|re)s?|m|mtrs?|met(er|re)s?|miters|miles?|feet|ft|kgs?|grams?|rs|rupees)\b/i;

/** Quantities written as words, which cannot be added or compared. */
export const measuresInWords: Check = {
  name: "measures-in-words",
  words: "quantities written as words",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, filled, distinct } of await subject.facts()) {
      if (column.kind !== "text" || distinct < 20 || subject.isPerson(column.name)) continue;
      const samples = await subject.samples(column.name);
      const share = samples.filter((value) => measure.test(value)).length / samples.length;
      if (!(share >= 0.5)) continue;
      const of = filled;
      const example = subject.example(
        column.name,
        samples.find((value) => measure.test(value)),
      );
      found.push(
        finding({
          check: "measure-in-words",
          severity: "note",
          column: column.name,
          affected: of,
          of,
          says: `${column.name} holds a quantity in free words${example ? `, such as ${quoted(example)}` : ""}: about ${count(distinct)} wordings.`,
          advice: "Do not compute with it. Distances are better taken from coordinates.",
          example,
        }),
      );
    }
    return found;
  },
};
