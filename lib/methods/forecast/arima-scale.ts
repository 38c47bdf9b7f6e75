import type { Series } from "../temporal/series";
import { conditional } from "./arima";
import { ordersOf } from "./arima-order";
import { difference, differenceFilter } from "./differences";
import { seasonalDifferencesNeeded } from "./unit-roots";

/** A scale on which the scatter of a series does not hang on its level. */
export interface Scale {
  name: "plain" | "root" | "log";
  to(value: number): number;
  /** Back again; ends where the scale does. */
  back(value: number): number;
  /** Mean of what has the given mean and variance on the scale. */
  mean(mean: number, variance: number): number;
  variance(mean: number, variance: number): number;
  /** Logarithm of the slope of `to`. */
  logSlope(value: number): number;
}

/** Anscombe's, for counts that are small too. */
const shift = 3 / 8;

export const scales: Readonly<Record<Scale["name"], Scale>> = {
  plain: {
    name: "plain",
    to: (value) => value,
    back: (value) => value,
    mean: (mean) => mean,
    variance: (_, variance) => variance,
    logSlope: () => 0,
  },
  root: {
    name: "root",
    to: (value) => 2 * Math.sqrt(value + shift),
    back: (value) => Math.max(0, value / 2) ** 2 - shift,
    mean: (mean, variance) => Math.max(0, (mean * mean + variance) / 4 - shift),
    variance: (mean, variance) => (mean * mean * variance) / 4 + (variance * variance) / 8,
    logSlope: (value) => -0.5 * Math.log(value + shift),
  },
  log: {
    name: "log",
    to: Math.log,
    back: Math.exp,
    mean: (mean, variance) => Math.exp(mean + variance / 2),
    variance: (mean, variance) => Math.expm1(variance) * Math.exp(2 * mean + variance),
    logSlope: (value) => -Math.log(value),
  },
};

/** A scale must be so much likelier than the plain one. */
const clearly = 2;

/**
 * Of the scales a series of numbers from 0 on allows, the one on which a simple model of it, that of
 * exponential smoothing, is likeliest. The plain one below 12 steps.
 */
export function scaleFor(values: Series, period: number): Scale {
  const list = Array.from(values);
  const least = Math.min(...list);
  if (list.length < 12 || !(least >= 0)) return scales.plain;
  const D = seasonalDifferencesNeeded(values, period);
  const filter = differenceFilter(1, D, period);
  const simple = ordersOf({ order: [0, 1, 1], seasonal: [0, D, D], period });
  const likelihood = (scale: Scale) => {
    const rest = difference(list.map(scale.to), filter);
    const { variance } = conditional(simple, rest);
    const foreseen = list.slice(list.length - rest.length);
    const slopes = foreseen.reduce((sum, each) => sum + scale.logSlope(each), 0);
    return slopes - (rest.length / 2) * Math.log(variance);
  };
  const others = least > 0 ? [scales.root, scales.log] : [scales.root];
  let best = { scale: scales.plain, likelihood: likelihood(scales.plain) + clearly };
  for (const scale of others) {
    const reached = likelihood(scale);
    if (reached > best.likelihood) best = { scale, likelihood: reached };
  }
  return best.scale;
}
