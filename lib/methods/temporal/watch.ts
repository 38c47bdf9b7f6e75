import { MethodProblem } from "../problem";
import {
  farringtonNoufaily,
  farringtonOriginal,
  farringtonWatch,
  type Expectation,
  type FarringtonOptions,
} from "./farrington";
import { checkSeries, type Series } from "./series";
import { c1, c2, c3, cusumUpTo, ewmaUpTo, fenceAbout, normalAbout } from "./watch-normal";
import { about, caseCusum, levelBefore, scatteredAbout, type Level } from "./watch-counts";

export const watchMethods = [
  "noufaily",
  "farrington",
  "level",
  "c1",
  "c2",
  "c3",
  "cusum",
  "ewma",
  "poisson",
  "fence",
  "poisson-cusum",
] as const;

/**
 * `level` compares with the level of up to two years, by a negative binomial distribution; `poisson`
 * with the same by z = 2(√count − √expected); `c1` to `c3` are those of EARS; `poisson-cusum` is the
 * CUSUM of cases.
 */
export type WatchMethod = (typeof watchMethods)[number];

export interface WatchOptions {
  /** `auto`: Noufaily's method where three years lie before the step and cases are not few, else the level. */
  method: WatchMethod | "auto";
  /** Chance of a false alarm of a series in a step, one-sided. EARS C3 and the fence have their own. */
  alpha: number;
  /** Steps of a year: 52 weeks, 12 months, 364 days. */
  period: number;
  /** No alarm with fewer cases than this in the last `withinSteps` steps, this one included. */
  leastCases: number;
  withinSteps: number;
  /** Under so many cases a step, on average, no method is used that takes counts as normal. */
  sparseBelow?: number;
}

/** A step against what the past lets expect. NaN where the method gives no such figure. */
export interface Watched {
  /** The method that was used. */
  method: WatchMethod;
  expected: number;
  /** A count above it is an alarm, a count below `lower` too few. */
  upper: number;
  lower: number;
  /** Chance of at least so many, and of at most so many. */
  p: number;
  pFewer: number;
  /** Whether there were cases enough for an alarm. */
  enough: boolean;
  above: boolean;
  below: boolean;
}

/** What a method says of a step; the rest follows from it. */
export type Verdict = Pick<Watched, "expected" | "upper" | "lower" | "p" | "pFewer">;

const leastYears = 3;
const mostYears = 5;
const sparse = 5;
/** Under so few cases a step the season in ten parts is chance more than season. */
const sparseSeason = 0.5;

/** What is used in place of a method that takes counts as normal, where cases are few. */
const forFew: Partial<Record<WatchMethod, WatchMethod>> = {
  ...{ c1: "level", c2: "level", c3: "level", poisson: "level", fence: "level" },
  ...{ farrington: "noufaily", cusum: "poisson-cusum", ewma: "poisson-cusum" },
};

/**
 * Makes a watch over many series of counts: `(counts, step)` compares one step of a series with what
 * lies before it, and gives null where that is too short. It keeps what steps are compared with, so
 * that thousands of series cost little more than their fits. A MethodProblem for an alpha outside 0 to 0.5.
 * Source: of each method where its function stands; which one is taken, `docs/methods/alerts.md`.
 */
export function seriesWatch(
  options: WatchOptions,
): (counts: Series, step: number) => Watched | null {
  const { method, alpha, period, sparseBelow = sparse } = options;
  if (!(alpha > 0 && alpha < 0.5)) {
    throw new MethodProblem("Alpha must lie between 0 and 0.5.", "0.01 is a usual choice.");
  }
  const seasonal = new Map<string, ReturnType<typeof farringtonWatch>>();
  const watchOf = (name: "noufaily" | "farrington", years: number) => {
    const key = `${name} ${years}`;
    const known = seasonal.get(key) ?? farringtonWatch(seasonalOptions(name, years, options));
    seasonal.set(key, known);
    return known;
  };
  const chosen = (level: Level, step: number): WatchMethod => {
    const isSeasonal = method === "auto" || method === "noufaily" || method === "farrington";
    if (isSeasonal && step < leastYears * period) return "level";
    if (method === "auto") return level.mean < sparseSeason ? "level" : "noufaily";
    return level.mean < sparseBelow ? (forFew[method] ?? method) : method;
  };
  return (counts, step) => {
    checkSeries(counts, step + 1, "A watch over series");
    const level = levelBefore(counts, step, period);
    if (!level) return null;
    let used = chosen(level, step);
    let verdict: Verdict | null;
    if (used === "noufaily" || used === "farrington") {
      const years = Math.min(mostYears, Math.floor(step / period));
      const found = watchOf(used, years)(counts, step);
      verdict =
        found && found.expected > 0 ? fromFarrington(counts[step]!, found, used, alpha) : null;
      if (!verdict) used = "level";
    } else verdict = simple[used](counts, step, level, alpha);
    verdict ??= scatteredAbout(counts, step, level, alpha);
    const enough = recent(counts, step, options) >= options.leastCases;
    const above = enough && counts[step]! > verdict.upper;
    return { method: used, ...verdict, enough, above, below: counts[step]! < verdict.lower };
  };
}

type Simple = (counts: Series, step: number, level: Level, alpha: number) => Verdict | null;

const simple: Record<Exclude<WatchMethod, "noufaily" | "farrington">, Simple> = {
  level: scatteredAbout,
  ...{ c1, c2, c3, cusum: cusumUpTo, ewma: ewmaUpTo, fence: fenceAbout, poisson: normalAbout },
  "poisson-cusum": caseCusum,
};

/** The presets are for weeks; windows and pauses keep their length in time with other steps. */
function seasonalOptions(
  name: "noufaily" | "farrington",
  years: number,
  { alpha, period, leastCases, withinSteps }: WatchOptions,
): FarringtonOptions {
  const preset = name === "noufaily" ? farringtonNoufaily : farringtonOriginal;
  const scaled = (weeks: number) => Math.max(1, Math.round((weeks * period) / 52));
  return {
    ...preset,
    ...{ alpha, halveAlpha: false, period, years, leastCases, withinSteps },
    halfWindow: scaled(preset.halfWindow),
    // A month has no room for ten parts.
    parts: preset.parts > 1 && period < 30 ? 4 : preset.parts,
    leaveOut: preset.leaveOut === null ? null : scaled(preset.leaveOut),
  };
}

function fromFarrington(
  count: number,
  { expected, upper, p, dispersion }: Expectation,
  method: WatchMethod,
  alpha: number,
): Verdict {
  if (method === "farrington") return { expected, upper, lower: NaN, p, pFewer: NaN };
  return about(count, expected, { mean: expected, dispersion }, alpha);
}

function recent(counts: Series, step: number, { withinSteps }: WatchOptions): number {
  let sum = 0;
  for (let t = Math.max(0, step - withinSteps + 1); t <= step; t++) sum += counts[t]!;
  return sum;
}
