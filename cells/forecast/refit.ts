import type { DieboldMariano } from "@/lib/methods/forecast/diebold-mariano";
import type { DriftCheck } from "@/lib/methods/forecast/drift";
import { forecastKept, keepModel, type KeptModel } from "@/lib/methods/forecast/keep";
import { compareKept, type Refit, type RefitSide } from "@/lib/methods/forecast/refit";
import { MethodProblem } from "@/lib/methods/problem";
import type { Told } from "./compute";
import type { ForecastPeriod } from "./params";
import { memberOf, toldOf, type Asked } from "./told";

export const sides = ["kept", "refitted", "baseline"] as const;
export type Side = (typeof sides)[number];

/** What one model said of a window, and how far off it was. */
export interface WindowSaid {
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
  mae: number;
  /** Periods within the 95 % fan. */
  inside: number;
}

/** Both models and counting on the windows since. */
export interface Compared {
  /** Steps of the whole history before each window, and steps of a window. */
  begins: number[];
  steps: number;
  windows: Record<Side, WindowSaid>[];
  /** Mean absolute error a period, and the share of the periods within the 95 % fan. */
  mae: Record<Side, number>;
  coverage: Record<Side, number>;
  /** Refitted against kept, by window; null where it cannot be told. */
  test: DieboldMariano | null;
  /** Null where the kept model's trial was too short for it. */
  drift: DriftCheck | null;
}

/** What the kept model of a series did since, beside a refitted one. */
export interface SeriesRefit {
  /** The kept model's forecast on from now; null where none could be kept. */
  told: Told | null;
  compared: Compared | null;
  /** Why there is none of either. */
  problem: string | null;
}

/** Keeps the model of a series as of `known` periods of the whole history, and compares it with a refitted one. */
export function refitSeries(
  asked: Asked,
  known: number,
  counts: Float64Array,
  period: ForecastPeriod,
): SeriesRefit {
  const { from, history, alone } = asked;
  // What all series together learned is of today: nothing of it can be kept.
  const options = { ...asked.options, also: [], ...(alone ? { alone } : {}), unit: period };
  let told: Told | null = null;
  try {
    const kept = keepModel(history, known - from, options);
    told = keptTold(kept, counts, asked);
    return { told, compared: comparedOf(compareKept(history, kept, options), from), problem: null };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return { told, compared: null, problem: error.message };
  }
}

function keptTold(kept: KeptModel, counts: Float64Array, asked: Asked): Told | null {
  const forecast = forecastKept(kept, asked.history, asked.options);
  if (!forecast) return null;
  const { model, stretch, then } = kept;
  const members = kept.members.map(({ model: { name }, share, said }) =>
    memberOf(name, share, said),
  );
  const form = then.forecast.form;
  return toldOf(counts, asked, then, {
    ...{ model, members, stretch },
    forecast: form === undefined ? forecast : { ...forecast, form },
  });
}

function comparedOf({ begins, steps, sides: found, tests, drift }: Refit, from: number): Compared {
  const each = <Value>(of: (side: RefitSide) => Value): Record<Side, Value> => ({
    kept: of(found.kept),
    refitted: of(found.refitted),
    baseline: of(found.baseline),
  });
  return {
    begins: begins.map((begin) => begin + from),
    steps,
    windows: begins.map((_, i) =>
      each(({ forecasts, scores }) => {
        const { mean, quantiles } = forecasts[i]!;
        const cut = (values: Float64Array) => values.slice(0, steps);
        const { mae, inside } = scores[i]!;
        return {
          ...{ mean: cut(mean), low: cut(quantiles[0]!), high: cut(quantiles.at(-1)!) },
          ...{ mae, inside },
        };
      }),
    ),
    mae: each(({ mae }) => mae),
    coverage: each(({ coverage }) => coverage),
    test: tests.refittedKept,
    drift,
  };
}
