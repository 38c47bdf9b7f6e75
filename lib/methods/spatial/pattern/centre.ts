import { SpatialProblem } from "../problem";

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

/** Mean of the coordinates. Throws SpatialProblem when there is no point. */
export function meanCentre(x: ArrayLike<number>, y: ArrayLike<number>): Place {
  const points = finitePoints(x, y);
  const n = points.x.length;
  if (n === 0) throw new SpatialProblem("There is no usable point.");
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
 * less than they pull the mean. Throws SpatialProblem when there is no point.
 * Source: Weiszfeld's steps (1937), mended where a step lands on a point by Vardi and Zhang, The
 * multivariate L1-median, PNAS 97 (2000).
 */
export function medianCentre(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Place & { totalDistance: number } {
  const points = finitePoints(x, y);
  const n = points.x.length;
  const mean = meanCentre(points.x, points.y);
  let [east, north] = [mean.x, mean.y];
  const scale = standardDistance(points.x, points.y).perPoint;
  let total = 0;
  for (let step = 0; step < mostSteps; step++) {
    let [pull, pullX, pullY, here] = [0, 0, 0, 0];
    total = 0;
    for (let i = 0; i < n; i++) {
      const dx = points.x[i]! - east;
      const dy = points.y[i]! - north;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance === 0) {
        here++;
        continue;
      }
      total += distance;
      pull += 1 / distance;
      pullX += dx / distance;
      pullY += dy / distance;
    }
    const strength = Math.hypot(pullX, pullY);
    if (strength <= here || pull === 0) break;
    const share = (1 - here / strength) / pull;
    const [moveX, moveY] = [share * pullX, share * pullY];
    east += moveX;
    north += moveY;
    if (Math.hypot(moveX, moveY) <= 1e-11 * scale) break;
  }
  return { x: east, y: north, totalDistance: total };
}

/**
 * Root of the mean square distance from the mean centre: `perPoint` divides by n, `unbiased` by
 * n − 2 as CrimeStat does (NaN for fewer than three points). Throws SpatialProblem without a point.
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
