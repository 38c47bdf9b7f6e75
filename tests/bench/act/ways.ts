import { pooledBoostedModel } from "@/lib/methods/forecast/boosting-model";
import { pooledPoissonModel } from "@/lib/methods/forecast/count-regression";
import type { PooledModel } from "@/lib/methods/forecast/pooled-model";
import { expectedHarm, type Expected } from "@/lib/methods/patrol/expected";
import { mostReached, reachedShare } from "@/lib/methods/patrol/score-strategies";
import { poisson } from "@/lib/methods/statistics/families";
import { quartersOf, shiftCount, shiftOf, sumDays, type Panel, type Quarter } from "./chicago";

const years = [2014, 2015, 2016];
const effect = 0.4;
const units = 60;

export interface Way {
  name: string;
  /** Mean Poisson deviance of a place and quarter, of incidents and of harm. */
  deviance: number;
  harmDeviance: number;
  /** Share of harm that 60 units placed by it would have reached. */
  reached: number;
}

type Rule = (panel: Panel, quarter: Quarter) => Expected;

/** Ways to say what a quarter brings, each from the days before it, on the quarters of 2014 to 2016. */
export function compareWays(panel: Panel): Way[] {
  const quarters = years.flatMap(quartersOf);
  return ways(panel).map(([name, rule]) => {
    const sums = { deviance: 0, harmDeviance: 0, reached: 0 };
    for (const quarter of quarters) {
      const expected = rule(panel, quarter);
      const [counts, harm] = [panel.counts, panel.harm].map((values) =>
        sumDays(values, panel.places, quarter),
      ) as [Float64Array, Float64Array];
      sums.deviance += devianceOf(counts, expected.counts);
      sums.harmDeviance += devianceOf(harm, expected.harm);
      sums.reached += reachedOf(expected.harm, harm);
    }
    return {
      name,
      deviance: sums.deviance / quarters.length,
      harmDeviance: sums.harmDeviance / quarters.length,
      reached: sums.reached / quarters.length,
    };
  });
}

function ways(panel: Panel): [string, Rule][] {
  const months = monthsOf(panel);
  return [
    ["mean of the last year", alike(mean(365))],
    ["mean of two years", alike(mean(730))],
    ["mean of three years, where there are", alike(mean(1095))],
    ["same quarter of last year", alike(lastYear)],
    ["decayed, half-life 90 days", alike(decayed(90))],
    ["decayed, half-life half a year", alike(decayed(182))],
    ["decayed, half-life a year", alike(decayed(365))],
    ["decayed, half-life two years", alike(decayed(730))],
    ["pooled Poisson regression, months", pooled(pooledPoissonModel, months)],
    ["pooled boosted trees, months", pooled(pooledBoostedModel, months)],
    [
      "**decayed, drawn to the mean, with season**",
      (all, { from, end }) => expectedHarm(all, from, end - from),
    ],
  ];
}

type OneRule = (values: Float64Array, places: number, quarter: Quarter) => Float64Array;

/** The same rule for incidents and for harm. */
const alike =
  (rule: OneRule): Rule =>
  ({ counts, harm, places }, quarter) => ({
    counts: rule(counts, places, quarter),
    harm: rule(harm, places, quarter),
  });

const mean =
  (days: number): OneRule =>
  (values, places, { from, end }) => {
    const first = Math.max(0, from - days);
    return sumDays(values, places, { from: first, end: from }).map(
      (each) => (each * (end - from)) / (from - first),
    );
  };

const lastYear: OneRule = (values, places, { from, end }) =>
  sumDays(values, places, { from: from - 365, end: end - 365 });

const decayed =
  (halfLife: number): OneRule =>
  (values, places, { from, end }) => {
    const sums = new Float64Array(places);
    let all = 0;
    for (let day = 0; day < from; day++) {
      const weight = 2 ** (-(from - day - 0.5) / halfLife);
      all += weight;
      for (let place = 0; place < places; place++) {
        sums[place]! += weight * values[day * places + place]!;
      }
    }
    return sums.map((each) => (each * (end - from)) / all);
  };

/** The forecast of a panel by months; harm by what an incident of the place weighed, decayed over years. */
const pooled =
  (model: PooledModel, months: readonly Float64Array[]): Rule =>
  ({ counts, harm, places }, quarter) => {
    const known = months.findIndex((_, m) => monthBegin(m) === quarter.from);
    const histories = Array.from({ length: places }, (_, place) =>
      Float64Array.from({ length: known }, (_, m) => months[m]![place]!),
    );
    const context = { season: 12, levels: [0.5], seed: 1, counts: true };
    const found = model.forecast(histories, 3, context);
    const expected = Float64Array.from(
      found,
      (each) => each.mean[0]! + each.mean[1]! + each.mean[2]!,
    );
    const past = [harm, counts].map((values) => decayed(365)(values, places, quarter));
    return {
      counts: expected,
      harm: expected.map((each, place) =>
        past[1]![place]! > 0 ? (each * past[0]![place]!) / past[1]![place]! : 0,
      ),
    };
  };

const monthBegin = (month: number): number =>
  (Date.UTC(2012, month, 1) - Date.UTC(2012, 0, 1)) / 86_400_000;

const monthsOf = ({ counts, places }: Panel): Float64Array[] =>
  Array.from({ length: 72 }, (_, m) =>
    sumDays(counts, places, { from: monthBegin(m), end: monthBegin(m + 1) }),
  );

/** Where nothing was expected, a thousandth stands for it. */
function devianceOf(came: Float64Array, expected: Float64Array): number {
  const sum = came.reduce(
    (all, each, place) => all + poisson.deviance(each, Math.max(expected[place]!, 1e-3)),
    0,
  );
  return sum / came.length;
}

function reachedOf(expected: Float64Array, harm: Float64Array): number {
  const pools = {
    pool: shiftOf(harm.length),
    units: Array.from({ length: shiftCount }, () => units / shiftCount),
  };
  const plan = mostReached(pools, expected, effect);
  let [met, all] = [0, 0];
  harm.forEach((each, place) => {
    all += each;
    met += each * reachedShare(plan[place]!, effect);
  });
  return met / all;
}
