import { chance } from "../../chance";
import { densityOnGrid } from "./density";
import { checkSpread, drawPlaces, type BandwidthChoice, type CountedPoints } from "./bandwidth";
import { gather } from "./gather";
import { geometricSteps, halfExtent, peakBetween, smallestDistance } from "./search";
import { areaOf, gaussianBetween, gaussianInside, refuseOutside, type Rectangle } from "./window";
import { indexPoints } from "../point-index";

export interface LikelihoodOptions {
  /** Corrects for the edges of this rectangle and takes the expected number of points off; else neither. */
  window?: Rectangle | undefined;
  /** Bandwidths to choose from; without them the best of all is searched. */
  candidates?: ArrayLike<number>;
  /** Points at the same spot are left out together: else spots shared by many draw the bandwidth to 0. */
  isApart?: boolean;
  seed?: number;
  onProgress?: (fraction: number) => void;
}

export interface LikelihoodChoice extends BandwidthChoice {
  /** The logarithm that is largest; when not all points are judged, that of those that are. */
  logLikelihood: number;
}

/** Up to this many points every pair is computed; of more, a sample is judged by all others. */
const few = 2_000;
const sampled = 500;

/** Bandwidths that are looked at before the best is narrowed down: by all points and by a sample. */
const searched = { few: 48, many: 24 };

/** Standard deviations beyond which a Gaussian is less than a hundred-thousandth of its height. */
const reach = 5;

/**
 * Gaussian bandwidth σ that maximises the leave-one-out log likelihood
 * Σᵢ ln( Σ_{j≠i} φσ(xᵢ − xⱼ)/(n − 1) ), found among 48 bandwidths from half the smallest distance to
 * half the extent and narrowed down by golden section. With a window it is Σᵢ ln λ₋ᵢ(xᵢ) − ∫λ instead, λ
 * corrected for the edges. Of more than 2,000 points a seeded sample of 500 is judged by all others,
 * gathered to squares of σ/4, and nothing below a thousandth of half the extent is looked at. Throws MethodProblem as Scott's rule does.
 * Source: Loader, Local Regression and Likelihood (1999), chapter 5; Silverman (1986), 3.4.4.
 */
export function likelihoodBandwidth(
  points: CountedPoints,
  { window, candidates, isApart = false, seed = 1, onProgress }: LikelihoodOptions = {},
): LikelihoodChoice {
  const n = checkSpread(points);
  if (window) refuseOutside(window, points);
  const likelihood = n <= few ? ofAll(points, isApart) : ofSample(points, n, isApart, seed);
  const score = (sigma: number) => likelihood(sigma, window);
  const range = candidates ? Float64Array.from(candidates) : searchRange(points, n <= few);
  const scores = range.map((sigma, i) => {
    onProgress?.(i / range.length);
    return score(sigma);
  });
  const at = scores.indexOf(Math.max(...scores));
  const atEnd = at <= 0 || at === range.length - 1;
  if (candidates || at < 0) {
    return { bandwidth: range[Math.max(0, at)]!, logLikelihood: scores[at] ?? NaN, atEnd };
  }
  const [low, high] = [range[Math.max(0, at - 1)]!, range[Math.min(range.length - 1, at + 1)]!];
  const best = peakBetween(score, low, high, n <= few ? 1e-5 : 1e-2);
  return { bandwidth: best.at, logLikelihood: best.score, atEnd };
}

function searchRange(points: CountedPoints, isFew: boolean): Float64Array {
  const widest = halfExtent(points);
  const least = isFew ? Math.max(smallestDistance(points) / 2, widest / 1e6) : widest / 1_000;
  return geometricSteps(least, widest, isFew ? searched.few : searched.many);
}

type Likelihood = (sigma: number, window: Rectangle | undefined) => number;

const peakOf = (sigma: number) => 1 / (2 * Math.PI * sigma * sigma);

