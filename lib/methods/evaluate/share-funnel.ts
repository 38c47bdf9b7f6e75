import { MethodProblem } from "../problem";
import { binomialAtLeast, binomialAtMost } from "../statistics/binomial";
import { benjaminiHochberg } from "../statistics/fdr";
import { normalQuantile, normalTail, twoSidedP } from "../statistics/normal";
import type { FunnelPlace } from "../spatial/distribution/funnel";

/** Cases and those of them that ended in some way, by area and kind of case. One entry a pair of these. */
export interface CasesByKind {
  /** Number of the area, from 0. */
  area: ArrayLike<number>;
  /** Number of the kind of case, from 0; all of one kind without. */
  kind?: ArrayLike<number>;
  cases: ArrayLike<number>;
  /** Of these, at most as many. */
  events: ArrayLike<number>;
}

/** One area against the others. */
export interface AreaShare {
  cases: number;
  events: number;
  /** Events expected if each kind of case ended so as often as it does in all areas together. */
  expected: number;
  /** Of the events by chance, given how many of each kind ended so in all areas. */
  variance: number;
  /** Distance from what is expected in standard deviations; NaN where the others have no such cases. */
  z: number;
  p: number;
  adjusted: number;
  place: FunnelPlace;
  /** Events that chance leaves within: of 95 % and of 99.8 %. */
  inner: { low: number; high: number };
  outer: { low: number; high: number };
}

export interface SharesCompared {
  areas: AreaShare[];
  /** Events by cases of all areas. */
  overall: number;
  /** How much more areas differ than chance lets them: limits are widened by its square root. At least 1. */
  dispersion: number;
  /** Areas that were tested. */
  tests: number;
}

/**
 * Compares the share of cases that ended in some way between areas, kinds of case being equal. Each
 * area is held against what its own mix of cases would give at the shares of all areas (indirect
 * standardisation), with the variance of Mantel and Haenszel: an area that has most of a kind is not
 * compared with itself. Tails are those of a binomial with the same mean and variance, the middle
 * value halved (mid-p). Areas differ for more reasons than the kinds of case say, so that distances
 * are divided by the root of a dispersion taken of winsorised ones; p are adjusted for the number of
 * areas (Benjamini–Hochberg). Throws MethodProblem for what is no count.
 * Source: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005); Mantel and Haenszel, J. National Cancer Institute 22 (1959).
 */
export function compareShares({ area, kind, cases, events }: CasesByKind): SharesCompared {
  const size = 1 + Array.from(area).reduce((most, each) => Math.max(most, each), -1);
  const kinds = new Map<number, { cases: number; events: number }>();
  const sums = Array.from({ length: size }, () => ({
    cases: 0,
    events: 0,
    expected: 0,
    variance: 0,
  }));
  for (let i = 0; i < area.length; i++) {
    const [n, k] = [cases[i]!, events[i]!];
    if (!(n >= 0 && k >= 0 && k <= n && Number.isFinite(n))) {
      throw new MethodProblem(
        `${k} of ${n} cases is no share.`,
        "What is counted must be some of the cases: look whether one column counts persons and the other cases.",
      );
    }
    const own = kinds.get(kind?.[i] ?? 0) ?? { cases: 0, events: 0 };
    own.cases += n;
    own.events += k;
    kinds.set(kind?.[i] ?? 0, own);
  }
  for (let i = 0; i < area.length; i++) {
    const all = kinds.get(kind?.[i] ?? 0)!;
    const sum = sums[area[i]!]!;
    const share = all.cases > 0 ? all.events / all.cases : 0;
    sum.cases += cases[i]!;
    sum.events += events[i]!;
    sum.expected += cases[i]! * share;
    if (all.cases <= 1) continue;
    const others = (all.cases - cases[i]!) / (all.cases - 1);
    sum.variance += cases[i]! * share * (1 - share) * others;
  }
  const scores = sums.map(scoreOf);
  const dispersion = Math.max(1, winsorisedDispersion(scores));
  const width = Math.sqrt(dispersion);
  const p = scores.map((z) => (Number.isNaN(z) ? NaN : twoSidedP(z / width)));
  const adjusted = benjaminiHochberg(p);
  const total = [...kinds.values()].reduce(
    (sum, each) => ({ cases: sum.cases + each.cases, events: sum.events + each.events }),
    { cases: 0, events: 0 },
  );
  return {
    areas: sums.map((sum, i) => ({
      ...sum,
      z: scores[i]! / width,
      p: p[i]!,
      adjusted: adjusted[i]!,
      place: placeOf(scores[i]! / width),
      inner: limitsOf(sum, 0.95, width),
      outer: limitsOf(sum, 0.998, width),
    })),
    overall: total.cases > 0 ? total.events / total.cases : NaN,
    dispersion,
    tests: p.filter((each) => !Number.isNaN(each)).length,
  };
}

