import { answerOf, type Forecast, type ForecastModel } from "@/lib/methods/forecast/model";
import { meanModel, sameSeasonModel } from "@/lib/methods/forecast/baseline-models";
import type { Incidents } from "./rows";

/** Months of a list, `to` not among them. */
export interface Span {
  from: number;
  to: number;
}

/** Incidents by month. */
export interface Months {
  size: number;
  /** First moment of each month and the end of the last, milliseconds. */
  edges: Float64Array;
  /** All heads, then each head. */
  counts: Float64Array[];
}

export function countMonths({ time, head }: Incidents, edges: Float64Array): Months {
  const size = edges.length - 1;
  const counts = Array.from({ length: head.names.length + 1 }, () => new Float64Array(size));
  let month = 0;
  for (let row = 0; row < time.length; row++) {
    while (month < size - 1 && time[row]! >= edges[month + 1]!) month++;
    counts[0]![month]!++;
    if (head.of[row]! >= 0) counts[head.of[row]! + 1]![month]!++;
  }
  return { size, edges, counts };
}

/** What counting gave for a month from the months before it. */
export interface Expected {
  mean: number;
  low: number;
  high: number;
}

export interface Foreseen {
  /** Which counting it is. */
  by: "same month of earlier years" | "last twelve months";
  /** Each month of the period as it was to be expected before it; null where the history is too short. */
  past: (Expected | null)[];
  next: Expected;
  /** Of the months of the period that were foreseen: how many, how many lay within, mean miss. */
  tried: number;
  held: number;
  miss: number;
}

const context = { season: 12, levels: [0.1, 0.9], seed: 1, counts: true };
const year = 12;

/** Both count and model nothing: five years of the same month, and the last twelve months alone. */
const countings: readonly {
  by: Foreseen["by"];
  least: number;
  last: number;
  model: ForecastModel;
}[] = [
  { by: "last twelve months", least: year, last: year, model: meanModel },
  { by: "same month of earlier years", least: 2 * year, last: Infinity, model: sameSeasonModel },
];

/**
 * The next month with its interval of 80 %, by the counting that came nearer in the months of the
 * period, each foreseen from the months before it alone. Null with less than a year.
 */
export function foresee(counts: Float64Array, span: Span): Foreseen | null {
  const found = countings.flatMap(({ by, least, last, model }) => {
    const ahead = (until: number) => {
      if (until < least) return null;
      const history = counts.slice(Math.max(0, until - last), until);
      return expectedOf(answerOf(model, history, 1, context));
    };
    const next = ahead(counts.length);
    if (!next) return [];
    const past = Array.from({ length: span.to - span.from }, (_, i) => ahead(span.from + i));
    let [tried, held, miss] = [0, 0, 0];
    past.forEach((each, i) => {
      if (!each) return;
      const count = counts[span.from + i]!;
      tried++;
      held += Number(count >= each.low && count <= each.high);
      miss += Math.abs(count - each.mean);
    });
    return [{ by, past, next, tried, held, miss: tried > 0 ? miss / tried : 0 }];
  });
  // The same months are compared: a counting that could be tried on fewer of them comes later.
  return found.sort((a, b) => b.tried - a.tried || a.miss - b.miss)[0] ?? null;
}

const expectedOf = (forecast: Forecast | null): Expected | null =>
  forecast && {
    mean: forecast.mean[0]!,
    low: forecast.quantiles[0]![0]!,
    high: forecast.quantiles[1]![0]!,
  };
