import { count, isCounted, measureWords, percent, placeText } from "./labels";
import { intervals, type MarkRow } from "./marks";
import type { TimeUnit } from "./params";
import { groupAxis, isAdditive, isOrdinal, mostMarks, type Plan } from "./plan";
import { sideBySide } from "./spec";
import type { Survey } from "./settle";
import { texts } from "./texts";
import { utcFormat } from "d3";

const usedOf = ({ used, rows }: Survey, table: string): string =>
  used === rows && rows > 1
    ? `All ${count(rows)} rows of ${table} are used.`
    : `${count(used)} of ${count(rows)} ${rows === 1 ? "row" : "rows"} of ${table} ${used === 1 ? "is" : "are"} used.`;

/** What was used and what was left out, and why. */
export function provenanceOf(
  plan: Plan,
  survey: Survey,
  drawn: readonly MarkRow[],
  cut: boolean,
): string[] {
  const lines = [usedOf(survey, plan.table)];
  for (const place of ["x", "y", "facet"] as const) {
    const missing = survey.missing[place] ?? 0;
    const name = plan[place]?.column.name;
    if (name && missing > 0) lines.push(`${count(missing)} rows have no ${name} and are left out.`);
  }
  if (survey.missing.value && plan.measure?.column) {
    const name = plan.measure.column.name;
    lines.push(
      `${count(survey.missing.value)} rows have no ${name} and do not enter its ${words(plan)}.`,
    );
  }
  for (const side of ["x", "y"] as const) {
    const axis = plan[side];
    if (axis && axis.top !== null) {
      const all = survey.distinct[side]!;
      const inside = drawn.reduce((sum, row) => sum + (row.n ?? 0), 0);
      const hold = `; they hold ${percent(inside, survey.used)} of the rows`;
      lines.push(
        `The ${axis.top} largest of ${count(all)} values of ${axis.column.name} are shown${inside ? hold : ""}.`,
      );
    }
  }
  if (plan.color?.top) {
    lines.push(
      `The ${plan.color.top} most frequent of ${count(survey.distinct.color!)} values of ${plan.color.column.name} have a colour, the rest is “${texts.other}”.`,
    );
  }
  if (plan.facet?.top) {
    lines.push(
      `The ${plan.facet.top} most frequent of ${count(survey.distinct.facet!)} values of ${plan.facet.column.name} are shown.`,
    );
  }
  if (plan.sample < 1) {
    lines.push(
      `${count(drawn.length)} rows are drawn, a sample of ${count(survey.used)} that is the same each time.`,
    );
  }
  if (cut)
    lines.push(
      `Only the first ${count(mostMarks)} marks are drawn; group the rows more coarsely to see all.`,
    );
  if (plan.mark === "box") {
    lines.push(
      "Box: the middle half of the values; line in it: the median; thin line: from 5 % to 95 %.",
    );
  }
  lines.push(...refusals(plan), ...unfinished(plan, survey));
  return lines;
}

const words = (plan: Plan) => texts.aggregates[plan.measure!.aggregate].toLowerCase();

function refusals(plan: Plan): string[] {
  if (plan.mark !== "bar" && plan.mark !== "area") return [];
  if (!plan.color || !plan.measure || isAdditive(plan.measure) || plan.stack === "side by side")
    return [];
  const instead = sideBySide(plan) ? "the bars stand side by side" : "lines are drawn";
  return [`“${texts.aggregates[plan.measure.aggregate]}” cannot be stacked, so ${instead}.`];
}

/** The first and last month of the data are often not whole months: their low counts mean nothing. */
function unfinished(plan: Plan, survey: Survey): string[] {
  const { unit, range } = timeGroup(plan, survey);
  if (!unit || !range) return [];
  const format = utcFormat(unit === "hour" ? "%-d %b %Y, %H:%M" : "%-d %b %Y");
  const { first, last } = wholeness(unit, range);
  return [
    ...(first
      ? []
      : [`The first ${texts.units[unit]} has data only from ${format(new Date(range.min))}.`]),
    ...(last
      ? []
      : [`The last ${texts.units[unit]} has data only up to ${format(new Date(range.max))}.`]),
  ];
}

function timeGroup(plan: Plan, survey: Survey) {
  const group = groupAxis(plan);
  const bin = group?.axis.bin;
  if (!group || bin?.type !== "unit") return { unit: null, range: null };
  return { unit: bin.unit, range: survey.range[group.on] ?? null };
}

