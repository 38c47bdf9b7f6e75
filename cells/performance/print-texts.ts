import { three, whole } from "@/cells/words";
import type { QuantileInterval } from "@/lib/methods/evaluate/quantile-interval";
import { formatDate } from "@/lib/table/format";
import type { Exactness } from "./cases";
import type { Measure } from "./compute";
import { lasting, measureTitles } from "./words";

/** Words of the printed page that the screen does not have. */
export const print = {
  button: "Print the review",
  title: (by: readonly string[]) => `Review by ${by.join(" and ")}`,
  period: (first: Date, last: Date) =>
    `Cases registered from ${formatDate(first)} to ${formatDate(last)}`,
  cut: (shown: number, all: number) =>
    `Tables have the ${whole(shown)} of ${whole(all)} areas that lie farthest from what their kinds of case let expect.`,
  allAreas: "All areas",
  cases: "Cases",
  ends: "How cases end",
  endsCaption: (isCompared: boolean) =>
    `Out of 100 cases, with 95 % interval below${isCompared ? " and in brackets what the kinds of case let expect" : ""}.`,
  marks:
    "▲ above and ▼ below the limits of 95 % for its kinds of case. In bold: outside also after adjustment for all tests. One area in twenty gets a mark by chance alone.",
  funnelsCaption:
    "Points more or fewer out of 100 than the kinds of case let expect. Lines: limits of 95 % (dashed) and 99.8 % for the usual mix of cases. Triangle: outside the 95 % of its own mix. With a name: outside after adjustment for all tests.",
  /** Out of 100. */
  hundred: (share: number) => (100 * share).toFixed(1),
  range: (low: number, high: number) =>
    `${Number.isFinite(low) ? (100 * low).toFixed(1) : "–"}–${Number.isFinite(high) ? (100 * high).toFixed(1) : ""}`,
  of: (count: number) => `of ${whole(count)}`,
  funnels: "Areas by the number of their cases, kinds of case being equal",
  ways: (measure: Measure) => `${measureTitles[measure]}, by how the case came to the police`,
  reported: "Reported",
  discovered: "Found by the police",
  share: "Share",
  interval: "95 % interval",
  soon: "How soon, of cases that are old enough to tell",
  delays: "How long it takes",
  half: "Half within (95 % interval)",
  nine: "Nine in ten within (95 % interval)",
  within: (limit: number) => `Within ${limit} days (95 % interval)`,
  delaysNote:
    "Kinds of case are not told apart here: a station with other cases has other delays. Arrest and charge sheet: of cases in which it came.",
  /** "68 days (67–69)": a unit that is the same is said once. */
  length: ({ value, low, high }: QuantileInterval, exact: Exactness) => {
    const [said, least, most] = [value, low, high].map((each) =>
      each === null ? ["–", ""] : lasting(each, exact).split(" "),
    ) as [string[], string[], string[]];
    const isSame = [least, most].every(([, unit]) => unit === "" || unit === said[1]);
    const [from, to] = isSame ? [least[0], most[0]] : [least.join(" "), most.join(" ")];
    return `${said.join(" ")} (${from}–${to})`;
  },
  openTable: (end: Date) => `Open at the end of ${formatDate(end)}, by age in days`,
  all: "All",
  ages: ["under 60", "60–89", "90–179", "180–364", "365 and more"],
  opened: (months: number) => `Registered, last ${months} months`,
  ended: (months: number) => `Ended, last ${months} months`,
  duty: "Cases for each 1,000 duty hours of officers",
  hours: "Duty hours",
  rate: "For each 1,000 hours",
  between: (low: number, high: number) => `${three(low)} to ${three(high)}`,
  word: (word: string, rows: number) => `${word.trim() === "" ? "no word" : word} (${whole(rows)})`,
  harm: "Harm for each 1,000 hours",
};
