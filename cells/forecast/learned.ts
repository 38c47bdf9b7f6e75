import { dayWords, type LearningParams, type Use } from "@/cells/learning/params";
import { dieboldMariano } from "@/lib/methods/forecast/diebold-mariano";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { SeriesForecast } from "./compute";
import type { Forecasts } from "./forecasts";
import { sides, type Compared, type Side } from "./refit";

/** Beyond chance from here on. */
export const level = 0.05;

const dayLength = 86_400_000;

/** A series whose kept model was compared, with what chance leaves of its tests among those of all series. */
export interface SeriesLearned extends Compared {
  series: number;
  /** Of refitted against kept, and of drift; null where there is no test. */
  testAdjusted: number | null;
  driftAdjusted: number | null;
}

/** Kept models beside refitted ones, on what came since. */
export interface Learned {
  /** The last day that they knew. */
  kept: string;
  use: Use;
  /** Periods of the history that the kept models knew. */
  known: number;
  listed: SeriesLearned[];
  /** The sums of series that are forecast. */
  sums: SeriesLearned[];
  /** All series together: errors as a share of what came, and Diebold–Mariano of refitted against kept. */
  pooled: { share: Record<Side, number>; p: number | null } | null;
  /** Series without a comparison, and why, the first time. */
  missing: number;
  problem: string | null;
  /** Series that are forecast by the refitted model as none could be kept. */
  unkept: number;
}

export function learnedOf(
  { listed, tabled, total, begins, historyOf }: Forecasts,
  { use }: LearningParams,
  known: number,
): Learned {
  const compared = withAdjusted(listed);
  const sums = new Set(
    [...(total ? [total] : []), ...tabled].filter((each) => !listed.includes(each)),
  );
  const without = listed.filter(({ told, refit }) => told && !refit?.compared);
  return {
    ...{ use, known, listed: compared },
    // The last day that the model knew, which may be before the day asked for.
    kept: dayWords(begins[known]! - dayLength),
    sums: withAdjusted([...sums]),
    pooled: compared.length > 1 ? pooledOf(compared, historyOf) : null,
    missing: without.length,
    problem: without[0]?.refit?.problem ?? null,
    unkept: listed.filter(({ told, refit }) => told && refit && !refit.told).length,
  };
}

function withAdjusted(found: readonly SeriesForecast[]): SeriesLearned[] {
  const all = found.flatMap(({ series, refit }) =>
    refit?.compared ? [{ ...refit.compared, series }] : [],
  );
  const adjusted = (p: (number | undefined)[]): (number | null)[] =>
    Array.from(benjaminiHochberg(p.map((each) => each ?? NaN)), (each) =>
      Number.isNaN(each) ? null : each,
    );
  const tests = adjusted(all.map(({ test }) => test?.p));
  const drifts = adjusted(all.map(({ drift }) => drift?.p));
  return all.map((each, i) => ({
    ...each,
    testAdjusted: tests[i]!,
    driftAdjusted: drifts[i]!,
  }));
}

/** Errors of all series in each window, added up; only windows that all of them have. */
function pooledOf(
  compared: readonly SeriesLearned[],
  historyOf: Forecasts["historyOf"],
): Learned["pooled"] {
  const [first] = compared;
  const same = compared.every(({ begins }) => String(begins) === String(first!.begins));
  if (!same) return null;
  const { begins, steps } = first!;
  let came = 0;
  const losses = begins.map((begin, i) => {
    const sums = { kept: 0, refitted: 0, baseline: 0 };
    for (const { series, windows } of compared) {
      for (const side of sides) sums[side] += windows[i]![side].mae * steps;
      const actual = historyOf(series).subarray(begin, begin + steps);
      came += actual.reduce((sum, each) => sum + each, 0);
    }
    return sums;
  });
  if (!(came > 0)) return null;
  const of = (side: Side) => losses.map((each) => each[side]);
  const share = (side: Side) => of(side).reduce((sum, each) => sum + each, 0) / came;
  const test = dieboldMariano(of("refitted"), of("kept"), { power: 1 });
  return {
    share: { kept: share("kept"), refitted: share("refitted"), baseline: share("baseline") },
    p: test?.p ?? null,
  };
}

/** A model whose errors since lie above the interval of its own trial, by more than chance among all series. */
export const hasDrifted = ({ drift, driftAdjusted }: SeriesLearned): boolean =>
  drift?.verdict === "worse" && driftAdjusted !== null && driftAdjusted < level;

export type Nearer = "refitted" | "kept" | null;

/** The model that was nearer by more than chance would explain. */
export const nearerOf = (mae: Record<Side, number>, p: number | null): Nearer =>
  p === null || p >= level ? null : mae.refitted < mae.kept ? "refitted" : "kept";
