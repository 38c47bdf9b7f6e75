import { besideWords, levelWords } from "@/cells/temporal/level-words";
import { periodName, periodsOf } from "@/cells/temporal/periods";
import { percent, pWords, whole } from "@/cells/words";
import type { ModelScores } from "@/lib/methods/forecast/backtest-scores";
import { forecastModels } from "@/lib/methods/forecast/models";
import type { Told } from "./compute";
import type { ForecastPeriod } from "./params";
import type { Pooled, Versus } from "./verdict";
import type { Wild } from "./wild";

const labels = new Map(forecastModels.map(({ model, label }) => [model.name, label]));

/** Counting by the season goes by the period. */
const seasonal: Record<string, Record<ForecastPeriod, string>> = {
  seasonal_naive: {
    day: "Same weekday last week",
    week: "Same week last year",
    month: "Same month last year",
  },
  same_season_mean: {
    day: "Mean of same weekday",
    week: "Mean of same week",
    month: "Mean of same month",
  },
};

/** What a model is called; names of pooled ones and of the combination are words already. */
export const modelName = (name: string, period?: ForecastPeriod): string =>
  (period && seasonal[name]?.[period]) ??
  labels.get(name) ??
  name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

/** What counting says, by the name of the baseline. */
export function countingWords(baseline: string, period: ForecastPeriod): string {
  if (baseline === "naive") return `the last ${period} again`;
  if (baseline === "mean") return `the mean of all ${period}s so far`;
  if (period === "day") {
    return baseline === "seasonal_naive"
      ? "the same weekday of the week before"
      : "the mean of the same weekday in the last five weeks";
  }
  return baseline === "seasonal_naive"
    ? `the same ${period} of the year before`
    : `the mean of the same ${period} in the last five years`;
}

/** Errors and expectations keep a decimal while they are small. */
export const figure = (value: number | null): string =>
  value === null ? "?" : value < 20 ? levelWords(value) : whole(value);

const share = (value: number) => `${(100 * value).toFixed(1)} %`;

const spanOf = (period: ForecastPeriod, count: number, begin: Date) =>
  period === "week"
    ? `the ${periodsOf(count, period)} from ${periodName("day", begin)}`
    : `the ${periodsOf(count, period)} from ${periodName(period, begin)}`;

export interface TotalWords {
  name: string;
  mean: number;
  low: number;
  high: number;
  /** Incidents of the same periods before, where they are known. */
  before: { count: number; words: string } | null;
}

const beside = (mean: number, count: number) => {
  const words = besideWords(mean, count);
  if (words === null) return "";
  return words.startsWith("0 %") ? ", about as many" : `, ${words} that`;
};

export const capital = (words: string): string =>
  words.replace(/^./, (first) => first.toUpperCase());

const signed = (value: number, words: string) => `${value < 0 ? "−" : "+"}${words}`;

/** `▲ +12 %`, in incidents where either has too few for a percentage. */
export function changeWords(mean: number, before: number): string {
  const change = mean - before;
  const mark = Math.abs(change) < 0.05 ? "" : change > 0 ? "▲ " : "▼ ";
  if (mean < 30 || before < 30) return mark + signed(change, figure(Math.abs(change)));
  const share = Math.abs(100 * (mean / before - 1));
  return `${mark}${signed(change, share.toFixed(share < 10 ? 1 : 0))} %`;
}

/** Scores of a model as its row in the table of scores shows them. */
export function scoreWords(scores: ModelScores, part: number | null): string[] {
  const { mae, wape, mase, bias, crps, coverage, versusBaseline } = scores;
  const decimals = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  return [
    part === null ? "" : part < 0.005 ? "–" : `${Math.round(100 * part)} %`,
    figure(mae),
    wape === null ? "–" : share(wape),
    decimals(mase),
    bias === null ? "–" : signed(bias, figure(Math.abs(bias))),
    figure(crps),
    coverage === null ? "–" : share(coverage),
    versusBaseline ? pWords(versusBaseline.p).replace(/^p = /, "") : "–",
  ];
}

