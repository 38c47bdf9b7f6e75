import { checkSeries, type Series } from "./series";

export interface Fence {
  lower: number;
  upper: number;
  /** Numbers of the steps beyond it. */
  outside: number[];
}

/**
 * Steps far from the middle half of a series: beyond the quartiles by `factor` times their distance.
 * No probability belongs to it, and a season or trend widens it. Four values or more. Quartiles by
 * linear interpolation between values.
 * Source: Tukey, Exploratory Data Analysis (1977).
 */
export function fence(values: Series, factor = 1.5): Fence {
  checkSeries(values, 4, "A fence about the quartiles");
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (place - below) * (next - sorted[below]!);
  };
  const [low, high] = [at(0.25), at(0.75)];
  const [lower, upper] = [low - factor * (high - low), high + factor * (high - low)];
  const outside: number[] = [];
  for (let t = 0; t < values.length; t++) {
    if (values[t]! < lower || values[t]! > upper) outside.push(t);
  }
  return { lower, upper, outside };
}
