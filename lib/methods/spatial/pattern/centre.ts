import { MethodProblem } from "../../problem";

/** A place in the unit of the points. */
export interface Place {
  x: number;
  y: number;
}

/** The points whose coordinates are both finite: NaN and infinity are left out of every measure. */
export function finitePoints(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { x: Float64Array; y: Float64Array } {
  let count = 0;
  const [keptX, keptY] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
    keptX[count] = x[i]!;
    keptY[count++] = y[i]!;
  }
  return { x: keptX.subarray(0, count), y: keptY.subarray(0, count) };
}

/** Mean of the coordinates. Throws MethodProblem when there is no point. */
export function meanCentre(x: ArrayLike<number>, y: ArrayLike<number>): Place {
  const points = finitePoints(x, y);
  const n = points.x.length;
  if (n === 0) throw new MethodProblem("There is no usable point.");
  // From the first point on, so that no digits are lost to far origins.
  let [east, north] = [0, 0];
  for (let i = 0; i < n; i++) {
    east += points.x[i]! - points.x[0]!;
    north += points.y[i]! - points.y[0]!;
  }
  return { x: points.x[0]! + east / n, y: points.y[0]! + north / n };
}

const mostSteps = 10_000;

/**
 * The place with the smallest sum of distances to all points, and that sum. Points far out pull it
 * less than they pull the mean. Throws MethodProblem when there is no point.
 * Source: Weiszfeld's steps (1937), mended where a step lands on a point by Vardi and Zhang, The
 * multivariate L1-median, PNAS 97 (2000); Newton's step instead wherever it comes closer, because
 * Weiszfeld's creep where the sum hardly changes, as between two groups of points.
 */
export function medianCentre(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Place & { totalDistance: number } {
  const points = finitePoints(x, y);
  const scale = standardDistance(points.x, points.y).perPoint;
  let at = pullAt(points, meanCentre(points.x, points.y));
  for (let step = 0; step < mostSteps; step++) {
    const strength = Math.hypot(at.x, at.y);
    if (strength <= at.here || at.each === 0) break;
    const direct = newtonStep(at);
    let next = direct && pullAt(points, direct);
    if (!next || !(next.total < at.total)) {
      const share = (1 - at.here / strength) / at.each;
      next = pullAt(points, { x: at.place.x + share * at.x, y: at.place.y + share * at.y });
    }
    const moved = Math.hypot(next.place.x - at.place.x, next.place.y - at.place.y);
    at = next;
    if (moved <= 1e-11 * scale) break;
  }
  return { ...at.place, totalDistance: at.total };
}

/** How the points pull at a place: each by 1 in its direction. */
interface Pull {
  place: Place;
  /** Sum of the distances. */
  total: number;
  /** Sum of the directions, and of 1 / distance. */
  x: number;
  y: number;
  each: number;
  /** How the sum of distances bends. */
  xx: number;
  xy: number;
  yy: number;
  /** Points at the place itself, which hold it. */
  here: number;
}

function pullAt(points: { x: Float64Array; y: Float64Array }, place: Place): Pull {
  const pull: Pull = { place, total: 0, x: 0, y: 0, each: 0, xx: 0, xy: 0, yy: 0, here: 0 };
  for (let i = 0; i < points.x.length; i++) {
    const dx = points.x[i]! - place.x;
    const dy = points.y[i]! - place.y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance === 0) {
      pull.here++;
      continue;
    }
    const [east, north] = [dx / distance, dy / distance];
    pull.total += distance;
    pull.x += east;
    pull.y += north;
    pull.each += 1 / distance;
    pull.xx += (north * north) / distance;
    pull.xy -= (east * north) / distance;
    pull.yy += (east * east) / distance;
  }
  return pull;
}

/** Where the sum of distances would be least if it bent everywhere as here; none on a point or a line of points. */
function newtonStep({ place, x, y, xx, xy, yy, here }: Pull): Place | null {
  const bend = xx * yy - xy * xy;
  if (here > 0 || !(bend > 1e-12 * (xx + yy) ** 2)) return null;
  return { x: place.x + (yy * x - xy * y) / bend, y: place.y + (xx * y - xy * x) / bend };
}

/**
 * Root of the mean square distance from the mean centre: `perPoint` divides by n, `unbiased` by
 * n − 2 as CrimeStat does (NaN for fewer than three points). Throws MethodProblem without a point.
 */
export function standardDistance(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { perPoint: number; unbiased: number } {
  const points = finitePoints(x, y);
  const n = points.x.length;
  const centre = meanCentre(points.x, points.y);
  let sum = 0;
  for (let i = 0; i < n; i++)
    sum += (points.x[i]! - centre.x) ** 2 + (points.y[i]! - centre.y) ** 2;
  return { perPoint: Math.sqrt(sum / n), unbiased: n > 2 ? Math.sqrt(sum / (n - 2)) : NaN };
}