/** A period counts as whole when the data reaches to within a twentieth, or a day, of its ends. */
function wholeness(unit: TimeUnit, { min, max }: { min: number; max: number }) {
  const interval = intervals[unit];
  const start = interval.floor(new Date(min));
  const end = interval.offset(interval.floor(new Date(max)), 1);
  const length = Number(end) - Number(interval.floor(new Date(max)));
  const day = 86_400_000;
  const slack = length <= day ? length * 0.25 : Math.max(length / 20, day + 1);
  return { first: min - Number(start) <= slack, last: Number(end) - max <= slack };
}

/** One or two plain sentences, only for charts where they are certain. */
export function findingsOf(plan: Plan, survey: Survey, rows: readonly MarkRow[]): string[] {
  const group = groupAxis(plan);
  const { measure } = plan;
  if (!group || !measure || plan.color || plan.facet || rows.length < 2) return [];
  const drawn = rows.filter(
    (row): row is MarkRow & { value: number } => typeof row.value === "number",
  );
  if (drawn.length < 2) return [];
  const { unit, range } = timeGroup(plan, survey);
  if (unit && range) return overTime(plan, group.on, unit, range, drawn);
  if (!isOrdinal(group.axis)) return [];
  const largest = drawn.reduce((a, b) => (b.value > a.value ? b : a));
  if (drawn.filter((row) => row.value === largest.value).length > 1) return [];
  const name = placeText(largest[group.on], null);
  const share =
    measure.aggregate === "count"
      ? `, ${percent(largest.value, survey.used)} of ${count(survey.used)} rows`
      : "";
  return [`${measureWords(plan)} is largest for ${name}: ${amount(plan, largest.value)}${share}.`];
}

function overTime(
  plan: Plan,
  on: "x" | "y",
  unit: TimeUnit,
  range: { min: number; max: number },
  drawn: readonly (MarkRow & { value: number })[],
): string[] {
  const whole = wholeness(unit, range);
  const sorted = [...drawn].sort((a, b) => Number(a[on]) - Number(b[on]));
  const ended = sorted.slice(whole.first ? 0 : 1, whole.last ? undefined : -1);
  const thin = isAdditive(plan.measure!) ? thinStart(ended.map(({ value }) => value)) : 0;
  const kept = ended.slice(thin);
  if (kept.length < 2) return [];
  const at = (row: MarkRow) => placeText(row[on], unit);
  const [first, last] = [kept[0]!, kept.at(-1)!];
  const most = kept.reduce((a, b) => (b.value > a.value ? b : a));
  const least = kept.reduce((a, b) => (b.value < a.value ? b : a));
  const span = `from ${amount(plan, first.value)} (${at(first)}) to ${amount(plan, last.value)} (${at(last)})`;
  const change =
    first.value > 0 && last.value >= 0
      ? `, ${signed((last.value - first.value) / first.value)}`
      : "";
  return [
    `${measureWords(plan)} by ${texts.units[unit]} went ${span}${change}.`,
    `Highest: ${amount(plan, most.value)} (${at(most)}); lowest: ${amount(plan, least.value)} (${at(least)}).`,
    ...(thin > 0 ? [texts.thinStart(at(first), texts.units[unit])] : []),
  ];
}

/** Share of all that a thin start holds at most, and of the periods that it takes at least. */
const [thinHeld, thinTaken] = [0.05, 0.25];

/**
 * Periods at the beginning that hold next to nothing: old cases that a register took up late. Against
 * one of them everything has grown many times over. 0 where the series begins as it goes on.
 */
function thinStart(values: readonly number[]): number {
  if (values.some((value) => value < 0)) return 0;
  const held = thinHeld * values.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  const start = values.findIndex((value) => (sum += value) > held);
  return start > thinTaken * values.length ? start : 0;
}

function signed(change: number): string {
  const value = (100 * change).toLocaleString("en", {
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  return `${value.replace("-", "−")} %`;
}

const amount = (plan: Plan, value: number) =>
  plan.unit && !isCounted(plan) ? `${count(value)} ${plan.unit}` : count(value);

/** What a screen reader says instead of the picture. */
export function summaryOf(
  plan: Plan,
  rows: readonly MarkRow[],
  findings: readonly string[],
): string {
  const kind = texts.marks[plan.mark];
  const sides = [plan.x, plan.y].flatMap((axis) => (axis ? [axis.column.name] : []));
  const by = sides.join(" and ");
  const what = plan.measure ? `${measureWords(plan)} by ${by}` : by;
  const split = plan.color ? `, coloured by ${plan.color.column.name}` : "";
  return [`${kind}: ${what}${split}. ${count(rows.length)} marks.`, ...findings].join(" ");
}
