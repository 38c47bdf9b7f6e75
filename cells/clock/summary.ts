import { beginOf, periodName } from "@/cells/temporal/periods";
import { kruskalWallis } from "@/lib/methods/statistics/kruskal-wallis";
import { byHourOfDay } from "@/lib/methods/temporal/week-hours";
import { formatDate } from "@/lib/table/format";
import { sumOf } from "@/lib/methods/statistics/sums";
import { type Clock, type Clocks, weekdayOf } from "./clocks";
import type { Counted, Spread } from "./counted";
import type { ClockParams } from "./params";
import { texts } from "./texts";
import { figureOf } from "./view-data";

const day = 86_400_000;

/** A mean hour of a resultant below this says little. */
const weak = 0.1;
/** From this share at full hours on, times are told to be rounded. By chance it would be 1 in 60. */
const heaped = 0.2;

/** The 1st of a month is told from so many times the other days on. */
const favouriteFirst = 1.2;

/** From this share of spans longer than an hour on, what spreading them changes is told. */
const leastLong = 0.1;

/** One to three plain sentences, the most telling first. */
export function findingsOf(counted: Counted, found: Clocks): string[] {
  const all = found.clocks[0]!;
  if (all.incidents === 0) return [];
  if (counted.precision === "month") return [texts.onlyMonths, ...fullestMonth(counted, all)];
  if (counted.precision === "day") {
    return [texts.onlyDays, weekdayWords(counted, found), ...fullestMonth(counted, all)];
  }
  const findings = [peakWords(found) + gatheredWords(all)];
  if (counted.spread && isLong(counted.spread)) findings.push(shiftWords(counted, all));
  else if (found.clocks.length > 2) findings.push(...typeWords(found));
  else findings.push(weekdayWords(counted, found));
  const { heaps } = all;
  if (heaps && (heaps.fullHour >= heaped || heaps.favourite.length > 0)) {
    findings.push(texts.heaped(heaps.fullHour, heaps.favourite));
  }
  return findings;
}

/** Where incidents fall: over their spans where these are known, at the start otherwise. */
export const hoursOf = ({ spread, byHour }: Clock): Float64Array =>
  spread && sumOf(spread.hours) > 0 ? spread.hours : byHour!;

function peakWords({ clocks, exposedHours }: Clocks): string {
  const all = clocks[0]!;
  const { heaps } = all;
  const hours = hoursOf(all);
  const rate = hours.map((figure, at) => figureOf("rate", figure, exposedHours[at]!));
  const total = sumOf(hours);
  const isFavourite = (at: number) =>
    heaps?.favourite.some(({ hour }) => hour === at % 24) ?? false;
  const order = Array.from(rate, (_, at) => at).sort((a, b) => rate[b]! - rate[a]! || a - b);
  const ratio = (at: number) => rate[at]! / (total / sumOf(exposedHours));
  const at = order[0]!;
  const words = texts.peak(at, ratio(at), hours[at]!, total);
  if (!isFavourite(at)) return words;
  const next = order.find((each) => !isFavourite(each));
  const other = next === undefined ? "" : texts.otherPeak(next, ratio(next));
  return words + texts.heapedPeak(at % 24) + other;
}

function gatheredWords({ mean, p, spread }: Clock): string {
  if (!mean || p === null) return "";
  if (p > 0.05 || mean.mean === null) return ` ${texts.noGathering(p)}`;
  return ` ${
    mean.resultant < weak
      ? texts.weaklyGathered(mean.mean, mean.resultant, p)
      : texts.gathered(mean.mean, mean.deviation!, p, spread ? texts.byStart : "")
  }`;
}

/** Spans of hours change the clock; a register that gives each case five minutes has none. */
const isLong = ({ counts: { exact, brief, long, weekOrLonger, missing } }: Spread) =>
  long + weekOrLonger >= leastLong * (exact + brief + long + weekOrLonger + missing);