export const texts = {
  editor: "Forecast of counts",
  source: "Parameters as text",
  all: "all incidents",
  sum: (series: number) => `all ${whole(series)} series together`,
  sumOf: (name: string) => `${name}, all together`,
  adding: {
    working: "making sums and parts agree",
    lacking: "Sums and parts are not made to agree: one of them could not be forecast.",
    done: (way: "bottom-up" | "mint", why: string | null, sums: number) => {
      const how =
        way === "mint"
          ? "are made to agree by MinT from the errors of the trials (minimum trace, shrunk covariance)"
          : "agree: sums are those of their parts";
      return `${whole(sums)} ${sums === 1 ? "sum and its parts" : "sums and their parts"} ${how}${why ? ` (${why})` : ""}. Fans move with their means; the trials are of forecasts before that.`;
    },
  },
  noSeries: (by: readonly string[]) =>
    `No row has a value in ${by.join(" and ")}, which should tell the series apart.`,
  noSeriesHint: "Choose another column for “by”, or none.",
  noDays: "Holidays need days, and this column tells only the month.",
  noDaysHint: "Write “holidays: none”, or take another column.",
  progress: (name: string, at: number, all: number) =>
    all === 1 ? `trying ${name} on its past` : `${name}, series ${whole(at)} of ${whole(all)}`,
  form: (
    { model, members, form }: Pick<Told, "model" | "members" | "form">,
    period: ForecastPeriod,
  ) =>
    model === "combination"
      ? `Combination: ${members
          .filter((each) => each.share >= 0.005)
          .sort((a, b) => b.share - a.share)
          .map(
            ({ model: name, share: part }) =>
              `${Math.round(100 * part)} % ${modelName(name, period)}`,
          )
          .join(", ")}.`
      : `${modelName(model, period)}: ${form}.`,
  writing: "writing the tables",
  early: (done: number, all: number) =>
    `${whole(done)} of ${whole(all)} series so far; the others follow.`,
  tooFew: (steps: number, period: ForecastPeriod, horizon: number, hold: number) =>
    `The data covers ${periodsOf(steps, period)}${hold > 0 ? ` before those held back` : ""}: too few to forecast ${periodsOf(horizon, period)} ahead and to try that on the past, which needs ${periodsOf(horizon + 4, period)} at least.`,
  tooFewHint: "Choose a nearer horizon or a shorter period, or take data of a longer time.",
  tooMany: (series: number, steps: number, period: ForecastPeriod) =>
    `${whole(series)} series of ${periodsOf(steps, period)} are more than can be forecast at once.`,
  tooManyHint:
    "Choose a longer period, a column with fewer values, or take data of a shorter time.",
  noCounts: (column: string) =>
    `${column} has numbers below 0 or beyond all bounds, and incidents are counted from 0 on.`,
  noCountsHint: "Choose the column that holds how many incidents a row stands for.",
  wild: (name: string, begin: Date, { count, usual }: Wild, period: ForecastPeriod) =>
    `${capital(name)}: ${periodName(period, begin)} has ${whole(count)} where all others have ${whole(usual)} at most. Ask whether that is right: the models see ${whole(usual)} there.`,
  wilds: (series: number, first: string) =>
    `${whole(series)} series have a period far above all others, which counts as the highest of these. ${first}`,
  nothing: (name: string, steps: number, period: ForecastPeriod, horizon: number, most: number) =>
    `${capital(name)}: not one in ${periodsOf(steps, period)}, so none is expected; with 95 % confidence fewer than ${figure(most)} in ${periodsOf(horizon, period)} (rule of three).`,
  nothingFails: "None of the series could be forecast.",
  before: { year: "a year before", last: (span: string) => `in the ${span} before` },
  total: (
    { name, mean, low, high, before }: TotalWords,
    period: ForecastPeriod,
    count: number,
    begin: Date,
  ) =>
    `${capital(name)}: ${figure(mean)} expected in ${spanOf(period, count, begin)} (95 % interval ${figure(low)} to ${figure(high)})${before ? `; ${whole(before.count)} were recorded ${before.words}${beside(mean, before.count)}` : ""}.`,
  held: (
    { name, mean, low, high }: Omit<TotalWords, "before">,
    came: number,
    period: ForecastPeriod,
    count: number,
    begin: Date,
  ) =>
    `${capital(name)}: ${whole(came)} came in ${spanOf(period, count, begin)}, held back; ${figure(mean)} were expected (95 % interval ${figure(low)} to ${figure(high)}).`,
  alerts: (
    alerts: number,
    remaining: number,
    all: number,
    period: ForecastPeriod,
    farthest: { name: string; begin: Date; observed: number; expected: number } | null,
  ) =>
    `${whole(alerts)} of the ${whole(all)} ${period}s held back ${alerts === 1 ? "lies" : "lie"} outside the 95 % fan; chance alone leaves at most about ${figure(0.05 * all)} there. Adjusted for the ${whole(all)}, ${remaining === 0 ? "none remains" : remaining === 1 ? "1 remains" : `${whole(remaining)} remain`}${
      farthest
        ? `. Farthest out: ${farthest.name}, ${periodName(period, farthest.begin)}, ${whole(farthest.observed)} where ${figure(farthest.expected)} were expected`
        : ""
    }.`,
  verdict: ({ verdict, own, counting, p }: Versus, period: ForecastPeriod) => {
    const words = countingWords(counting.model, period);
    const trials = `${whole(own.origins)} ${own.origins === 1 ? "trial" : "trials"} on the past`;
    const test = p === null ? "" : `, Diebold–Mariano ${pWords(p)}`;
    const errors = `${figure(own.mae)} a ${period}, counting by ${figure(counting.mae)}`;
    if (verdict === "better") {
      return `Told better than by counting: in ${trials} it was off by ${errors} (${words}${test}).`;
    }
    if (verdict === "nearer") {
      return `No better than counting, as far as ${trials} can tell: off by ${errors} (${words}${test}).`;
    }
    const does = (own.mae ?? 0) > 1.05 * (counting.mae ?? 0) ? "was nearer" : "does as well";
    return `No better than counting: ${words} ${does} (off by ${errors}; ${trials}${test}).`;
  },
  verdicts: (
    all: number,
    better: number,
    worse: number,
    pooled: Pooled | null,
    inside: number | null,
  ) =>
    `In ${whole(all - better)} of ${whole(all)} series no better than counting, in ${whole(better)} nearer by more than chance would explain (Diebold–Mariano, adjusted for ${whole(all)} tests${worse > 0 ? `; in ${whole(worse)} it was farther off` : ""}).${
      pooled
        ? ` Over all of them it was off by ${share(pooled.own)} of what came, counting by ${share(pooled.counting)}${pooled.p === null ? "" : ` (${pWords(pooled.p)})`}${inside === null ? "" : `; ${share(inside)} of the periods lay within their 95 % intervals`}.`
        : ""
    }`,
  coverage: (inside: number, all: number, period: ForecastPeriod) =>
    `${whole(inside)} of ${whole(all)} ${period}s of the trials lay within their 95 % interval (${percent(inside, all)}).`,
  change: (direction: "rise" | "fall", { name, mean, low, high, before }: TotalWords) =>
    `Largest ${direction}: ${name}, ${figure(mean)} expected (${figure(low)} to ${figure(high)}) after ${whole(before!.count)} ${before!.words}.`,
  cut: (count: number, all: number, begin: Date | null, period: ForecastPeriod) =>
    all === 1
      ? `Forecast from ${periodName(period, begin!)} on, where the level last changed for good. The trials start there too, which at their origins nobody knew for sure.`
      : `${whole(count)} of ${whole(all)} series are forecast from the last lasting change of their level on. Their trials start there too, which at their origins nobody knew for sure.`,
  levels: (count: number, all: number) =>
    `${whole(count)} of ${whole(all)} series changed their level, or end with a low or high: what came before tells little about these.`,
  provenance: {
    trial: (origins: number, horizon: number, period: ForecastPeriod) =>
      `Tried on the past at ${whole(origins)} ${origins === 1 ? "origin" : "origins"}: each time ${periodsOf(horizon, period)} ahead from what was known then.`,
    trials: (least: number, most: number, horizon: number, period: ForecastPeriod) =>
      `Tried on the past at ${whole(least)} to ${whole(most)} origins: each time ${periodsOf(horizon, period)} ahead from what was known then.`,
    fewTrials: "Fewer than 8 origins fit into the data: the scores are rough.",
    automatic:
      "Models by series: theta, ETS, earlier changes and a Poisson regression, or SBA, TSB and ETS where most periods are 0; mean and mean of the same season may take part. Shares by their errors in the past, the fan stretched by them.",
    panel:
      "Two more models learn from all series together at each point of the past: a Poisson regression and boosted trees with Poisson loss.",
    named: (names: readonly string[]) =>
      `Models: ${names.map((name) => modelName(name)).join(", ")}.`,
    alone: (name: string) => `One model is asked for and used alone: ${modelName(name)}.`,
    baseline:
      "Counting is the last value, the mean, the same season before or the mean of the same season in the last five, whichever was nearest in the trials: the hardest to beat. Nearer means a smaller mean absolute error.",
    mape: "Errors in percent of each period (MAPE) are not given: some periods are 0. WAPE is the sum of errors over the sum of counts.",
    total: "The sum of all series is forecast by itself: its parts need not add up to it.",
    interval:
      "Intervals of a sum of periods take into account how alike the errors of neighbouring periods were in the trials.",
    holidays: (
      names: readonly string[],
      all: number,
      series: number,
      period: ForecastPeriod,
      isPanel: boolean,
    ) =>
      names.length === 0
        ? `None of ${whole(all)} holidays stood out from the ${period}s around it before the trials: no model knows them.`
        : `Holidays that stood out from the ${period}s around them before the trials are known to the regressions${series === 1 ? "" : `, series by series`}: ${names.join(", ")}.${isPanel ? " Models of all series together do not know them." : ""}`,
    zeros: (zeros: number, all: number, period: ForecastPeriod) =>
      `${whole(zeros)} of ${periodsOf(all, period)} ${zeros === 1 ? "has" : "have"} no incident at all and count${zeros === 1 ? "s" : ""} 0.`,
    gap: (from: Date, to: Date, count: number, period: ForecastPeriod) =>
      `${periodsOf(count, period)} from ${periodName(period, from)} to ${periodName(period, to)} have no incident, where ${period}s with none are rare: ask whether data is missing.`,
    repeated: (count: number) =>
      `${whole(count)} ${count === 1 ? "row repeats" : "rows repeat"} the time and series of another; they are added up.`,
    failed: (count: number, all: number, why: string) =>
      `${whole(count)} of ${whole(all)} series could not be forecast: ${why}`,
    held: (count: number, period: ForecastPeriod) =>
      `The last ${periodsOf(count, period)} are held back: no model has seen them.`,
    seed: (seed: number) => `Seed ${seed}.`,
    recorded: "Recorded crime is forecast: a change of recording looks like a change of crime.",
  },
  fields: {
    period: "Counted by",
    by: "A series for each",
    second: "and each",
    horizon: "Periods ahead",
    models: "Models",
    automatic: "Automatic choice",
    own: "Chosen ones",
    ownModels: "Models that are tried; one alone is used as it is",
    holidays: "Holidays",
    noHolidays: "none",
    karnataka: "Karnataka's calendar",
    hold: "Periods held back",
    holdHint: "to see what came",
    breaks: "From the last change of level on",
    hierarchy: "Series and sums",
  },
  periods: { day: "Day", week: "Week", month: "Month" },
  hierarchies: {
    none: "Each by itself",
    "bottom-up": "Sums from their parts",
    mint: "Made to agree (MinT)",
  },
  charts: {
    fan: (name: string) => `${capital(name)}: history and forecast`,
    y: (period: ForecastPeriod) => `incidents a ${period}`,
    observed: "observed",
    held: "came, held back",
    forecast: "expected",
    fans: { 50: "50 % of chances", 80: "80 %", 95: "95 %" },
    trials: (name: string) => `${capital(name)}: what was forecast in the past, and what came`,
    counting: (words: string) => `counting: ${words}`,
    outside: "came outside the 95 % interval",
    errors: "What came less what was forecast",
    errorY: "incidents more or fewer than forecast",
    zone: "Where in the fan it came",
    zones: [
      "above 95 %",
      "upper 80–95 %",
      "upper 50–80 %",
      "inner 50 %",
      "lower 50–80 %",
      "lower 80–95 %",
      "below 95 %",
    ],
    zoneX: "% of the periods of the trials",
    zoneCaption: "Bars: how many came there; upright strokes: how many should.",
  },
  tips: {
    trial: (
      name: string,
      step: number,
      period: ForecastPeriod,
      of: { actual: number; mean: number; low: number; high: number; counted: number | null },
    ) =>
      `${name}, ${periodsOf(step, period)} ahead\n${whole(of.actual)} came\n${figure(of.mean)} forecast (95 %: ${figure(of.low)} to ${figure(of.high)})${of.counted === null ? "" : `\n${figure(of.counted)} by counting`}`,
    zone: (name: string, seen: number, meant: number) =>
      `${name}\n${seen.toFixed(1)} % came there, ${meant.toFixed(1)} % should`,
    observed: (count: number) => `${whole(count)} observed`,
    ahead: (name: string, mean: number, edges: readonly number[], came: number | null) =>
      `${name}\n${figure(mean)} expected\n50 %: ${figure(edges[2]!)} to ${figure(edges[4]!)}\n80 %: ${figure(edges[1]!)} to ${figure(edges[5]!)}\n95 %: ${figure(edges[0]!)} to ${figure(edges[6]!)}${came === null ? "" : `\n${whole(came)} came`}`,
  },
  scores: {
    title: "Models in the trials on the past",
    own: "the forecast",
    counting: "counting that was nearest",
    columns: {
      model: "model",
      share: "share",
      mae: "off by",
      wape: "of what came (WAPE)",
      mase: "MASE",
      bias: "bias",
      crps: "CRPS",
      coverage: "within 95 %",
      p: "p against counting",
    },
    caption: (period: ForecastPeriod) =>
      `Off by: mean absolute error in incidents a ${period}. MASE: in units of the error of the same season before. Bias: forecast less what came. CRPS: error of the whole fan. p: Diebold–Mariano, few trials tell little.`,
  },
  list: {
    title: "Series by expected change",
    series: "series",
    before: (words: string) => `recorded ${words}`,
    expected: "expected",
    interval: "95 % interval",
    change: "change",
    verdict: "against counting",
    span: (low: number, high: number) => `${figure(low)} to ${figure(high)}`,
    marks: { better: "●", nearer: "◐", "no nearer": "○" },
    verdicts: {
      better: "nearer than chance would explain",
      nearer: "nearer, may be chance",
      "no nearer": "no nearer",
    },
    more: (count: number) => `${whole(count)} series between these are in the table.`,
  },
  choose: "Series",
};
