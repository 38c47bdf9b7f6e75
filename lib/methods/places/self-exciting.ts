import { MethodProblem } from "../problem";
import { indexPoints } from "../spatial/point-index";
import {
  excitationIntervals,
  type Excitation,
  type ExcitationFigure,
} from "./excitation-intervals";
import { sideOf, type Ground, type PlacedIncidents } from "./ground";

export interface SelfExcitingOptions {
  /** First day of the register. */
  from: number;
  /** Standard deviation of the background's smoothing, in the unit of the coordinates; of several the likeliest. */
  background: number | readonly number[];
  /** Incidents farther apart than this, or more days apart, do not set each other off. */
  reach: number;
  days: number;
}

export interface SelfExciting {
  /** Incidents a day that none before has set off. */
  mu: number;
  /** Further incidents that each sets off. */
  theta: number;
  /** Days after which the effect has fallen to half. */
  halfLife: number;
  /** Standard deviation of the distance at which it works, in the unit of the coordinates; a quarter of a cell at least. */
  sigma: number;
  /** Standard deviation of the background's smoothing. */
  background: number;
  logLikelihood: number;
  /** The same without excitation. */
  backgroundLogLikelihood: number;
  /** Intervals of the four, by how the likelihood bends at its top; null where it does not, and for a sigma at its least. */
  intervals(confidence?: number): Record<ExcitationFigure, [low: number, high: number] | null>;
  rounds: number;
  converged: boolean;
  /** Expected incidents of each cell in the days after the origin. */
  expected(horizon: number): Float64Array;
}

/**
 * Bursts are no narrower than this share of a cell's side: registers snap incidents to addresses, and
 * the likelihood would grow without end as the bursts shrink onto them.
 */
const leastSigma = 0.25;
const mostRounds = 500;

/** Of fewer incidents bursts cannot be told from chance. */
export const leastEvents = 50;

/**
 * Space-time self-exciting process: a background that smooths all incidents before the origin, and
 * bursts that each sets off, exponential in time and Gaussian in space. Fitted by EM: each
 * incident is shared among the background and those before it. Pairs of the same day excite
 * nothing, as their order is not known. The background of an incident leaves that incident out, so
 * that what comes back after years is background and not a burst. With figures as of an earlier day
 * where `learnedAt` is given.
 * Sources: Mohler, Short, Brantingham, Schoenberg and Tita, J. American Statistical Association 106 (2011);
 * Veen and Schoenberg, same journal 103 (2008).
 */
export function selfExciting(
  ground: Ground,
  incidents: PlacedIncidents,
  origin: number,
  options: SelfExcitingOptions,
  learnedAt = origin,
): SelfExciting {
  const events = eventsBefore(incidents, learnedAt);
  const n = events.x.length;
  if (n < leastEvents) {
    throw new MethodProblem(
      `Before the forecast there are ${n} incidents; bursts cannot be told from chance with fewer than ${leastEvents}.`,
      "Take a longer past, or use the historical count.",
    );
  }
  const span = learnedAt - options.from;
  const pairs = pairsOf(events, options);
  const least = leastSigma * sideOf(ground);
  const { background, base, fit } = [options.background]
    .flat()
    .map((sigma) => {
      const density = backgroundAt(events, sigma);
      const found = fitByEm(events, density, pairs, learnedAt, span, least);
      return { background: sigma, base: density, fit: found };
    })
    .reduce((one, other) => (other.fit.logLikelihood > one.fit.logLikelihood ? other : one));
  let without = -n;
  for (let i = 0; i < n; i++) without += Math.log((n / span) * base[i]!);
  return {
    ...fit,
    background,
    halfLife: Math.LN2 / fit.omega,
    backgroundLogLikelihood: without,
    intervals: (confidence) =>
      excitationIntervals(
        (at) => logLikelihoodAt(at, events.day, base, pairs, learnedAt, span),
        fit,
        fit.sigma > least ? "free" : "at its least",
        confidence,
      ),
    expected: (horizon) => {
      const known = learnedAt === origin ? events : eventsBefore(incidents, origin);
      return expectedIn(ground, known, fit, origin, horizon, background);
    },
  };
}

interface Events {
  x: Float64Array;
  y: Float64Array;
  day: Float64Array;
}

function eventsBefore({ x, y, day, cell }: PlacedIncidents, origin: number): Events {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i)
    .filter((i) => cell[i]! >= 0 && day[i]! < origin)
    .sort((a, b) => day[a]! - day[b]!);
  const pick = (values: ArrayLike<number>) => Float64Array.from(order, (i) => values[i]!);
  return { x: pick(x), y: pick(y), day: pick(day) };
}

/** Density of the other incidents at each, which sums up to 1; a little everywhere, for lone ones. */
function backgroundAt({ x, y }: Events, sigma: number): Float64Array {
  const n = x.length;
  const near = indexPoints(x, y, sigma);
  const height = 1 / (2 * Math.PI * sigma * sigma * n);
  return Float64Array.from(x, (atX, i) => {
    let sum = 0;
    near.within(atX, y[i]!, 4 * sigma, (other, squared) => {
      if (other !== i) sum += Math.exp(-squared / (2 * sigma * sigma));
    });
    return height * (sum + 1e-3);
  });
}

