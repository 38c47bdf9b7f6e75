import { MethodProblem } from "../problem";
import { criteria } from "../statistics/criteria";
import { bfgs } from "../statistics/bfgs";
import { checkSeries, type Series } from "../temporal/series";
import { isAdmissible } from "./ets-admissible";
import { countOf, formName, formsFor, type EtsFigures, type EtsForm } from "./ets-form";
import { runEts, type EtsRun } from "./ets-run";
import { EtsLandscape, freeShares, readShares, shareCount } from "./ets-slope";
import { startingStates } from "./ets-start";

export interface Ets extends EtsRun {
  form: EtsForm;
  figures: EtsFigures;
  season: number;
  /** Smoothing shares and first states that were fitted. */
  count: number;
  aicc: number;
  /** Of the errors, with what was fitted taken off the number of steps. */
  variance: number;
}

/**
 * Exponential smoothing of one form, shares and first states by maximum likelihood: 0.0001 to 0.9999
 * for alpha, beta up to alpha, gamma up to 1 − alpha, phi 0.8 to 0.98, and old surprises must fade.
 * `near` begins at figures found before. A MethodProblem for a series shorter than what is fitted.
 * Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008).
 */
export function fitEts(history: Series, form: EtsForm, season = 1, near?: EtsFigures): Ets {
  const count = countOf(form, season);
  checkSeries(history, count + 2, `Exponential smoothing of the form ${formName(form)}`);
  if (form.season !== "N") checkSeries(history, 2 * season, "Exponential smoothing with a season");
  const scale = scaleOf(history);
  const values = Float64Array.from(history, (value) => value / scale);
  if (form.error === "M" && values.some((value) => value <= 0)) {
    throw new MethodProblem("Errors that multiply need every value to be above 0.");
  }
  const landscape = new EtsLandscape(values, form, season);
  const states = near ? [] : startingStates(values, form, season);
  const starts = near
    ? [freeOf(form, near, scale)]
    : firstShares(form, season).map((shares) => [...freeShares(form, shares), ...states]);
  let best: Found | null = null;
  const search = (start: ArrayLike<number>) => {
    const from = Float64Array.from(start);
    if (!Number.isFinite(landscape.value(from))) return;
    const { at, value } = bfgs(landscape.value, from, {
      slopeAt: landscape.slope,
      steps: 60 + 10 * count,
      tolerance: 1e-9,
    });
    const figures = figuresOf(form, at, season, scale);
    if ((best && value >= best.value) || !isAdmissible(form, figures, season)) return;
    best = { at, figures, value };
  };
  for (const start of starts) search(start);
  const inside = !near && best && offTheEdge((best as Found).at, shareCount(form));
  if (inside) search(inside);
  if (!best) throw new MethodProblem(`${formName(form)} does not fit this series.`);
  return measured(history, form, (best as Found).figures, season);
}

interface Found {
  at: Float64Array;
  figures: EtsFigures;
  value: number;
}

/** At the end of its range a share has no slope left to come back by: the same with such shares further in. */
function offTheEdge(at: Float64Array, shares: number): Float64Array | null {
  const edge = 6;
  const inside = at.map((each, k) =>
    k < shares && Math.abs(each) > edge ? 2 * Math.sign(each) : each,
  );
  return inside.some((each, k) => each !== at[k]) ? inside : null;
}

/** What given figures make of a series, without a search. */
export function measured(history: Series, form: EtsForm, figures: EtsFigures, season: number): Ets {
  const run = runEts(history, form, figures);
  const n = history.length;
  const count = countOf(form, season);
  const squares = run.errors.reduce((sum, error) => sum + error * error, 0);
  return {
    ...run,
    form,
    figures,
    season,
    count,
    aicc: criteria(run.logLikelihood, count + 1, n).aicc,
    variance: squares / Math.max(1, n - count),
  };
}

/** The form with the lowest corrected criterion of Akaike among those the series allows. */
export function chooseEts(history: Series, season = 1, forms?: readonly EtsForm[]): Ets {
  checkSeries(history, 4, "Exponential smoothing");
  const positive = Array.from(history).every((value) => value > 0);
  const seasonal = season > 1 && history.length >= 2 * season;
  let best: Ets | null = null;
  for (const form of forms ?? formsFor(positive, seasonal)) {
    if (history.length < countOf(form, season) + 3) continue;
    const fit = fitted(history, form, season);
    if (fit && Number.isFinite(fit.aicc) && (!best || fit.aicc < best.aicc)) best = fit;
  }
  return best ?? fitEts(history, { error: "A", trend: "N", season: "N" });
}

function fitted(history: Series, form: EtsForm, season: number): Ets | null {
  try {
    return fitEts(history, form, season);
  } catch (problem) {
    if (problem instanceof MethodProblem) return null;
    throw problem;
  }
}

/** A slow start and a quick one: the likelihood often has a low point at either. */
function firstShares(form: EtsForm, season: number) {
  const gamma = form.season === "N" ? 0 : 0.05;
  const beta = (alpha: number) => (form.trend === "N" ? 0 : alpha * 0.05);
  const slow = season > 1 && form.season !== "N" ? 0.2 : 0.1;
  return [slow, 0.7].map((alpha) => ({ alpha, beta: beta(alpha), gamma, phi: 0.95 }));
}

function figuresOf(form: EtsForm, at: Float64Array, season: number, scale: number): EtsFigures {
  const { alpha, beta, gamma, phi } = readShares(form, at);
  const first = shareCount(form);
  const trend = form.trend !== "N";
  const seasons = new Float64Array(form.season === "N" ? 0 : season);
  const times = form.season === "M";
  let rest = times ? season : 0;
  for (let i = 0; i + 1 < seasons.length; i++) {
    const each = at[first + (trend ? 2 : 1) + i]!;
    rest -= each;
    seasons[i] = times ? each : each * scale;
  }
  if (seasons.length > 0) seasons[seasons.length - 1] = times ? rest : rest * scale;
  return {
    alpha,
    ...(trend ? { beta } : {}),
    ...(form.season === "N" ? {} : { gamma }),
    ...(form.trend === "Ad" ? { phi } : {}),
    level: at[first]! * scale,
    change: trend ? at[first + 1]! * scale : 0,
    seasons,
  };
}

function freeOf(form: EtsForm, figures: EtsFigures, scale: number): number[] {
  const { alpha, beta, gamma, phi, level, change, seasons } = figures;
  const states = [level / scale];
  if (form.trend !== "N") states.push(change / scale);
  const unit = form.season === "M" ? 1 : scale;
  states.push(...Array.from(seasons.slice(0, -1), (each) => each / unit));
  return [...freeShares(form, { alpha, beta, gamma, phi }), ...states];
}

function scaleOf(history: Series): number {
  let sum = 0;
  for (let t = 0; t < history.length; t++) sum += Math.abs(history[t]!);
  return sum > 0 ? sum / history.length : 1;
}
