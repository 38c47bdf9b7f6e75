import { chance, runningSum, shuffle, type Chance } from "../../chance";
import type { MethodContext } from "../../method";
import { weigh, type ScanData, type Weights } from "./data";
import { logLikelihoodRatio, Reach } from "./likelihood";
import { searcher, type Arrangement, type Found, type ScanField } from "./search";
import { growingZones, type ZoneLimits, type Zones } from "./zones";

export interface ScanOptions extends ZoneLimits {
  /** Only clusters that are still alive in the last step (prospective), or any (retrospective). */
  alive: boolean;
  /** Longest window in steps. */
  maxLength: number;
  minCases: number;
  /** Clusters to report at most, none sharing a location with one before it. */
  clusters: number;
  /** Random arrangements: 999 as a rule, 0 for none. */
  permutations: number;
}

export interface ScanCluster {
  /** Number of the location that the circle is drawn around. */
  centre: number;
  /** Locations inside, nearest to the centre first. */
  sites: number[];
  /** Distance from the centre to the farthest location inside, metres. */
  radius: number;
  /** First and last step. */
  first: number;
  last: number;
  cases: number;
  expected: number;
  /** Cases over expected. */
  ratio: number;
  /** Logarithm of the likelihood ratio. */
  llr: number;
  /** Share of arrangements whose best cluster is at least as strong: (r + 1) / (P + 1); NaN before. */
  p: number;
  /** In steps, of alive clusters: one as strong is expected by chance once in so many; NaN before. */
  recurrence: number;
}

export interface ScanResult {
  clusters: ScanCluster[];
  /** Likelihood ratio (logarithm) of the best cluster of each random arrangement made so far. */
  maxima: Float64Array;
  /** Cases in all. */
  cases: number;
}

/** Arrangements after which there is a first p. */
const early = 99;

/**
 * Space-time scan: of all circles around locations and all windows of time, those with the highest
 * likelihood ratio of more cases than expected. p by Monte Carlo: dates shuffled over the cases
 * (permutation model) or cases drawn anew by population and time (Poisson model), and the best
 * cluster of each arrangement compared; so p allows for all the circles and windows looked at.
 * Seeded. `first` is called with the clusters before any p is known, and after 99 arrangements.
 * Throws MethodProblem for fewer than two cases, values that are no numbers, a population that is
 * not above 0 in all.
 * Source: Kulldorff, Heffernan et al., A space-time permutation scan statistic, PLoS Medicine 2
 * (2005); Kulldorff, Prospective time periodic geographical disease surveillance, J. R. Statist.
 * Soc. A 164 (2001).
 */
export function scan(
  data: ScanData,
  options: ScanOptions,
  context: MethodContext & { first?(result: ScanResult): void },
): ScanResult {
  const weights = weigh(data);
  const { observed, all } = weights;
  const field = fieldOf(data, options, weights);
  context.progress?.(null, "searching circles");
  const reach = new Reach(all);
  const search = searcher(field, reach);
  const clusters = strongest(data, field, options, (excluded) => search(observed, excluded));
  const { permutations } = options;
  const maxima = new Float64Array(clusters.length === 0 ? 0 : permutations);
  const result = (made: number): ScanResult => ({
    clusters: clusters.map((cluster) => {
      const p = rankOf(cluster.llr, maxima.subarray(0, made));
      return { ...cluster, p, recurrence: options.alive ? 1 / p : NaN };
    }),
    maxima: maxima.slice(0, made),
    cases: all,
  });
  if (maxima.length > 0) context.first?.(result(0));
  const luck = chance(context.seed);
  const draw = data.population ? drawn(field, observed, luck) : shuffled(observed, luck);
  for (let made = 1; made <= maxima.length; made++) {
    maxima[made - 1] = search(draw())?.llr ?? 0;
    context.progress?.(made / permutations, `${made} of ${permutations}`);
    if (made === early && permutations > early) context.first?.(result(made));
  }
  return result(maxima.length);
}

