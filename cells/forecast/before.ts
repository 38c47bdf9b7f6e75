import { numberOf, periodsOf } from "@/cells/temporal/periods";
import type { ForecastPeriod } from "./params";
import { texts } from "./texts";

export interface Before {
  count: number;
  /** "a year before", or how many periods before. */
  words: string;
}

const aYear: Record<ForecastPeriod, number> = { day: 364, week: 52, month: 12 };

/** What was recorded a year before the periods ahead, or as many periods just before them. */
export function beforeOf(
  history: Float64Array,
  begins: readonly number[],
  period: ForecastPeriod,
  horizon: number,
): Before | null {
  const steps = history.length;
  const sum = (from: number) =>
    history.subarray(from, from + horizon).reduce((total, each) => total + each, 0);
  const year = aYear[period];
  const from = steps - year;
  if (horizon <= year && from >= 0) {
    const known = numberOf(period, new Date(begins[steps]!)) - year;
    if (known === numberOf(period, new Date(begins[from]!))) {
      return { count: sum(from), words: texts.before.year };
    }
  }
  if (steps < horizon) return null;
  return { count: sum(steps - horizon), words: texts.before.last(periodsOf(horizon, period)) };
}
