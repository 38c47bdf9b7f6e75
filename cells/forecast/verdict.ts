import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { dieboldMariano } from "@/lib/methods/forecast/diebold-mariano";
import type { ModelScores } from "@/lib/methods/forecast/backtest-scores";
import type { SeriesForecast, Told } from "./compute";

/** Beyond chance from here on. */
const level = 0.05;

/** `better` is nearer than counting by more than chance would explain; `nearer` only in its figures. */
export type Verdict = "better" | "nearer" | "no nearer";

/** A forecast beside the counting that was hardest to beat. */
export interface Versus {
  verdict: Verdict;
  own: ModelScores;
  counting: ModelScores;
  p: number | null;
  /** Adjusted for all series of the cell. */
  adjusted: number | null;
  /** Share of the trials in which it was nearer. */
  shareBeaten: number | null;
}

export const scoresOf = ({ scores }: Told, model: string): ModelScores =>
  scores.find((each) => each.model === model)!;

/** By series, for those that have a forecast; p is adjusted for all of them. */
export function versusCounting(
  found: readonly SeriesForecast[],
  counts: (series: number) => Float64Array,
): [series: number, versus: Versus][] {
  const p = found.map(({ told }) => (told ? (testOf(told)?.p ?? NaN) : NaN));
  const adjusted = benjaminiHochberg(p);
  return found.flatMap(({ told, series }, i) => {
    if (!told) return [];
    const [own, counting] = [scoresOf(told, told.model), scoresOf(told, told.baseline)];
    const isNearer = (own.mae ?? Infinity) < (counting.mae ?? Infinity);
    const verdict = !isNearer ? "no nearer" : adjusted[i]! < level ? "better" : "nearer";
    const known = (value: number) => (Number.isNaN(value) ? null : value);
    const versus: Versus = {
      verdict,
      own,
      counting,
      p: known(p[i]!),
      adjusted: known(adjusted[i]!),
      shareBeaten: shareBeaten(told, counts(series)),
    };
    return [[series, versus] as [number, Versus]];
  });
}

const testOf = (told: Told) =>
  told.model === told.baseline ? null : scoresOf(told, told.model).versusBaseline;

/** Absolute errors of an origin: of the forecast and of counting. */
function errorsOf({ origin, mean, counted }: Told["trials"][number], actual: Float64Array) {
  let [own, other] = [0, 0];
  mean.forEach((each, h) => {
    own += Math.abs(each - actual[origin + h]!);
    other += counted ? Math.abs(counted[h]! - actual[origin + h]!) : NaN;
  });
  return { own, other };
}

function shareBeaten(told: Told, actual: Float64Array): number | null {
  const errors = told.trials.map((trial) => errorsOf(trial, actual));
  const both = errors.filter(({ other }) => !Number.isNaN(other));
  if (both.length === 0) return null;
  return both.filter(({ own, other }) => own < other).length / both.length;
}

/** All series together, origin by origin. */
export interface Pooled {
  /** Errors as a share of what came. */
  own: number;
  counting: number;
  p: number | null;
  origins: number;
}

/** Null where nothing came in the trials, or series were tried at different times. */
export function pooledVersus(
  found: readonly SeriesForecast[],
  counts: (series: number) => Float64Array,
  horizon: number,
): Pooled | null {
  const by = new Map<number, { own: number; other: number }>();
  let came = 0;
  for (const { told, series } of found) {
    if (!told) continue;
    const actual = counts(series);
    for (const trial of told.trials) {
      const { own, other } = errorsOf(trial, actual);
      if (Number.isNaN(other)) continue;
      const sum = by.get(trial.origin) ?? { own: 0, other: 0 };
      by.set(trial.origin, { own: sum.own + own, other: sum.other + other });
      for (let h = 0; h < horizon; h++) came += actual[trial.origin + h]!;
    }
  }
  const origins = [...by.keys()].sort((a, b) => a - b);
  if (!(came > 0) || origins.length > mostOrigins) return null;
  const losses = origins.map((origin) => by.get(origin)!);
  const apart = origins.length > 1 ? origins[1]! - origins[0]! : horizon;
  const test = dieboldMariano(
    losses.map(({ own }) => own),
    losses.map(({ other }) => other),
    { horizon: Math.ceil(horizon / apart), power: 1 },
  );
  const sum = (of: "own" | "other") => losses.reduce((all, each) => all + each[of], 0);
  return {
    own: sum("own") / came,
    counting: sum("other") / came,
    p: test?.p ?? null,
    origins: origins.length,
  };
}

/** Origins of series with the same history; those cut at their own breaks have others. */
const mostOrigins = 8;