/** What spreading changes, of the same cases. */
function shiftWords({ spread }: Counted, all: Clock): string {
  const { hours, start } = all.spread!;
  const { long, weekOrLonger } = spread!.counts;
  const total = sumOf(hours);
  if (total === 0) return texts.noSpan;
  const [after, before] = [byHourOfDay(hours), byHourOfDay(start)].map((figures) =>
    figures.map((figure) => figure / total),
  ) as [Float64Array, Float64Array];
  const change = after.map((value, hour) => Math.abs(value - before[hour]!));
  const most = change.indexOf(Math.max(...change));
  return texts.shifted(
    sumOf(change) / 2,
    most,
    before[most]!,
    after[most]!,
    long + weekOrLonger,
    total,
  );
}

function weekdayWords({ firstDay }: Counted, { clocks, exposedDays }: Clocks): string {
  const { byDay, byWeekday, incidents } = clocks[0]!;
  const days = byDay!.length;
  const { p } = kruskalWallis(
    byDay!,
    byDay!.map((_, at) => weekdayOf(firstDay + at)),
  );
  if (p > 0.05) return texts.weekdaysAlike(days, p);
  const rate = byWeekday!.map((figure, at) => figureOf("rate", figure, exposedDays[at]!));
  const at = rate.indexOf(Math.max(...rate));
  return texts.weekday(at, rate[at]! / (incidents / days), rate[at]!, days, p);
}

/** Types need a mean to be named: enough cases, and a test that one time stands out. */
function typeWords({ clocks }: Clocks): string[] {
  const tested = clocks
    .slice(1)
    .filter(({ mean, p, incidents }) => incidents >= 30 && mean?.mean != null && p! <= 0.05)
    .toSorted((a, b) => b.mean!.resultant - a.mean!.resultant);
  const [first, last] = [tested[0], tested.at(-1)];
  if (!first || !last) return [];
  const { mean, deviation } = first.mean!;
  const least = first === last ? "" : texts.typesLeast(last.type!, last.mean!.mean);
  return [texts.typesApart(first.type!, mean!, deviation!, least)];
}

/** Nothing without a whole month. */
function fullestMonth(
  { firstMonth, daysInMonth }: Counted,
  { byMonth, incidents }: Clock,
): string[] {
  const rate = byMonth.map((figure, at) =>
    daysInMonth[at]! >= 28 ? figure / daysInMonth[at]! : 0,
  );
  const at = rate.indexOf(Math.max(...rate));
  if (!rate[at]) return [];
  const name = periodName("month", beginOf("month", firstMonth + at));
  const ratio = rate[at]! / (incidents / sumOf(daysInMonth));
  return [texts.month(name, byMonth[at]!, rate[at]!, ratio)];
}

export function provenanceOf(
  counted: Counted,
  { clocks, firsts }: Clocks,
  { utc_offset, type }: ClockParams,
  dated: number,
): string[] {
  const { precision, firstDay, size, rows, midnightLeftOut, spread, other } = counted;
  const all = clocks[0]!;
  const dateOf = (at: number) => formatDate(new Date(at * day));
  const lines = [texts.window(dateOf(firstDay), dateOf(firstDay + size - 1), size, all.incidents)];
  const outside = dated - rows - midnightLeftOut;
  if (outside > 0) {
    lines.push(precision === "month" ? texts.outsideMonths(outside) : texts.outside(outside));
  }
  if (precision === "time") lines.push(utc_offset ? texts.offset(utc_offset) : texts.local);
  lines.push(texts.rate[precision]);
  if (firsts !== null && firsts >= favouriteFirst) lines.push(texts.firsts(firsts));
  const { heaps } = all;
  if (midnightLeftOut > 0) lines.push(texts.midnightOut(midnightLeftOut));
  else if (heaps && heaps.midnight > 0) {
    lines.push(texts.midnight(Math.round(heaps.midnight * all.incidents), all.incidents));
  }
  if (spread) lines.push(texts.spans(spread.counts));
  if (precision === "time") lines.push(texts.circular(clocks.length - 1));
  if (other.types > 0) lines.push(texts.otherTypes(other.types, other.incidents));
  if (other.unnamed > 0) lines.push(texts.unnamed(other.unnamed, type!));
  return lines;
}