/** Every pair of points, its distance computed once. */
function ofAll(points: CountedPoints, isApart: boolean): Likelihood {
  const at = drawPlaces(points, few, chance(0));
  const x = Float64Array.from(at, (i) => points.x[i]!);
  const y = Float64Array.from(at, (i) => points.y[i]!);
  const n = x.length;
  const squared = new Float64Array((n * (n - 1)) / 2);
  const others = new Float64Array(n).fill(n - 1);
  for (let i = 0, pair = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const apart = (x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2;
      squared[pair++] = isApart && apart === 0 ? Infinity : apart;
      if (isApart && apart === 0) [others[i]!, others[j]!] = [others[i]! - 1, others[j]! - 1];
    }
  }
  return (sigma, window) => {
    const near = new Float64Array(n);
    const scale = -0.5 / (sigma * sigma);
    for (let i = 0, pair = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const value = Math.exp(squared[pair++]! * scale);
        near[i]! += value;
        near[j]! += value;
      }
    }
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const density = near[i]! * peakOf(sigma);
      const edge = window ? gaussianInside(window, sigma, x[i]!, y[i]!) : others[i]!;
      sum += Math.log(density / edge);
    }
    return window ? sum - expected({ x, y }, sigma, window) : sum;
  };
}

/** Points gathered to squares of a step, and the places of those that are judged. */
interface Level {
  step: number;
  places: CountedPoints;
  own: Uint32Array;
}

/** A sample, each of it by all other points, gathered as finely as the bandwidth asks for. */
function ofSample(points: CountedPoints, n: number, isApart: boolean, seed: number): Likelihood {
  const judged = drawPlaces(points, sampled, chance(seed));
  const levels: Level[] = [{ step: 0, places: points, own: judged }];
  const gatheredFor = (step: number) => {
    // From the coarsest that is fine enough: bandwidths come in ascending order at first.
    const from = levels.findLast((level) => level.step <= step)!;
    const { placeOf, ...places } = gather(from.places, step);
    const level = { step, places, own: from.own.map((place) => placeOf[place]!) };
    if (from === levels.at(-1)) levels.push(level);
    return level;
  };
  return (sigma, window) => {
    const { places, own } = gatheredFor(sigma / 4);
    const { x, y, count } = places;
    const index = indexPoints(x, y, sigma);
    const scale = -0.5 / (sigma * sigma);
    let sum = 0;
    for (let k = 0; k < judged.length; k++) {
      const i = judged[k]!;
      const [atX, atY] = [points.x[i]!, points.y[i]!];
      const [dx, dy] = [x[own[k]!]! - atX, y[own[k]!]! - atY];
      const left = isApart && points.count ? points.count[i]! : 1;
      let near = -left * Math.exp((dx * dx + dy * dy) * scale);
      index.within(atX, atY, reach * sigma, (j, squared) => {
        near += (count ? count[j]! : 1) * Math.exp(squared * scale);
      });
      const density = Math.max(0, near) * peakOf(sigma);
      const edge = window ? gaussianInside(window, sigma, atX, atY) : n - left;
      sum += Math.log(density / edge);
    }
    if (!window) return sum;
    return sum - expected(places, sigma, window) * (judged.length / n);
  };
}

/** Cells along the longer side over which the corrected density is summed up. */
const cells = 128;

/** Points expected in the window: the integral of the density corrected for its edges. */
function expected(points: CountedPoints, sigma: number, window: Rectangle): number {
  const [width, height] = [window.east - window.west, window.north - window.south];
  const cell = Math.max(width, height) / cells;
  const grid = {
    west: window.west,
    south: window.south,
    cell,
    columns: Math.max(1, Math.round(width / cell)),
    rows: Math.max(1, Math.round(height / cell)),
  };
  const kernel = { name: "gaussian", bandwidth: sigma } as const;
  const values = densityOnGrid({ ...points, weight: points.count }, kernel, grid);
  const { west, east, south, north } = window;
  const across = Float64Array.from({ length: grid.columns }, (_, column) =>
    gaussianBetween(west, east, sigma, west + (column + 0.5) * cell),
  );
  let sum = 0;
  for (let row = 0; row < grid.rows; row++) {
    const up = gaussianBetween(south, north, sigma, south + (row + 0.5) * cell);
    for (let column = 0; column < grid.columns; column++) {
      sum += values[row * grid.columns + column]! / (across[column]! * up);
    }
  }
  return (sum * areaOf(window)) / (grid.columns * grid.rows);
}
