import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import { normalQuantile, twoSidedP } from "../statistics/normal";
import type { FunnelPlace } from "../spatial/distribution/funnel";
import { limitsOf, scoreOf, type Moments } from "./share-tails";
import { stratifiedDraws, type Draw } from "./stratified-draws";

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
 * compared with itself. Tails are exact where the variance is small, else those of a binomial with the
 * same mean and variance; the value itself counts half (mid-p). Areas differ for more reasons than the kinds of case say, so that distances
 * are divided by the root of a dispersion taken of winsorised ones; p are adjusted for the number of
 * areas (Benjamini–Hochberg). Throws MethodProblem for what is no count.
 * Source: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005); Mantel and Haenszel, J. National Cancer Institute 22 (1959).
 */
export function compareShares(given: CasesByKind): SharesCompared {
  const cells = mergedCells(given);
  const kinds = new Map<number, { cases: number; events: number }>();
  for (const { kind, cases, events } of cells) {
    const own = kinds.get(kind) ?? { cases: 0, events: 0 };
    kinds.set(kind, { cases: own.cases + cases, events: own.events + events });
  }
  const size = 1 + cells.reduce((most, { area }) => Math.max(most, area), -1);
  const draws = Array.from({ length: size }, (): Draw[] => []);
  const events = new Float64Array(size);
  for (const cell of cells) {
    draws[cell.area]!.push({ drawn: cell.cases, ...kinds.get(cell.kind)! });
    events[cell.area]! += cell.events;
  }
  const moments = draws.map(momentsOf);
  const scores = moments.map((each, i) => scoreOf(each, events[i]!));
  const dispersion = Math.max(1, winsorisedDispersion(scores));
  const width = Math.sqrt(dispersion);
  const p = scores.map((z) => (Number.isNaN(z) ? NaN : twoSidedP(z / width)));
  const adjusted = benjaminiHochberg(p);
  const all = [...kinds.values()];
  const total = sumOf(all, (each) => each.cases);
  return {
    areas: moments.map((each, i) => ({
      cases: each.cases,
      events: events[i]!,
      expected: each.expected,
      variance: each.variance,
      z: scores[i]! / width,
      p: p[i]!,
      adjusted: adjusted[i]!,
      place: placeOf(scores[i]! / width),
      inner: limitsOf(each, 0.95, width),
      outer: limitsOf(each, 0.998, width),
    })),
    overall: total > 0 ? sumOf(all, (each) => each.events) / total : NaN,
    dispersion,
    tests: p.filter((each) => !Number.isNaN(each)).length,
  };
}

const sumOf = <Each>(list: readonly Each[], value: (each: Each) => number): number =>
  list.reduce((sum, each) => sum + value(each), 0);

interface Cell {
  area: number;
  kind: number;
  cases: number;
  events: number;
}

/** One entry an area and kind, and a MethodProblem for what is no count. */
function mergedCells({ area, kind, cases, events }: CasesByKind): Cell[] {
  const cells = new Map<string, Cell>();
  for (let i = 0; i < area.length; i++) {
    const [n, k] = [cases[i]!, events[i]!];
    if (!(n >= 0 && k >= 0 && k <= n && Number.isFinite(n))) {
      throw new MethodProblem(
        `${k} of ${n} cases is no share.`,
        "What is counted must be some of the cases: look whether one column counts persons and the other cases.",
      );
    }
    const own = { area: area[i]!, kind: kind?.[i] ?? 0 };
    const key = `${own.area} ${own.kind}`;
    const known = cells.get(key) ?? { ...own, cases: 0, events: 0 };
    cells.set(key, { ...own, cases: known.cases + n, events: known.events + k });
  }
  return [...cells.values()];
}

/** Exact chances are reckoned up to this variance; beyond, the matched binomial is as good. */
const mostExact = 10;

function momentsOf(draws: readonly Draw[]): Moments {
  const cases = sumOf(draws, ({ drawn }) => drawn);
  const expected = sumOf(draws, (each) => each.cases && (each.drawn * each.events) / each.cases);
  const variance = sumOf(draws, (each) => {
    if (each.cases <= 1) return 0;
    const share = each.events / each.cases;
    return (each.drawn * share * (1 - share) * (each.cases - each.drawn)) / (each.cases - 1);
  });
  const isWhole = draws.every(
    (each) => Number.isInteger(each.drawn) && Number.isInteger(each.events),
  );
  return isWhole && variance > 0 && variance < mostExact
    ? { cases, expected, variance, exact: stratifiedDraws(draws.filter((each) => each.drawn > 0)) }
    : { cases, expected, variance };
}

const placeOf = (z: number): FunnelPlace => {
  if (!(Math.abs(z) > normalQuantile(0.975))) return "as expected";
  const isFar = Math.abs(z) > normalQuantile(0.999);
  return `${isFar ? "far " : ""}${z > 0 ? "above" : "below"}`;
};

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
