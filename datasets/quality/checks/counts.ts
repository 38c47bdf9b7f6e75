import { quoteIdentifier as q } from "@/lib/sql/quote";
import { wordsOf } from "@/datasets/model/words";
import { foldName } from "@/datasets/sources/fold";
import type { ColumnInfo } from "@/lib/engine/engine";
import { type Check, finding } from "../check";
import { countByGroup, withGroups } from "../groups";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, ofRows } from "../words";

/** Two counts of the same people: `less` can never be under `more`. Names folded to letters and digits. */
interface Relation {
  less: readonly string[];
  more: readonly (readonly string[])[];
  /** The detail may exceed the total only by mistake; otherwise by practice, too. */
  sure?: boolean;
}

const victims = ["victimcount", "victims", "numberofvictims"];
const accused = ["accusedcount", "accused"];
const arrested = ["arrestedcountno", "arrestedcount", "arrested"];
const sheeted = ["accusedchargesheetedcount", "chargesheeted"];
const convicted = ["convictioncount", "convictions", "convicted"];

const relations: readonly Relation[] = [
  {
    less: victims,
    more: [["male"], ["female"], ["boy"], ["girl"]],
    sure: true,
  },
  { less: accused, more: [arrested] },
  { less: accused, more: [sheeted] },
  { less: sheeted, more: [convicted] },
  {
    less: arrested,
    more: [["arrestedmale"], ["arrestedfemale"]],
    sure: true,
  },
];

const numeric = ({ kind }: ColumnInfo) => kind === "integer" || kind === "number";

/** Counts that contradict each other in one row. */
export const contradictions: Check = {
  name: "contradictions",
  words: "counts that contradict each other",
  ofRaw: true,
  async run(subject) {
    const byName = new Map(
      subject.table.columns.filter(numeric).map(({ name }) => [foldName(name), name]),
    );
    const find = (names: readonly string[]) => names.map((name) => byName.get(name)).find(Boolean);
    const found: Finding[] = [];
    for (const { less, more, sure } of relations) {
      const small = find(less);
      const parts = more.map(find);
      if (!small || parts.some((part) => part === undefined)) continue;
      const sum = parts.map((part) => `coalesce(${q(part!)}, 0)`).join(" + ");
      const words = parts.join(" + ");
      const counts = await numbersOf(
        subject.ask,
        `select count_if(${q(small)} < ${sum})::double as n, count_if(${q(small)} is not null)::double as of,
  coalesce(sum(${q(small)}), 0)::double as small, coalesce(sum(${sum}), 0)::double as large,
  count_if(${q(small)} = 0 and ${sum} > 0)::double as zero, count_if(${q(small)} = 0)::double as zeros
from ${subject.from}`,
      );
      if (!counts.n) continue;
      const { n, of, small: total, large, zeros } = counts as Record<string, number>;
      const always = zeros === of ? ` ${small} is 0 in every row.` : "";
      const grouped = await countByGroup(subject, {
        less: `${q(small)} < ${sum}`,
        known: `${q(small)} is not null`,
      });
      const whole = finding({
        check: "counts-contradict",
        severity: sure && n! >= 0.2 * of! ? "serious" : "warning",
        column: small,
        affected: n!,
        of: of!,
        says: `${small} is less than ${words} in ${ofRows(n!, of!)}; in all it adds up to ${count(total!)} against ${count(large!)}.${always}`,
        advice: `One of the two is not kept. Use the larger detail (${words}) and do not draw rates from ${small} before you know why.`,
        example: `${small} ${count(total!)}, ${words} ${count(large!)}`,
      });
      found.push(...withGroups(subject, whole, grouped, "less", "known"));
    }
    return found;
  },
};

/** A value this many times the 99th percentile is no row like the others. */
const heavyTimes = 20;

/** A single row that carries far more than all others, and figures of a group repeated on each of its rows. */
export const heavyRows: Check = {
  name: "heavy-rows",
  words: "rows that carry far more than others",
  async run(subject) {
    const found: Finding[] = [];
    const quantities = subject.table.columns.filter((column) => isQuantity(subject, column));
    if (subject.rows >= 200) {
      for (const { name } of quantities) found.push(...(await heavy(subject, name)));
      found.push(...(await repeatedFigures(subject, quantities)));
    }
    return found;
  },
};