/** Share of arrangements, the observed one among them, that are at least as strong; NaN without any. */
export function rankOf(llr: number, maxima: Float64Array): number {
  if (maxima.length === 0) return NaN;
  // Rounding must not part an arrangement from itself.
  const reached = maxima.filter((value) => value >= llr - 1e-9).length;
  return (reached + 1) / (maxima.length + 1);
}

/** A given circle and window judged like those that a scan finds: locations by number, nearest first. */
export function clusterOf(
  data: ScanData,
  sites: readonly number[],
  first: number,
  last: number,
): ScanCluster {
  const { observed, siteWeight, stepWeight, all } = weigh(data);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  let [cases, weight] = [0, 0];
  for (const site of sites) {
    weight += siteWeight[site]!;
    for (let i = observed.from[site]!; i < observed.from[site + 1]!; i++) {
      const isWithin = observed.step[i]! >= first && observed.step[i]! <= last;
      if (isWithin) cases += observed.count?.[i] ?? 1;
    }
  }
  const expected = (weight * sum(stepWeight.slice(first, last + 1))) / all;
  const llr = logLikelihoodRatio(cases, expected, all);
  return described(data, [...sites], { first, last, cases, expected, llr });
}

type Judged = Pick<Found, "first" | "last" | "cases" | "expected" | "llr">;

function described({ x, y }: ScanData, sites: number[], judged: Judged): ScanCluster {
  const [centre, farthest] = [sites[0]!, sites.at(-1)!];
  return {
    ...judged,
    centre,
    sites,
    radius: Math.hypot(x[farthest]! - x[centre]!, y[farthest]! - y[centre]!),
    ratio: judged.cases / judged.expected,
    p: NaN,
    recurrence: NaN,
  };
}

function strongest(
  data: ScanData,
  { zones }: ScanField,
  { clusters }: ScanOptions,
  search: (excluded: Uint8Array) => Found | null,
): ScanCluster[] {
  const excluded = new Uint8Array(data.x.length);
  const reported: ScanCluster[] = [];
  while (reported.length < clusters) {
    const found = search(excluded);
    if (!found) break;
    const sites = sitesOf(zones, found);
    for (const site of sites) excluded[site] = 1;
    const { first, last, cases, expected, llr } = found;
    reported.push(described(data, sites, { first, last, cases, expected, llr }));
  }
  return reported;
}

const sitesOf = ({ start, site }: Zones, { centre, size }: Found) =>
  Array.from(site.subarray(start[centre], start[centre]! + size));

function fieldOf(data: ScanData, options: ScanOptions, weights: Weights): ScanField {
  const { siteWeight, stepWeight, all } = weights;
  return {
    zones: growingZones(data.x, data.y, data.population ?? siteWeight, options),
    siteWeight,
    stepWeight,
    all,
    alive: options.alive,
    maxLength: Math.max(1, Math.min(options.maxLength, data.steps)),
    minCases: options.minCases,
  };
}

/** Permutation model: the same dates in another order. */
function shuffled(observed: Arrangement, luck: Chance): () => Arrangement {
  const step = observed.step.slice();
  return () => ({ ...observed, step: shuffle(step, luck) });
}

/** Poisson model: as many cases, each at a location by population and in any step. */
function drawn(field: ScanField, { from }: Arrangement, luck: Chance): () => Arrangement {
  const sites = field.siteWeight.length;
  const steps = field.stepWeight.length;
  const byWeight = runningSum(field.siteWeight);
  const cases = Math.round(field.all);
  const site = new Uint32Array(cases);
  const drawnFrom = new Uint32Array(from.length);
  const step = new Uint16Array(cases);
  return () => {
    drawnFrom.fill(0);
    for (let i = 0; i < cases; i++) drawnFrom[(site[i] = luck.pick(byWeight)) + 1]!++;
    for (let i = 0; i < sites; i++) drawnFrom[i + 1]! += drawnFrom[i]!;
    // In any step each, so it does not matter which entry is whose.
    for (let i = 0; i < cases; i++) step[i] = luck.below(steps);
    return { from: drawnFrom, step };
  };
}