interface Pairs {
  start: Int32Array;
  lag: Float64Array;
  squared: Float64Array;
}

/** For each incident those before it that may have set it off. */
function pairsOf({ x, y, day }: Events, { reach, days }: SelfExcitingOptions): Pairs {
  const near = indexPoints(x, y, reach);
  const start = new Int32Array(x.length + 1);
  const [lag, squares]: [number[], number[]] = [[], []];
  for (let i = 0; i < x.length; i++) {
    near.within(x[i]!, y[i]!, reach, (other, squared) => {
      const gap = day[i]! - day[other]!;
      if (!(gap > 0 && gap <= days)) return;
      lag.push(gap);
      squares.push(squared);
    });
    start[i + 1] = lag.length;
  }
  return { start, lag: Float64Array.from(lag), squared: Float64Array.from(squares) };
}

interface Fit extends Excitation {
  logLikelihood: number;
  rounds: number;
  converged: boolean;
}

function fitByEm(
  { x, day }: Events,
  base: Float64Array,
  { start, lag, squared }: Pairs,
  origin: number,
  span: number,
  least: number,
): Fit {
  const n = x.length;
  let [mu, theta, omega, sigma] = [(0.8 * n) / span, 0.2, 1 / 14, 4 * least];
  let [before, after, rounds] = [-Infinity, -Infinity, 0];
  while (rounds++ < mostRounds) {
    let [own, set, lags, squares, sum] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const first = mu * base[i]!;
      let rate = first;
      const height = (theta * omega) / (2 * Math.PI * sigma * sigma);
      const share = (at: number) =>
        height * Math.exp(-omega * lag[at]! - squared[at]! / (2 * sigma * sigma));
      for (let at = start[i]!; at < start[i + 1]!; at++) rate += share(at);
      for (let at = start[i]!; at < start[i + 1]!; at++) {
        const part = share(at) / rate;
        set += part;
        lags += part * lag[at]!;
        squares += part * squared[at]!;
      }
      own += first / rate;
      sum += Math.log(rate);
    }
    let seen = 0;
    for (let i = 0; i < n; i++) seen += -Math.expm1(-omega * (origin - day[i]!));
    after = sum - mu * span - theta * seen;
    if (after - before < 1e-9 * Math.abs(after)) break;
    before = after;
    mu = own / span;
    theta = Math.max(1e-12, set / seen);
    if (set > 1e-9) {
      omega = set / lags;
      sigma = Math.max(least, Math.sqrt(squares / (2 * set)));
    }
  }
  return { mu, theta, omega, sigma, logLikelihood: after, rounds, converged: rounds <= mostRounds };
}

/** The log-likelihood that `fitByEm` climbs. */
function logLikelihoodAt(
  { mu, theta, omega, sigma }: Excitation,
  day: Float64Array,
  base: Float64Array,
  { start, lag, squared }: Pairs,
  origin: number,
  span: number,
): number {
  const height = (theta * omega) / (2 * Math.PI * sigma * sigma);
  let sum = -mu * span;
  for (let i = 0; i < day.length; i++) {
    let rate = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      rate += Math.exp(-omega * lag[at]! - squared[at]! / (2 * sigma * sigma));
    }
    sum +=
      Math.log(mu * base[i]! + height * rate) + theta * Math.expm1(-omega * (origin - day[i]!));
  }
  return sum;
}

/** Background and bursts of the known incidents; of those still to come each sets off theta more. */
function expectedIn(
  ground: Ground,
  { x, y, day }: Events,
  { mu, theta, omega, sigma }: Fit,
  origin: number,
  horizon: number,
  background: number,
): Float64Array {
  const expected = new Float64Array(ground.x.length);
  const n = x.length;
  const everywhere = (1e-3 * mu * horizon) / ground.x.length;
  // Over a cell's width as well, so that a narrow burst keeps its sum.
  const within = ground.cellArea / 12;
  const spread = (i: number, variance: number, amount: number) => {
    const wide = variance + within;
    const height = (amount * ground.cellArea) / (2 * Math.PI * wide);
    ground.near.within(x[i]!, y[i]!, 4 * Math.sqrt(wide), (cell, squared) => {
      expected[cell]! += height * Math.exp(-squared / (2 * wide));
    });
  };
  for (let i = 0; i < n; i++) {
    spread(i, background * background, (0.999 * mu * horizon) / n);
    const age = origin - day[i]!;
    const still = theta * Math.exp(-omega * age) * -Math.expm1(-omega * horizon);
    if (still > 1e-6) spread(i, sigma * sigma, still);
  }
  const more = 1 / Math.max(0.05, 1 - Math.min(theta, 1) * -Math.expm1(-omega * horizon));
  return expected.map((each) => (each + everywhere) * more);
}
