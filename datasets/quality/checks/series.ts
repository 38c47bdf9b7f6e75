import { wordsOf } from "@/datasets/model/words";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import { median } from "../levels";
import { type MonthCounts, type MonthKey, monthCounts, monthKeyOf } from "../months";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, day, listed, monthOf, plural } from "../words";
import { levels, levelsOfHeads } from "./levels";

/**
 * A gap is told when chance would leave it in fewer than one of a hundred such files: with half the
 * usual number a month (half, because crime comes in bursts), the chance of none is e^−number.
 */
const sureChance = 0.01;
const isGap = (usual: number, chances: number) => chances * Math.exp(-usual / 2) < sureChance;

/** Breaks and odd months of the monthly series, missing months and days, places that fall silent. */
export const monthlySeries: Check = {
  name: "monthly-series",
  words: "the series by month",
  async run(subject) {
    const key = await monthKeyOf(subject);
    const series = key && (await monthCounts(subject, key));
    if (!key || !series) return [];
    const missing = missingMonths(subject, key, series);
    const whole = await wholeMonths(subject, key, series);
    return [
      ...missing,
      ...levels(subject, key, whole),
      ...(series.what === "rows" ? await levelsOfHeads(subject, key, whole) : []),
      ...(key.days ? await missingDays(subject, key, missing.length > 0) : []),
      ...(series.what === "rows" ? await silentPlaces(subject, key, series) : []),
    ];
  },
};

function missingMonths(subject: Subject, key: MonthKey, { first, counts }: MonthCounts): Finding[] {
  const found: Finding[] = [];
  const usual = median(counts.filter((n) => n > 0));
  const empty = counts.flatMap((n, i) => (n === 0 ? [first + i] : []));
  if (empty.length > 0 && isGap(usual, counts.length)) {
    found.push(gaps(key.column, empty.map(monthOf), counts.length, "months"));
  }
  // A table of months without a time shows a year that begins late, or ends early.
  const year = Math.floor(first / 12);
  const isOneYear = Math.floor((first + counts.length - 1) / 12) === year;
  if (!key.days && isOneYear && counts.length >= 6 && counts.length < 12) {
    const all = Array.from({ length: 12 }, (_, i) => year * 12 + i);
    const outside = all.filter((month) => month < first || month >= first + counts.length);
    const known = found[0] ? empty : [];
    const gone = [...known, ...outside].sort((a, b) => a - b);
    return [gaps(key.column, gone.map(monthOf), 12, "months")];
  }
  return found;
}

const gaps = (column: string, missing: readonly string[], of: number, what: string): Finding =>
  finding({
    check: `missing-${what}`,
    severity: "warning",
    column,
    affected: missing.length,
    of,
    says: `${count(missing.length)} of ${count(of)} ${what} have no rows: ${listed(missing, 6)}.`,
    advice:
      "The data of these times was not delivered; it is not that nothing happened. Leave them out of averages and of comparisons with other years.",
    example: missing[0] ?? null,
  });

/** Without the first and the last month where the file does not cover them. */
async function wholeMonths(
  subject: Subject,
  key: MonthKey,
  series: MonthCounts,
): Promise<MonthCounts> {
  if (!key.time || series.what !== "rows") return series;
  const c = q(key.time);
  const { last } = await numbersOf(
    subject.ask,
    `select max(day(${c}))::double as last from ${subject.from} where ${key.expression} = ${series.first + series.counts.length - 1}`,
  );
  // The first percentile was cut before: the first month is never whole.
  const counts = series.counts.slice(1, last! < 27 && last! > 1 ? -1 : undefined);
  return { ...series, first: series.first + 1, counts };
}

