import { chanceOutside } from "@/lib/methods/forecast/outside";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { SeriesForecast } from "./compute";
import type { Learned } from "./learned";
import type { Node } from "./nodes";
import type { ForecastPeriod } from "./params";
import { pooledVersus, versusCounting, type Pooled, type Versus } from "./verdict";
import { recorded } from "./wild";

/** A period that was held back and lay outside the 95 % fan. */
export interface Alert {
  series: number;
  /** Steps ahead, from 0. */
  step: number;
  observed: number;
  expected: number;
  low: number;
  high: number;
  /** Two-sided, of a period as far out by chance; adjusted for all periods and series held back. */
  p: number;
  adjusted: number;
}

/** Of the alerts that remain after adjusting, at most this share is chance on average. */
export const falseShare = 0.05;

/** Everything that tables, findings and views are made of. */
export interface Forecasts {
  period: ForecastPeriod;
  by: string[];
  nodes: Node[];
  /** First moments of history and horizon. */
  begins: number[];
  /** Periods of the history, ahead, and held back of these. */
  steps: number;
  horizon: number;
  hold: number;
  /** Holidays that were looked at. */
  holidays: number;
  /** Models of all series together take part. */
  isPanel: boolean;
  /** The series of the data, the largest first. */
  listed: SeriesForecast[];
  /** With their sums before them where all are to add up: the rows of the tables. */
  tabled: SeriesForecast[];
  /** The sum of all, where there are several. */
  total: SeriesForecast | null;
  /** By series, for those that have a forecast. */
  versus: ReadonlyMap<number, Versus>;
  pooled: Pooled | null;
  alerts: Alert[];
  /** Kept models beside refitted ones; null unless one is kept. */
  learned: Learned | null;
  /** With wild periods tamed, as the models see it. */
  historyOf(series: number): Float64Array;
  /** As it was recorded, for charts. */
  recordedOf(series: number): Float64Array;
  heldOf(series: number): Float64Array;
}

/** What the whole data has: history and what was held back, period t of series s at s * size + t. */
interface Data {
  counts: Float64Array;
  size: number;
}

interface Asked extends Pick<
  Forecasts,
  "period" | "by" | "nodes" | "begins" | "steps" | "horizon" | "hold" | "holidays" | "isPanel"
> {
  /** The tables have sums too. */
  withSums: boolean;
}

export function forecastsOf(
  found: readonly SeriesForecast[],
  { counts, size }: Data,
  { withSums, ...of }: Asked,
): Forecasts {
  const { nodes, steps, horizon, hold } = of;
  const historyOf = (s: number) => counts.subarray(s * size, s * size + steps);
  const wild = new Map(found.map((each) => [each.series, each.wild]));
  const recordedOf = (s: number) => recorded(historyOf(s), wild.get(s) ?? null);
  const heldOf = (s: number) => counts.subarray(s * size + steps, s * size + steps + hold);
  const listed = found.filter(({ series }) => !nodes[series]!.isSum);
  const sums = found.filter(({ series }) => nodes[series]!.isSum);
  // The first node is the sum of all, where there are several.
  const total = sums.find(({ series }) => series === 0) ?? null;
  return {
    ...of,
    listed,
    tabled: withSums ? [...sums, ...listed] : listed,
    total,
    versus: new Map([...versusCounting(listed, historyOf), ...versusCounting(sums, historyOf)]),
    pooled: pooledVersus(listed, historyOf, horizon),
    alerts: alertsOf(listed, steps, heldOf),
    learned: null,
    historyOf,
    recordedOf,
    heldOf,
  };
}

/** Periods held back that lay outside their fan, each with its chance among all that were held back. */
function alertsOf(
  listed: readonly SeriesForecast[],
  steps: number,
  heldOf: Forecasts["heldOf"],
): Alert[] {
  const checked = listed.flatMap(({ series, from, told }) => {
    if (!told) return [];
    const held = heldOf(series);
    const counts = held.every(Number.isInteger);
    return Array.from(held, (observed, step) => {
      const [low, high] = [told.quantiles[0]![step]!, told.quantiles.at(-1)![step]!];
      const expected = told.mean[step]!;
      const p = chanceOutside(observed, { mean: expected, low, high, counts, steps: steps - from });
      return { series, step, observed, expected, low, high, p };
    });
  });
  const adjusted = benjaminiHochberg(checked.map(({ p }) => p));
  return checked
    .map((each, i) => ({ ...each, adjusted: adjusted[i]! }))
    .filter(({ observed, low, high }) => observed < low || observed > high);
}
