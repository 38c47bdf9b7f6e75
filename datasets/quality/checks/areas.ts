import { wordsOf } from "@/datasets/model/words";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, ofRows, plural, quoted } from "../words";

/** Beat names that mean different beats in different stations. */
export const beatNames: Check = {
  name: "beat-names",
  words: "names of beats",
  async run(subject) {
    const beat = subject.field("beat");
    const above = subject.field("station") ?? subject.field("district");
    if (!beat || !above || beat === above) return [];
    const pairs = `select ${q(beat)} as b, ${q(above)} as s, count(*) as n from ${subject.from}
where ${q(beat)} is not null and ${q(above)} is not null group by all`;
    const answer = await subject.ask(
      `select b::varchar as b, sum(n)::double as "rows", count(*)::double as stations from (${pairs}) group by 1
having count(*) > 1 and min(n) >= 1 order by 3 desc, 2 desc, 1`,
    );
    const shared = answer.objects() as unknown as { b: string; rows: number; stations: number }[];
    const { beats, rows } = await numbersOf(
      subject.ask,
      `select count(distinct b)::double as beats, sum(n)::double as rows from (${pairs})`,
    );
    // Where beats are numbered city-wide, a few mistyped districts share one by accident.
    const affected = shared.reduce((sum, each) => sum + each.rows, 0);
    const strays = await strayShare(subject, pairs);
    if (shared.length === 0 || strays < 0.05) return [];
    const top = shared[0]!;
    const whole = finding({
      check: "beat-names-shared",
      severity: "warning",
      column: `${above}, ${beat}`,
      affected,
      of: rows!,
      says: `${count(shared.length)} of ${plural(beats!, "name")} of ${beat} stand for beats of more than one ${above}: ${quoted(top.b)} for ${count(top.stations)}, on ${count(top.rows)} rows.`,
      advice: `A beat name is unique only inside its station: the key is ${above} and ${beat}. Group and join by both, never by ${beat} alone.`,
      example: subject.example(beat, top.b),
    });
    if (!subject.mayShow(beat)) return [whole];
    return [
      whole,
      ...shared
        .slice(0, 60)
        .map(({ b, rows: n, stations }) =>
          within(whole, "beat", b, n, rows!, `${count(n)} rows in ${count(stations)} of ${above}.`),
        ),
    ];
  },
};

/** Share of the rows of shared beats that are not in the place where the beat is most at home. */
async function strayShare(subject: Subject, pairs: string): Promise<number> {
  const { share } = await numbersOf(
    subject.ask,
    `select (sum(n - most) / sum(n))::double as share from (select sum(n) as n, max(n) as most from (${pairs}) group by b having count(*) > 1)`,
  );
  return Number.isNaN(share) ? 0 : share!;
}

/** The code 0 among the codes of areas: no area, written as one. */
export const zeroCodes: Check = {
  name: "zero-codes",
  words: "codes that are 0",
  ofRaw: true,
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, distinct, least, filled } of await subject.facts()) {
      const role = subject.roles.get(column.name);
      const isCount = /\b(count|total|number of|no of)\b/.test(wordsOf(column.name));
      const isCode =
        role === "area" ||
        (role === "identifier" && column.kind === "integer") ||
        /tract|tra$|ward/i.test(column.name);
      const whole = column.kind === "integer" && least === "0";
      const text = column.kind === "text" && /^0+$/.test(least ?? "");
      if (!isCode || isCount || distinct < 5 || (!whole && !text)) continue;
      const zero = whole ? `${q(column.name)} = 0` : `regexp_full_match(${q(column.name)}, '0+')`;
      const { n } = await numbersOf(
        subject.ask,
        `select count_if(${zero})::double as n from ${subject.from}`,
      );
      if (!n || n > 0.5 * filled) continue;
      found.push(
        finding({
          check: "zero-codes",
          severity: "warning",
          column: column.name,
          affected: n,
          of: filled,
          says: `${ofRows(n, filled)} have ${column.name} 0, which names no place.`,
          advice:
            "Treat 0 as missing: it would show up as an area of its own and join with nothing.",
          example: least,
        }),
      );
    }
    return found;
  },
};

/** A list of places in which a name stands twice. */
export const repeatedNames: Check = {
  name: "repeated-names",
  words: "names that repeat",
  async run(subject) {
    const found: Finding[] = [];
    for (const { column, distinct, filled } of await subject.facts()) {
      const isName =
        /name$/i.test(column.name) && column.kind === "text" && !subject.isPerson(column.name);
      if (!isName || filled < 20 || distinct < 0.8 * filled) continue;
      const c = q(column.name);
      const { shared, rows } = await numbersOf(
        subject.ask,
        `select count(*)::double as shared, coalesce(sum(n), 0)::double as rows from (select count(*) as n from ${subject.from} where ${c} is not null group by lower(trim(${c})) having count(*) > 1)`,
      );
      if (!shared) continue;
      found.push(
        finding({
          check: "repeated-names",
          severity: "warning",
          column: column.name,
          affected: rows!,
          of: filled,
          says: `${plural(shared, "name")} in ${column.name} ${shared === 1 ? "stands" : "stand"} for more than one row: ${count(rows!)} rows, ${count(rows! - shared)} more than names.`,
          advice:
            "Joined by name, each of them meets several rows and counts double. Join by a code, or by name and district.",
        }),
      );
    }
    return found;
  },
};
