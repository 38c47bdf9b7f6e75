import { incidents, listed, pWords, three, whole } from "@/cells/words";
import { periodsOf, type Period } from "@/cells/temporal/periods";
import type { Driver } from "@/lib/methods/explain/drivers";
import { pastNames } from "@/lib/methods/explain/panel";
import type { DriverPeriod } from "./params";
import { recentSteps } from "./steps";

/** A share of the error, in percent. */
const share = (value: number) => {
  if (Number.isNaN(value)) return "–";
  const percent = 100 * value;
  return `${(Math.abs(percent) < 10 ? percent.toFixed(1) : Math.round(percent).toString()).replace("-", "−")} %`;
};

const modelNames = { trees: "boosted trees", regression: "Poisson regression" };

export const texts = {
  editor: "Drivers of a forecast",
  source: "Parameters as text",
  all: "all incidents",
  chooseBy: (areas: string) => `Say which columns name the area of ${areas}.`,
  chooseByHint:
    "Write “by: [station, beat]”. Where only points tell, add the area with a cell of kind areas first.",
  unmatched: (names: number, count: number, areas: string) =>
    `${incidents(count)} under ${names === 1 ? "1 name" : `${whole(names)} names`} that no area of ${areas} has are left out.`,
  covered: (table: string, covered: number, steps: number, period: Period) =>
    covered === steps
      ? `${table} covers all ${periodsOf(steps, period)}.`
      : `${table} covers ${whole(covered)} of ${periodsOf(steps, period)}; for the others duty is missing.`,
  neighbours: "finding neighbours",
  looking: "looking back from each period",
  writing: "writing the tables",
  families: {
    own: "own past",
    neighbours: "neighbours",
    season: "season",
    week: "weekday",
    holidays: "holidays",
    traits: "traits of areas",
    staff: "duty",
  },
  features: {
    season: "month",
    weekday: "weekday",
    holiday: "holiday",
    holidays: (period: DriverPeriod) => `holidays in the ${period}`,
    duty: "officers on duty",
  },
  models: modelNames,
  baseline: "the area's own level",
  better: (
    steps: number,
    period: DriverPeriod,
    model: keyof typeof modelNames,
    gain: number,
    p: number,
  ) =>
    `On the last ${periodsOf(steps, period)}, which it never saw, the model (${modelNames[model]}) foresees better than the areas' own level of the last year: its error (deviance) is ${share(gain)} lower (${pWords(p)}).`,
  notBetter: (
    steps: number,
    period: DriverPeriod,
    model: keyof typeof modelNames,
    gain: number,
    p: number,
  ) => {
    const error =
      Math.abs(gain) < 0.0005
        ? "the error is the same"
        : `error ${share(Math.abs(gain))} ${gain > 0 ? "lower" : "higher"}, ${Number.isNaN(p) ? "too few periods to test" : pWords(p)}`;
    return `No better than the baseline: on the last ${periodsOf(steps, period)} the model (${modelNames[model]}) foresees no better than the areas' own level of the last year (${error}). What it leans on explains nothing.`;
  },
  leans: (drivers: readonly Driver[], deviance: number) =>
    `It leans most on ${listed(
      drivers.map(
        ({ name, rise, low, high }) =>
          `${name} (without it the error would be ${share(rise / deviance)} larger, 95 % interval ${share(low / deviance)} to ${share(high / deviance)})`,
      ),
    )}: these go along with more or fewer incidents, and are not their causes.`,
  leansOnNothing:
    "No single kind of feature makes a difference beyond what chance would explain: they may say the same, and share what they tell.",
  otherBetter: (model: keyof typeof modelNames, own: number, other: number) =>
    `On the same periods the ${modelNames[model]} would have had an error (deviance) of ${three(other)} a row in place of ${three(own)}.`,
  provenance: {
    panel: (series: number, steps: number, period: DriverPeriod) =>
      `${series === 1 ? "1 series" : `${whole(series)} areas`}, ${periodsOf(steps, period)}: each area in each ${period} is a row.`,
    baseline: (year: boolean, period: DriverPeriod) =>
      year
        ? `The baseline is each area's mean of the year before the ${period}, drawn a little to the mean of all; features are beside it.`
        : `The baseline is each area's mean of all ${period}s before, drawn a little to the mean of all; with less than about two years of data nothing is known of the same ${period} a year ago.`,
    split: (learned: number, judged: number, steps: number, period: DriverPeriod) =>
      `${whole(learned)} rows were learned from, the last ${periodsOf(steps, period)} (${whole(judged)} rows) only judge.`,
    trees: (count: number) =>
      `Gradient boosted trees with the Poisson loss (${whole(count)} trees, chosen on the periods before the last), and a Poisson regression beside them.`,
    importance: (seed: number) =>
      `Importance: rise of the held-out deviance when a feature is dealt out anew among these rows, five times, seed ${seed}; intervals by Student's t over the periods, p adjusted for the number of features (Benjamini–Hochberg).`,
    noNeighbours: "There are no outlines, so neighbours are not known.",
  },
  caution: {
    title: "What this does not say",
    cause:
      "What a model leans on goes along with incidents. It is not their cause, and changing it need not change them.",
    shared:
      "Features that say the same share their importance, and each looks small: read the kinds of features first.",
    recorded:
      "Recorded crime is not crime: where more officers are on duty, more may be recorded, and last week's records may draw this week's patrols.",
    protected: (names: readonly string[]) =>
      `${listed(names)} ${names.length === 1 ? "is" : "are"} protected: describe and audit with ${names.length === 1 ? "it" : "them"}, never decide by ${names.length === 1 ? "it" : "them"}.`,
  },
  charts: {
    heldOut: "Foreseen and observed in the periods it never saw",
    incidents: (period: DriverPeriod) => `incidents a ${period}`,
    heldOutTip: (
      name: string,
      { observed, expected, baseline }: Record<"observed" | "expected" | "baseline", number>,
    ) =>
      `${name}\n${three(observed)} observed\n${three(expected)} by the model, ${three(baseline)} by the areas' own level`,
    observed: "observed",
    expected: "model",
    baseline: "areas' own level",
    families: "Kinds of features: how much larger the error is without them",
    features: "Single features",
    riseAxis: "held-out error without it, % more",
    unused: "The model uses none of the features: it foresees each area's own level.",
    nothing: "Grey: the model foresees no better than the baseline, so this explains nothing.",
    sure: "Filled: more than chance would explain (adjusted p below 0.05). Lines: 95 % intervals over the held-out periods.",
    tip: ({ name, rise, low, high, adjusted }: Driver, deviance: number) =>
      `${name}\n${share(rise / deviance)} (${share(low / deviance)} to ${share(high / deviance)}), adjusted ${pWords(adjusted)}`,
    effects: "How the model moves with each, the others left as they are",
    effectsY: "times the mean",
    usual: "1 = as in its own level of the last year",
    effectTip: (name: string, value: string, ratio: number) =>
      `${name}: ${value}\n${three(ratio)} times the mean`,
    effectsCaption:
      "Where features go together some of these rows cannot be: read the ends with care. It is what the model does, no effect of a cause.",
    monthNames: [
      "Jan",
      "Feb",
      "Mar",
      "Apr",
      "May",
      "Jun",
      "Jul",
      "Aug",
      "Sep",
      "Oct",
      "Nov",
      "Dec",
    ],
    dayNames: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  },
  tables: { effects: "Effects", heldOut: "Held-out periods", models: "Models" },
  protectedMark: "protected",
  periods: { day: "Days", week: "Weeks", month: "Months" },
  fields: {
    by: "Area named by",
    second: "and by",
    as: "Same name in the areas",
    areas: "Table of areas",
    areasHint: "Its outlines tell the neighbours",
    period: "Foreseen",
    model: "Model explained",
    models: { trees: "Boosted trees", regression: "Poisson regression" },
    traits: "Traits of areas",
    holidays: "Holidays",
    holidayChoices: { none: "none", karnataka: "Karnataka" },
    duty: "Duty roster",
    officers: "Officers",
    officersHint: "Rows are counted without",
  },
};

/** A feature of the past as people say it. */
export function featureWords(name: string, period: DriverPeriod): string {
  const recent = periodsOf(recentSteps[period], period);
  const words: Record<string, string> = {
    [pastNames.last]: `own last ${period}`,
    [pastNames.recent]: `own last ${recent}`,
    [pastNames.lastYear]: `same ${period} a year ago`,
    [pastNames.neighboursLast]: `neighbours' last ${period}`,
    [pastNames.neighboursRecent]: `neighbours' last ${recent}`,
  };
  return words[name] ?? name;
}

/** A family as people say it. */
export const familyWords = (family: string): string =>
  family === "staff" ? texts.families.staff : family === "traits" ? texts.families.traits : family;