async function missingDays(
  subject: Subject,
  key: MonthKey,
  hasMissingMonths: boolean,
): Promise<Finding[]> {
  const c = q(key.time!);
  const answer = await subject.ask(
    `with d as (select ${c}::date as d, count(*) as n from ${subject.from} where ${c} is not null group by 1),
k as (select d, n, sum(n) over (order by d) as before, sum(n) over () as total from d)
select d, n::double as n from k where before > 0.01 * total order by d`,
  );
  const days = answer.objects() as unknown as { d: Date; n: number }[];
  if (days.length < 30) return [];
  const length = Math.round((+days.at(-1)!.d - +days[0]!.d) / 86_400_000) + 1;
  const usual = median(days.map(({ n }) => n));
  if (hasMissingMonths || length === days.length || !isGap(usual, length)) return [];
  const there = new Set(days.map(({ d }) => +d));
  const missing: string[] = [];
  for (let at = +days[0]!.d; at < +days.at(-1)!.d; at += 86_400_000) {
    if (!there.has(at)) missing.push(day(new Date(at)));
  }
  return [gaps(key.column, missing, length, "days")];
}

/** A place with rows in every month but some: what it recorded then did not arrive. */
async function silentPlaces(
  subject: Subject,
  key: MonthKey,
  series: MonthCounts,
): Promise<Finding[]> {
  const place = await placeOf(subject);
  if (!place || series.counts.length < 3) return [];
  const { first, counts } = series;
  const answer = await subject.ask(
    `with c as (select cast(${q(place)} as varchar) as p, ${key.expression} as m, count(*) as n
  from ${subject.from} where ${q(place)} is not null and ${key.expression} between ${first} and ${first + counts.length - 1} group by all)
select p, min(m)::double as a, max(m)::double as z, median(n) as usual, list(m::double) as months from c
group by p having count(*) < max(m) - min(m) + 1 order by p`,
  );
  const { places } = await numbersOf(
    subject.ask,
    `select count(distinct ${q(place)})::double as places from ${subject.from}`,
  );
  const empty = new Set(counts.flatMap((n, i) => (n === 0 ? [first + i] : [])));
  const found: { place: string; months: number[]; of: number }[] = [];
  for (const row of answer.objects() as unknown as Silent[]) {
    const { p, a, z, usual } = row;
    if (!isGap(usual, counts.length * places!)) continue;
    const there = new Set(Array.from(row.months, Number));
    const months: number[] = [];
    for (let m = a; m <= z; m++) if (!there.has(m) && !empty.has(m)) months.push(m);
    if (months.length > 0) found.push({ place: p, months, of: z - a + 1 });
  }
  if (found.length === 0) return [];
  const affected = found.reduce((sum, { months }) => sum + months.length, 0);
  const whole = finding({
    check: "silent-places",
    severity: "warning",
    column: place,
    affected,
    of: counts.length * places!,
    says: `${count(found.length)} of ${plural(places!, "value")} of ${place} ${found.length === 1 ? "has" : "have"} months without a row between busy ones: ${plural(affected, "month")} in all.`,
    advice:
      "Their records of these months did not arrive. A fall there is no success: leave them out of comparisons.",
    example: subject.example(place, found[0]!.place),
  });
  if (!subject.mayShow(place)) return [whole];
  return [
    whole,
    ...found
      .slice(0, 60)
      .map(({ place: name, months, of }) =>
        within(
          whole,
          place,
          name,
          months.length,
          of,
          `Nothing in ${listed(months.map(monthOf), 6)}.`,
        ),
      ),
  ];
}

interface Silent {
  p: string;
  a: number;
  z: number;
  usual: number;
  months: Iterable<unknown>;
}

/** An area by its role, or the code of one. */
const isPlace = (subject: Subject, column: string): boolean =>
  subject.roles.get(column) === "area" ||
  (subject.roles.get(column) === "identifier" &&
    /\b(ward|beat|station|district|area|lsoa|unit)\b/.test(wordsOf(column)));

/** Station, or the area column with most values of which each has enough rows. */
async function placeOf(subject: Subject): Promise<string | null> {
  if (subject.station) return subject.station;
  const areas = (await subject.facts()).filter(
    ({ column, distinct }) => isPlace(subject, column.name) && distinct >= 2 && distinct <= 3000,
  );
  return areas.sort((a, b) => b.distinct - a.distinct)[0]?.column.name ?? null;
}
