import { normalCdf } from "../../statistics/normal";
import { MethodProblem } from "../../problem";

/** The rectangle in which points were looked for. */
export interface Rectangle {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Throws MethodProblem for points outside the rectangle: they cannot be corrected for its edges. */
export function refuseOutside(
  { west, east, south, north }: Rectangle,
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
): void {
  for (let i = 0; i < x.length; i++) {
    if (x[i]! >= west && x[i]! <= east && y[i]! >= south && y[i]! <= north) continue;
    throw new MethodProblem(
      `Point ${(i + 1).toLocaleString("en")} lies outside the ground.`,
      "Leave out points outside, or take a larger ground.",
    );
  }
}

export const areaOf = ({ west, east, south, north }: Rectangle): number =>
  (east - west) * (north - south);

/** Share of a Gaussian kernel around a place that lies inside the rectangle. */
export const gaussianInside = (
  { west, east, south, north }: Rectangle,
  sigma: number,
  x: number,
  y: number,
): number => gaussianBetween(west, east, sigma, x) * gaussianBetween(south, north, sigma, y);

/** The same along one axis. */
export const gaussianBetween = (low: number, high: number, sigma: number, at: number): number =>
  normalCdf((high - at) / sigma) - normalCdf((low - at) / sigma);

/**
 * Share of the circle around a place, through a point at that distance, that lies inside the
 * rectangle. The place is inside.
 * Source: Ripley, J. Applied Probability 13 (1976); the arcs of neighbouring sides may meet in a corner.
 */
export function circleInside(
  { west, east, south, north }: Rectangle,
  x: number,
  y: number,
  radius: number,
): number {
  const across = [x - west, east - x];
  const along = [y - south, north - y];
  const beyond = (distance: number) => (distance < radius ? Math.acos(distance / radius) : 0);
  let outside = 0;
  for (const a of across) {
    for (const b of along) {
      // Towards the corner; a place in the corner itself sees it in the middle.
      const corner = a === 0 && b === 0 ? Math.PI / 4 : Math.atan2(b, a);
      outside += Math.min(beyond(a), corner) + Math.min(beyond(b), Math.PI / 2 - corner);
    }
  }
  return 1 - outside / (2 * Math.PI);
}

/**
 * The rectangle of points, widened about its middle by (n + 1)/(n − 1): the points of a sample never
 * reach its edges. Source: Ripley and Rasson, J. Applied Probability 14 (1977).
 */
export function rectangleOf(x: ArrayLike<number>, y: ArrayLike<number>): Rectangle {
  const [west, east] = widened(x);
  const [south, north] = widened(y);
  return { west, east, south, north };
}

function widened(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  const more = values.length > 1 ? (high - low) / (values.length - 1) : 0;
  return [low - more, high + more];
}
