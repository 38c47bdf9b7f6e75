import { countQuantiles, fewCases } from "@/lib/methods/forecast/quantiles";
import { normalQuantile } from "@/lib/methods/statistics/normal";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { Told } from "./compute";

/** Forecast and interval of all steps together. */
export interface Total {
  mean: number;
  low: number;
  high: number;
}

/** Origins that a half of full dependence is trusted as much as. */
const trust = 2;

/**
 * The sum of the first `steps` ahead and its interval. Errors of steps next to each other are alike: by
 * how much is taken from the errors of the trials, in units of the fan, as one correlation of all pairs
 * of steps, drawn towards a half while only few origins tell. Of a history without any incident the
 * interval ends by the rule of three: less than 3 in as many steps, with 95 % confidence.
 */
export function totalOf(
  { mean, quantiles, trials }: Pick<Told, "mean" | "quantiles" | "trials">,
  history: Float64Array,
  steps = mean.length,
): Total {
  if (history.every((each) => each === 0)) {
    return { mean: 0, low: 0, high: (3 * steps) / history.length };
  }
  const own = mean.subarray(0, steps);
  const alike = alikeness(trials, history, steps);
  const reach = (edge: Float64Array) => {
    const wide = own.map((each, h) => Math.abs(edge[h]! - each));
    const squares = sumOf(wide.map((each) => each * each));
    return Math.sqrt((1 - alike) * squares + alike * sumOf(wide) ** 2);
  };
  const total = sumOf(own);
  const [below, above] = [reach(quantiles[0]!), reach(quantiles.at(-1)!)];
  if (total < fewCases && history.every(Number.isInteger)) {
    // Few cases scatter as counts do, and never less than chance alone.
    const variance = Math.max(total, ((below + above) / (2 * normalQuantile(0.975))) ** 2);
    const [low, high] = countQuantiles(total, variance, [0.025, 0.975]) as [number, number];
    return { mean: total, low, high };
  }
  return {
    mean: total,
    low: Math.max(0, total - below),
    high: total + above,
  };
}

function alikeness(trials: Told["trials"], history: Float64Array, steps: number): number {
  let [together, apart] = [0, 0];
  for (const { origin, mean, quantiles } of trials) {
    const errors = mean.subarray(0, steps).map((each, h) => {
      const error = history[origin + h]! - each;
      const edge = quantiles.at(error > 0 ? -1 : 0)![h]!;
      const wide = Math.abs(edge - each);
      return wide > 0 ? Math.max(-3, Math.min(3, error / wide)) : 0;
    });
    const squares = sumOf(errors.map((each) => each * each));
    together += (sumOf(errors) ** 2 - squares) / Math.max(1, errors.length - 1);
    apart += squares;
  }
  if (!(apart > 0)) return 0.5;
  const found = Math.max(0, Math.min(1, together / apart));
  return (trials.length * found + trust * 0.5) / (trials.length + trust);
}
