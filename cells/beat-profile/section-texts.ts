import { texts as compareTexts } from "@/cells/compare/texts";
import type { Row } from "@/cells/compare/rows";
import { percent, pWords, whole } from "@/cells/words";
import type { Victims } from "./people";
import { oneDecimal, texts } from "./texts";

const { arrows, change } = compareTexts;

/** Words of the tables that are read on the screen and on paper. */
export const words = {
  heads: {
    title: "What happened",
    columns: (months: number, next: string) => [
      "Head of crime",
      "Incidents",
      months % 12 === 0 ? `${months} months before` : "Same months before",
      "Change",
      `Expected in ${next}`,
    ],
    all: "All heads",
    rest: (count: number) => `${whole(count)} further heads`,
    note: (tests: number) =>
      `▲ more, ▼ fewer than chance would explain (E-test of two counts, adjusted for ${whole(tests)} tests); • within chance; no percentage under 30 cases. Expected: counting, 80 % interval.`,
  },
  change: ({ verdict, change: by, pAdjusted }: Row) =>
    `${arrows[verdict]} ${change(by)}${by === null ? "" : ", "}${pWords(pAdjusted)}`,
  expected: (mean: number, low: number, high: number) =>
    `${oneDecimal(mean)} (${whole(low)}–${whole(high)})`,
  times: {
    title: "When, by head",
    head: "Head of crime",
    mostly: "Three in four between",
    none: "spread over the day",
    few: "fewer than 5",
  },
  shifts: {
    title: "Crime beside duty, by shift",
    columns: (days: number, beats: number) => [
      "Shift",
      "Incidents",
      "Share of incidents",
      "Officer hours",
      "Share of hours",
      "Ratio (95 %)",
      `Days on duty${beats > 1 ? " a beat" : ""}, of ${whole(days)}`,
      "Usual elsewhere",
    ],
    columnsAlone: ["Shift", "Incidents", "Share of incidents"],
    ratio: (ratio: number | null, low: number, high: number) =>
      ratio === null ? "no hours" : `${ratio.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`,
    note: "Ratio: share of incidents over share of officer hours, exact interval of the share; above 1 the shift has less duty than its share of recorded crime. Usual elsewhere: days on duty of the beat in the middle among the others.",
  },
  gaps: {
    title: "Beats and shifts with least duty for their crime",
    columns: (days: number) => [
      "Beat",
      "Shift",
      "Incidents",
      "Officer hours",
      "Ratio (95 %)",
      `Days on duty, of ${whole(days)}`,
    ],
  },
  squares: {
    title: (side: number) => `Hot places: squares of ${whole(side)} m`,
    columns: ["Rank", "Recorded place, most often", "Incidents", "Most frequent", "Middle"],
    point: (latitude: number, longitude: number) =>
      `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`,
    head: (name: string, count: number) => `${name} (${whole(count)})`,
    note: (withPoint: number, all: number) =>
      `${whole(withPoint)} of ${whole(all)} incidents (${percent(withPoint, all)}) have a usable point; the others are on no map. Sexual offences and offences against children are counted at no place.`,
  },
  named: {
    title: "Recorded places",
    columns: ["Place as recorded", "Incidents"],
  },
  repeats: (points: number, count: number, most: number, all: number) =>
    points === 0
      ? "No exact point has two incidents."
      : `${whole(points)} exact ${points === 1 ? "point has" : "points have"} two incidents or more, ${whole(count)} together; the most on one point is ${whole(most)}${
          most > 0.1 * all
            ? " – so many that it may be one large place, or a point written by default"
            : ""
        }.`,
  victims: ({ people, again, incidents, areVictims }: Victims, few: number) => {
    const [who, met] = areVictims ? ["victims", "suffered"] : ["people", "stand in"];
    if (people === null) return `There are ${texts.fewerThan(few)} ${who}: no more is told.`;
    if (again === 0) return `None of ${whole(people)} ${who} ${met} two incidents or more.`;
    return again === null
      ? `Of ${whole(people)} ${who}, ${texts.fewerThan(few)} ${met} two incidents or more.`
      : `Of ${whole(people)} ${who}, ${whole(again)} ${met} two incidents or more (${whole(incidents ?? 0)} incidents).`;
  },
  stages: {
    title: "How far the cases have come",
    columns: ["Stage", "Cases", "Days since, middle case", "Oldest"],
    open: (stage: string) => `${stage} (open)`,
  },
  offenders: {
    title: (isByPlace: boolean) =>
      isByPlace
        ? "Known offenders who live in the beat, by kind of sheet"
        : "Known offenders of the station, by kind of sheet",
    columns: ["Kind of sheet", "People"],
  },
  beats: {
    title: "By beat",
    columns: ["Beat", "Incidents"],
  },
  charts: {
    months: "Incidents by month",
    monthsAxis: "incidents a month",
    monthsLegend: { counted: "counted", expected: "80 % of months to be expected" },
    monthsCaption: (by: string, held: number, tried: number, miss: number) =>
      `Band: what counting foresaw before each month (${by}); it held in ${held} of ${tried} months, and missed by ${oneDecimal(miss)} incidents on average. The last one is the month to come.`,
    noBand: "Too few months before for a band of what was to be expected.",
    week: "Incidents by hour and weekday",
    weekOf: (head: string) => `${head} by hour and weekday`,
    map: "Where",
    mapLegend: "incidents in the square",
    border: "outline",
    borderOf: "of the beat",
  },
};
