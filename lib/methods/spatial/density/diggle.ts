import { chance, runningSum } from "../../chance";
import { checkSpread, drawPlaces, type BandwidthChoice, type CountedPoints } from "./bandwidth";
import { areaOf, circleInside, rectangleOf, refuseOutside, type Rectangle } from "./window";
import { indexPoints } from "../point-index";

export interface DiggleOptions {
  /** Where points were looked for; the widened rectangle of the points when absent. */
  window?: Rectangle | undefined;
  /** Points at the same spot are no pair: places written down alike are not places that are alike. */
  isApart?: boolean;
  seed?: number;
}

/** Distances at which the error is known, classes of distance between two, and points K is estimated of. */
const steps = 512;
const finer = 4;
const most = 3_000;

/**
 * The bandwidth with the smallest mean squared error of a kernel estimate of a Cox process's
 * intensity: M(h) = (1/λ − 2K(h))/(πh²) + ∫φ(s, h)dK(s)/(2π(πh²)²), φ(s, h) = 4πh²(acos t − t√(1 − t²))
 * with t = s/2h, for a disc of radius h; K with Ripley's edge correction in a rectangle, up to a
 * quarter of its shorter side or the distance with 1,000 points within. A disc of radius h is as wide
 * as a Gaussian of h/2, which is given. Of more than 3,000 points K is estimated from a seeded
 * sample. Throws MethodProblem as Scott's rule does.
 * Source: Berman and Diggle, J. R. Statist. Soc. B 51 (1989); Diggle, Applied Statistics 34 (1985).
 */
export function diggleBandwidth(
  points: CountedPoints,
  { window, isApart = false, seed = 1 }: DiggleOptions = {},
): BandwidthChoice {
  const n = checkSpread(points);
  if (window) refuseOutside(window, points);
  const at = drawPlaces(points, most, chance(seed));
  const x = Float64Array.from(at, (i) => points.x[i]!);
  const y = Float64Array.from(at, (i) => points.y[i]!);
  const within = window ?? rectangleOf(points.x, points.y);
  const area = areaOf(within);
  const shorter = Math.min(within.east - within.west, within.north - within.south);
  const far = Math.min(shorter / 4, Math.sqrt((1_000 * area) / (Math.PI * x.length)));
  const pairs = pairsByDistance(x, y, far, within, isApart);
  const upTo = runningSum(pairs);
  const scale = area / (x.length * (x.length - 1));
  let [best, least] = [1, Infinity];
  const last = (steps - 1) >> 1;
  for (let step = 1; step <= last; step++) {
    const h = (far * step) / (steps - 1);
    const disc = Math.PI * h * h;
    const k = upTo[step * finer - 1]!;
    let j = 0;
    for (let i = 0; i < 2 * step * finer; i++) {
      const t = (i + 0.5) / (2 * step * finer);
      j += pairs[i]! * (Math.acos(t) - t * Math.sqrt(1 - t * t));
    }
    const error = (area / n - 2 * k * scale) / disc + (2 * h * h * j * scale) / (disc * disc);
    if (error < least) [best, least] = [step, error];
  }
  return {
    bandwidth: (far * best) / (steps - 1) / 2,
    atEnd: best === 1 || best === last,
  };
}

/**
 * Ordered pairs by their distance, in equal classes up to the farthest, each weighted for the part of
 * its circle outside.
 */
function pairsByDistance(
  x: Float64Array,
  y: Float64Array,
  far: number,
  window: Rectangle,
  isApart: boolean,
): Float64Array {
  const index = indexPoints(x, y, far);
  const classes = new Float64Array((steps - 1) * finer);
  for (let i = 0; i < x.length; i++) {
    index.within(x[i]!, y[i]!, far, (j, squared) => {
      if (j === i || (isApart && squared === 0)) return;
      const distance = Math.sqrt(squared);
      const inside = distance > 0 ? circleInside(window, x[i]!, y[i]!, distance) : 1;
      // A pair exactly at a limit is not farther than it.
      const at = Math.max(0, Math.ceil((distance / far) * classes.length) - 1);
      classes[Math.min(classes.length - 1, at)]! += 1 / Math.max(inside, 0.01);
    });
  }
  return classes;
}
