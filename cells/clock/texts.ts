import { incidents, percent, pWords, rows, three, whole } from "@/cells/words";
import type { SpanCounts } from "./counted";
import { clockTime, hourOfWeekName, hoursLong, hourSpan, weekdays } from "./names";

const two = (value: number) => String(Number(value.toPrecision(2)));
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const exactly = (hour: number) => (hour === 0 ? "00:00 or 00:01" : `exactly ${clockTime(hour)}`);

export const texts = {
  editor: "Clock",
  source: "Parameters as text",
  reading: "counting by day and hour",
  spreading: "spreading spans over their hours",
  writing: "writing the tables",
  short: "The data covers no whole day.",
  shortHint: "Take data of a longer time.",
  offsetWithout: (column: string) =>
    `${column} has no clock times, so that “utc_offset” has nothing to move.`,
  offsetHint: "Take “utc_offset” away, or choose a column with times under “time”.",

  peak: (at: number, ratio: number, count: number, all: number) =>
    `Most happens on ${hourOfWeekName(at)}: ${two(ratio)} times the average hour of the week (${whole(count)} of ${incidents(all)}).`,
  gathered: (mean: number, spread: number, p: number, by: string) =>
    `Round the clock they gather about ${clockTime(mean)}${by} (spread ± ${hoursLong(spread)}; Rayleigh test against any hour alike, ${pWords(p)}).`,
  weaklyGathered: (mean: number, resultant: number, p: number) =>
    `One hour to gather about hardly exists (mean ${clockTime(mean)}, concentration ${resultant.toFixed(2)} of 1; Rayleigh test ${pWords(p)}): look at the profile, which may have two peaks.`,
  noGathering: (p: number) =>
    `No one time of the day stands out more than chance would explain (Rayleigh test, ${pWords(p)}).`,
  shifted: (
    moved: number,
    hour: number,
    before: number,
    after: number,
    span: number,
    all: number,
  ) =>
    `${percent(span, all)} are known only to a span longer than an hour. Spread over their spans instead of counted at the start, ${share(moved)} fall into another hour of the day; most differs ${hourSpan(hour)}: ${share(after)} instead of ${share(before)}.`,
  noSpan: "No case has a usable span from one time to another.",
  heaped: (fullHour: number, favourites: { hour: number; share: number; times: number }[]) => {
    const first = favourites[0];
    const words = first
      ? ` and ${share(first.share)} at ${exactly(first.hour)}, ${two(first.times)} times as many as at the full hours beside it`
      : "";
    return `Caution: ${share(fullHour)} of the times are at a full hour${words}. Such a clock shows the desk where it was written down as well as the street.`;
  },
  heapedPeak: (hour: number) =>
    ` Many of these are at ${exactly(hour)}, which is often written for an unknown hour.`,
  otherPeak: (at: number, ratio: number) =>
    ` Of the other hours, ${hourOfWeekName(at)} has most, ${two(ratio)} times the average.`,
  typesApart: (most: string, mean: number, spread: number, next: string) =>
    `By type, ${most} gathers most closely: about ${clockTime(mean)}, ± ${hoursLong(spread)}${next}.`,
  typesLeast: (type: string, mean: number | null) =>
    `; least does ${type}${mean === null ? "" : ` (mean ${clockTime(mean)})`}`,
  weekday: (at: number, ratio: number, perDay: number, days: number, p: number) =>
    `${weekdays[at]}s have most: ${three(perDay)} a day, ${ratio.toFixed(2)} times the average day (days of the week differ more than chance would explain, Kruskal–Wallis test over ${whole(days)} days, ${pWords(p)}).`,
  weekdaysAlike: (days: number, p: number) =>
    `Days of the week do not differ more than chance would explain (Kruskal–Wallis test over ${whole(days)} days, ${pWords(p)}).`,
  month: (name: string, count: number, perDay: number, ratio: number) =>
    `The fullest month is ${name}: ${incidents(count)}, ${three(perDay)} a day, ${ratio.toFixed(2)} times the average day.`,
  onlyDays:
    "The hour is not known: the column holds days without a clock time, so no clock is drawn. All would stand at midnight.",
  onlyMonths:
    "Neither hour nor weekday is known: the column tells only the month, written as its first day. Drawn as days they would all stand on the 1st at midnight.",

  window: (first: string, last: string, days: number, count: number) =>
    `${first} to ${last}, ${whole(days)} days, with ${incidents(count)}.`,
  outside: (count: number) =>
    `${rows(count)} outside these days ${count === 1 ? "is" : "are"} left out.`,
  outsideMonths: (count: number) =>
    `${rows(count)} outside whole months ${count === 1 ? "is" : "are"} left out.`,
  local:
    "Times are the local clock time of the register, as it is written; no time zone is applied.",
  offset: (offset: string) => `Times are taken as UTC and read at UTC${offset}.`,
  rate: {
    time: "Rates are incidents for each such hour, or day, that these days hold.",
    day: "Rates are incidents for each such day that these days hold.",
    month: "Rates are incidents for each day of a month.",
  },
  firsts: (times: number) =>
    `The 1st of a month has ${times.toFixed(2)} times the incidents of other days: it is often written for an unknown day.`,
  midnight: (count: number, all: number) =>
    `${incidents(count)} (${percent(count, all)}) ${count === 1 ? "is" : "are"} at 00:00 or 00:01, where an unknown hour is often written; they are counted.`,
  midnightOut: (count: number) =>
    `${rows(count)} at 00:00 or 00:01 ${count === 1 ? "is" : "are"} left out, so that hours after midnight are understated.`,
  spans: ({ column, exact, brief, long, weekOrLonger, missing, impossible }: SpanCounts) => {
    const parts = [
      `${whole(long)} with a span longer than an hour by ${column}`,
      `${whole(brief)} with a shorter one`,
      `${whole(exact)} at one moment`,
      ...(missing > 0 ? [`${whole(missing)} without an end, counted at the start`] : []),
      ...(weekOrLonger > 0
        ? [`${whole(weekOrLonger)} of a week or longer, which give every hour alike`]
        : []),
    ];
    return `Aoristic weights: ${parts.join("; ")}.${
      impossible > 0
        ? ` ${whole(impossible)} end before they start and are left out of the weights, not of the counts.`
        : ""
    }`;
  },
  circular: (types: number) =>
    `Mean hour and spread are circular, by the minute at the start; Rayleigh’s test${
      types > 0 ? `, adjusted for ${whole(types)} types (Benjamini–Hochberg)` : ""
    }.`,
  otherTypes: (types: number, count: number) =>
    `${whole(types)} rarer types with ${incidents(count)} have no clock of their own; they count among all.`,
  unnamed: (count: number, column: string) =>
    `${incidents(count)} without a value in ${column} count among all.`,
  all: "All",
  shown: "What is shown",
  type: "Type",
  typeOf: (name: string, count: number) => `${name} (${whole(count)})`,
  allTypes: (count: number) => `All (${whole(count)})`,
  year: "Year",
  allYears: "All years",
  measured: "Figures",
  counted: "Hours counted",
  meanOfYears: (count: number) => `mean of ${whole(count)} years`,
  sundays: "Framed: Sundays.",
  fewForMean: "Too few, or too evenly spread, for a mean hour.",
  meanWords: (mean: string, spread: string, resultant: number, p: number) =>
    `Hand: mean ${mean}, spread ± ${spread}, concentration ${resultant.toFixed(2)} of 1 (Rayleigh ${pWords(p)}).`,
  typeWords: (count: number, mean: string | null) =>
    mean === null ? incidents(count) : `${incidents(count)}, mean ${mean}`,
  measure: { rate: "Rate", count: "Count" },
  counting: { spread: "Over their spans (aoristic)", start: "At the start", end: "At the end" },
  byStart: " by their starts",
  countingShort: { spread: "over their spans", start: "at the start", end: "at the end" },
  perHourOr: (measure: "rate" | "count") =>
    measure === "rate" ? "incidents an hour" : "incidents",
  perDayOr: (measure: "rate" | "count") => (measure === "rate" ? "incidents a day" : "incidents"),
  favourite: (hour: number, part: number, times: number) =>
    `* ${share(part)} of these times are at ${exactly(hour)}, ${two(times)} times as many as at the full hours beside it: often written for an unknown hour.`,
  charts: {
    week: (measure: string) => `Weekday and hour: ${measure}, darker is more`,
    hourTip: (name: string, count: number, hours: number) =>
      `${name}\n${three(count)} incidents in ${whole(hours)} such hours: ${three(count / (hours || 1))} an hour`,
    allWeekdays: (name: string) => `${name}, all weekdays`,
    dayTip: (name: string, count: number, days: number) =>
      `${name}\n${three(count)} incidents in ${whole(days)} ${days === 1 ? "day" : "days"}: ${three(count / (days || 1))} a day`,
    hourAxis: "hour of day",
    round:
      "Round the clock: the longer a sector, the more in that hour; stronger colour from 18:00 to 6:00",
    sector: (name: string, count: number) => `${name}: ${three(count)} incidents`,
    mean: (time: string) => `mean ${time}`,
    profile: "Hour of day: what a known span changes",
    profileTip: (name: string, counted: string, part: number) =>
      `${name}\n${counted}: ${share(part)}`,
    everyYear: (month: string) => `${month} of every year`,
    profileY: "share of incidents (%)",
    months: (measure: string) => `Month and year: ${measure}, darker is more`,
    calendar: (which: string) => `Day and month, ${which}: incidents a day, darker is more`,
    dateTip: (name: string, count: number) => `${name}\n${three(count)} incidents`,
    weekdays: (measure: string) => `Weekday: ${measure}`,
    calendarLabel: "Day and month",
    dayAxis: "day of month",
    typesOverview: "Hours of the most frequent types; each shape is of its own sum.",
    typesHint: "Choose one to see its clock above.",
  },
  fields: {
    to: "Latest time",
    toHint: "Spreads a case over its span",
    type: "Type",
    offset: "Times kept in UTC",
    offsetHint: "Local clock to read them at",
    noOffset: "No: they are local times",
    midnight: "Leave out 00:00 and 00:01",
  },
};
