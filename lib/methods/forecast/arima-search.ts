import { criteria } from "../statistics/criteria";
import { leftOver } from "../statistics/least-squares";
import { checkSeries, type Series } from "../temporal/series";
import { arima, conditional, stationary, type Arima } from "./arima";
import { dynamicTerms, type Orders } from "./arima-order";
import { fromFree, multiply, rootsBeyond } from "./arima-polynomials";
import { difference, differenceFilter } from "./differences";
import { differencesNeeded, seasonalDifferencesNeeded } from "./unit-roots";

export interface ArimaSearchOptions {
  /** Steps of a season, 1 for none. */
  period?: number;
  /** Columns as long as the series whose effect is estimated along. */
  regressors?: readonly Series[];
}

/** Most terms of each kind. */
const most = { p: 5, q: 5, P: 2, Q: 2 };

/** Series without a season are compared by the exact likelihood up to here. */
const exactTo = 150;

/** So many of those that were compared by a quick fit are compared again, some being unsound. */
const shortlist = 4;
const tried = 16;

/** Roots nearer to 1 make a model that hardly comes back. */
const leastRoot = 1.01;

/**
 * The ARIMA model that Akaike's corrected criterion prefers, found step by step: differences by tests
 * (KPSS; strength of the season), then from four simple models to the best neighbour until there is
 * none better. Long or seasonal series are compared by conditional least squares, and the best four
 * then by maximum likelihood. A MethodProblem for fewer than 4 steps or a missing value.
 * Source: Hyndman and Khandakar, J. Statistical Software 27 (2008).
 */
export function arimaSearch(values: Series, options: ArimaSearchOptions = {}): Arima {
  checkSeries(values, 4, "An ARIMA model");
  const n = values.length;
  const given = options.period ?? 1;
  const period = n > 2 * given ? given : 1;
  const regressors = options.regressors ?? [];
  const rest = beside(values, regressors);
  const D = seasonalDifferencesNeeded(rest, period);
  const d = differencesNeeded(difference(rest, differenceFilter(0, D, period)));
  const fits = new Map<string, Candidate>();
  const score = (of: Orders): Candidate => {
    const key = Object.values(of).join();
    const known = fits.get(key) ?? judge(values, of, regressors);
    fits.set(key, known);
    return known;
  };
  walk(startingPoints({ d, D, period }), score);
  const ranked = [...fits.values()]
    .filter((each) => each.score < Infinity)
    .sort((a, b) => a.score - b.score);
  const best = bestOf(ranked.slice(0, tried), (of) => fitted(values, of, regressors));
  if (best) return best;
  const plain = { p: 0, d, q: 0, P: 0, D, Q: 0, period, constant: d + D < 1 };
  return arima(values, { ...asOptions(plain), regressors });
}

interface Candidate {
  of: Orders;
  score: number;
  /** Only where it was compared by its exact likelihood. */
  fit: Arima | null;
}

/** By exact likelihood, of the first few that are sound. */
function bestOf(ranked: Candidate[], fitAgain: (of: Orders) => Arima | null): Arima | null {
  const found: Arima[] = [];
  for (const { of, fit } of ranked) {
    const exact = fit ?? fitAgain(of);
    if (exact && sound(exact)) found.push(exact);
    if (found.length === shortlist) break;
  }
  found.sort((a, b) => a.aicc - b.aicc);
  return found[0] ?? null;
}

/** Moves to the best neighbour as long as one is better. */
function walk(from: Orders[], score: (of: Orders) => Candidate) {
  const best = (of: Orders[]) => of.map(score).reduce((a, b) => (b.score < a.score ? b : a));
  let here = best(from);
  for (let step = 0; step < 50; step++) {
    // The first that is better is taken, as the whole neighbourhood costs more than a detour.
    const next = neighbours(here.of).find((each) => score(each).score < here.score);
    if (!next) return;
    here = score(next);
  }
}

function startingPoints({ d, D, period }: Pick<Orders, "d" | "D" | "period">): Orders[] {
  const seasonal = period > 1;
  const constant = d + D < 2;
  const build = (p: number, q: number, P: number, Q: number, withConstant = constant): Orders => ({
    ...{ p, d, q, D, period, constant: withConstant },
    P: seasonal ? P : 0,
    Q: seasonal ? Q : 0,
  });
  const starts = [build(2, 2, 1, 1), build(0, 0, 0, 0), build(1, 0, 1, 0), build(0, 1, 0, 1)];
  return d + D === 1 ? [...starts, build(0, 0, 0, 0, false)] : starts;
}

function neighbours(of: Orders): Orders[] {
  const moved: Orders[] = [];
  const add = (p: number, q: number, P: number, Q: number) =>
    moved.push({ ...of, p: of.p + p, q: of.q + q, P: of.P + P, Q: of.Q + Q });
  if (of.period > 1) {
    for (const [P, Q] of steps) add(0, 0, P, Q);
  }
  for (const [p, q] of steps) add(p, q, 0, 0);
  if (of.d + of.D === 1) moved.push({ ...of, constant: !of.constant });
  return moved.filter(
    ({ p, q, P, Q }) =>
      Math.min(p, q, P, Q) >= 0 && p <= most.p && q <= most.q && P <= most.P && Q <= most.Q,
  );
}

const steps = [
  [-1, 0],
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;

function judge(values: Series, of: Orders, regressors: readonly Series[]): Candidate {
  const quick = values.length > exactTo || of.period > 1;
  const lost = of.d + of.D * of.period;
  const used = values.length - lost;
  const parameters = dynamicTerms(of) + regressors.length + (of.constant ? 1 : 0) + 1;
  const none = { of, score: Infinity, fit: null };
  if (used <= parameters + 1 || used <= of.p + of.P * of.period + 2) return none;
  if (!quick) {
    const fit = fitted(values, of, regressors);
    return fit && sound(fit) ? { of, score: fit.aicc, fit } : none;
  }
  const { y, columns } = stationary(values, of, regressors);
  const rest = residuals(y, columns);
  if (!rest) return none;
  const { free, variance } = conditional(of, rest);
  if (!rootsBeyond(multiply(of, fromFree(of, free)), leastRoot)) return none;
  const { aicc } = criteria(-0.5 * used * Math.log(variance), parameters, used);
  return { of, score: aicc, fit: null };
}

/** Null where a regressor is lost to the differences or no likelihood is found. */
function fitted(values: Series, of: Orders, regressors: readonly Series[]): Arima | null {
  try {
    return arima(values, { ...asOptions(of), regressors });
  } catch (problem) {
    if (problem instanceof Error && problem.name === "MethodProblem") return null;
    throw problem;
  }
}

const asOptions = ({ p, d, q, P, D, Q, period, constant }: Orders) => ({
  order: [p, d, q] as const,
  seasonal: [P, D, Q] as const,
  period,
  constant,
});

const sound = ({ orders, coefficients }: Arima) =>
  rootsBeyond(multiply(orders, coefficients.subarray(0, dynamicTerms(orders))), leastRoot);

/** The series without what the regressors and a level explain. */
function beside(values: Series, regressors: readonly Series[]): Series {
  if (regressors.length === 0) return values;
  const level = new Float64Array(values.length).fill(1);
  const y = Float64Array.from(values);
  return residuals(y, [level, ...regressors]) ?? values;
}

function residuals(y: Float64Array, columns: readonly Series[]): Float64Array | null {
  const rest = leftOver(y, columns);
  return typeof rest === "number" ? null : rest;
}