const isQuantity = (subject: Subject, column: ColumnInfo): boolean =>
  numeric(column) &&
  !isGrid(column.name) &&
  (subject.roles.get(column.name) === "quantity" ||
    /\b(total|count|number|strength|crimes|cases|amount)\b/.test(wordsOf(column.name)));

const isGrid = (name: string) =>
  /(^|[^a-z])[xy]([^a-z]|$)|coord|easting|northing|census|tract|fips|code/i.test(name);

async function heavy(subject: Subject, column: string): Promise<Finding[]> {
  const c = q(column);
  const { most, high, total, least } = await numbersOf(
    subject.ask,
    `select max(${c})::double as most, quantile_cont(${c}, 0.99)::double as high, sum(${c})::double as total, min(${c})::double as least from ${subject.from}`,
  );
  if (!(least! >= 0 && high! >= 1 && most! >= heavyTimes * high!)) return [];
  const { n } = await numbersOf(
    subject.ask,
    `select count_if(${c} >= ${heavyTimes * high!})::double as n from ${subject.from}`,
  );
  // A few large sums are the way of money; one collecting row is not the way of counts.
  if (n! > 2 || most! < 0.005 * total!) return [];
  const who = await namesOf(subject, column, most!);
  return [
    finding({
      check: "heavy-row",
      severity: "warning",
      column,
      affected: n!,
      of: subject.rows,
      says: `One row has ${count(most!)} of the ${count(total!)} of ${column}${who ? ` (${who})` : ""}, while 99 of 100 rows have ${count(high!)} or less.`,
      advice:
        "It is a collecting place or a typing error, not a place like the others. Set it apart before you compare, rank or colour.",
      example: count(most!),
    }),
  ];
}

/** What the row is called: its areas and categories. */
async function namesOf(subject: Subject, column: string, value: number): Promise<string> {
  const areas = subject
    .texts(false)
    .filter(({ name }) => subject.roles.get(name) === "area" && subject.mayShow(name))
    .slice(0, 4);
  if (areas.length === 0) return "";
  const answer = await subject.ask(
    `select ${areas.map(({ name }) => q(name)).join(", ")} from ${subject.from} where ${q(column)} = ${value} limit 1`,
  );
  return Object.values(answer.objects()[0] ?? {})
    .filter((text) => text !== null)
    .join(", ");
}

async function repeatedFigures(
  subject: Subject,
  quantities: readonly ColumnInfo[],
): Promise<Finding[]> {
  const facts = await subject.facts();
  const several = quantities.filter(({ name }) => {
    const of = facts.find(({ column }) => column.name === name)!;
    return of.filled > 0 && of.distinct >= 4 && of.least !== of.most;
  });
  if (several.length === 0) return [];
  const areas = facts.filter(
    ({ column, distinct }) =>
      subject.roles.get(column.name) === "area" && distinct >= 4 && distinct * 5 <= subject.rows,
  );
  const found: Finding[] = [];
  for (const area of areas) {
    const others = several.filter(({ name }) => name !== area.column.name);
    if (others.length === 0) continue;
    const parts = others.map(({ name }, i) => `max(${q(name)}) = min(${q(name)}) as s${i}`);
    const sums = others.map((_, i) => `bool_and(s${i})::integer as s${i}`);
    const { n, ...same } = await numbersOf(
      subject.ask,
      `select count(*)::double as n, ${sums.join(", ")} from (select ${parts.join(", ")} from ${subject.from} where ${q(area.column.name)} is not null group by ${q(area.column.name)} having count(*) > 1)`,
    );
    for (const [i, { name }] of others.entries()) {
      if (same[`s${i}`] !== 1 || !(n! >= 3) || found.some(({ column }) => column === name))
        continue;
      found.push(
        finding({
          check: "repeated-figure",
          severity: "warning",
          column: name,
          affected: subject.rows - n!,
          of: subject.rows,
          says: `${name} is one figure for each ${area.column.name}, repeated on all its rows: ${count(n!)} figures on ${count(subject.rows)} rows.`,
          advice: `Adding it up counts each figure many times. Take one row for each ${area.column.name} first.`,
        }),
      );
    }
  }
  return found;
}