interface Moments {
  cases: number;
  expected: number;
  variance: number;
}

const placeOf = (z: number): FunnelPlace => {
  if (!(Math.abs(z) > normalQuantile(0.975))) return "as expected";
  const isFar = Math.abs(z) > normalQuantile(0.999);
  return `${isFar ? "far " : ""}${z > 0 ? "above" : "below"}`;
};

/** Below this a tail is taken from the normal distribution. */
const tiny = 1e-13;

/** The distance that a normal variable has with the same chance of going at least so far (mid-p). */
function scoreOf({ events, ...moments }: Moments & { events: number }): number {
  const { cases, expected, variance } = moments;
  if (!(variance > 1e-9)) return NaN;
  const plain = (events - expected) / Math.sqrt(variance);
  const { size, share } = matched(moments);
  const count = (events * size) / cases;
  const below = binomialAtMost(count, size, share);
  const above = binomialAtLeast(count, size, share);
  // What both sides count is the value itself.
  const middle = Math.max(0, below + above - 1) / 2;
  const tail = Math.min(0.5, (plain < 0 ? below : above) - middle);
  return tail > tiny ? Math.sign(plain) * Math.abs(normalQuantile(tail)) : plain;
}

/**
 * The binomial share with the same mean and variance. Its size need not be whole: so many cases of
 * one kind tell as much as these of several do.
 */
const matched = ({ cases, expected, variance }: Moments): { size: number; share: number } => ({
  size: (expected * (cases - expected)) / variance,
  share: expected / cases,
});

/** Events within which an area stays by chance, the steps between whole counts interpolated. */
function limitsOf(moments: Moments, coverage: number, width: number) {
  const { cases, expected, variance } = moments;
  const reach = normalQuantile((1 + coverage) / 2) * width;
  const tail = normalTail(reach);
  const within = (value: number) => Math.min(cases, Math.max(0, value));
  const spread = reach * Math.sqrt(variance);
  if (!(variance > 1e-9) || tail < tiny) {
    return { low: within(expected - spread), high: within(expected + spread) };
  }
  const { size, share } = matched(moments);
  const unit = cases / size;
  const low = interpolated((k) => binomialAtMost(k, size, share), tail, size);
  const left = interpolated((k) => binomialAtLeast(size - k, size, share), tail, size);
  return { low: within(unit * low), high: within(cases - unit * left) };
}

/** Where a chance that rises with whole counts from 0 passes a share, between these by the line. */
function interpolated(chance: (count: number) => number, share: number, most: number): number {
  let [low, high] = [-1, Math.floor(most)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chance(middle) >= share) high = middle;
    else low = middle;
  }
  const [upTo, below] = [chance(high), high > 0 ? chance(high - 1) : 0];
  return upTo > below ? Math.max(0, high - (upTo - share) / (upTo - below)) : high;
}

const tenth = 0.1;

/** Mean square of the distances, those beyond the outer tenths drawn in to these; 0 without any. */
function winsorisedDispersion(scores: readonly number[]): number {
  const known = scores.filter((z) => !Number.isNaN(z)).toSorted((a, b) => a - b);
  if (known.length < 2) return 0;
  const at = (share: number) => {
    const place = share * (known.length - 1);
    const [low, rest] = [Math.floor(place), place % 1];
    return known[low]! + rest * ((known[low + 1] ?? known[low]!) - known[low]!);
  };
  const [low, high] = [at(tenth), at(1 - tenth)];
  return known.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / known.length;
}

/**
 * Shares that chance leaves an area of so many cases within, at one share for all: the funnel. Exact
 * for the binomial; `width` as many times wider where areas differ more than chance lets them.
 */
export function shareLimits(
  cases: number,
  share: number,
  coverage: number,
  width = 1,
): { low: number; high: number } {
  const moments = { cases, expected: cases * share, variance: cases * share * (1 - share) };
  const { low, high } = limitsOf(moments, coverage, width);
  return { low: low / cases, high: high / cases };
}
