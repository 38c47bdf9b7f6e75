import { finitePoints, type Place } from "./centre";
import { convexHull } from "../hull";
import { MethodProblem } from "../../problem";

export interface Circle {
  centre: Place;
  radius: number;
}

/**
 * The smallest circle that holds all points: most often of interest for a series of one offender.
 * Throws MethodProblem when there is no point.
 * Source: Welzl, Smallest enclosing disks (1991), on the corners of the convex hull.
 */
export function enclosingCircle(x: ArrayLike<number>, y: ArrayLike<number>): Circle {
  const points = finitePoints(x, y);
  if (points.x.length === 0) throw new MethodProblem("There is no usable point.");
  const corners = convexHull(points.x, points.y);
  const hull = corners.length > 0 ? corners : [[points.x[0]!, points.y[0]!] as const];
  let found: Circle = { centre: at(hull[0]!), radius: 0 };
  hull.forEach((a, i) => {
    if (holds(found, a)) return;
    found = { centre: at(a), radius: 0 };
    hull.slice(0, i).forEach((b, j) => {
      if (holds(found, b)) return;
      found = ofTwo(a, b);
      for (const c of hull.slice(0, j)) if (!holds(found, c)) found = ofThree(a, b, c);
    });
  });
  return found;
}

type Corner = readonly [number, number];

const at = ([x, y]: Corner): Place => ({ x, y });

const holds = ({ centre, radius }: Circle, [x, y]: Corner) =>
  Math.hypot(x - centre.x, y - centre.y) <= radius * (1 + 1e-12);

const ofTwo = (a: Corner, b: Corner): Circle => ({
  centre: { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 },
  radius: Math.hypot(a[0] - b[0], a[1] - b[1]) / 2,
});

/** Through three points that are not in one line, as corners of a hull never are. */
function ofThree(a: Corner, b: Corner, c: Corner): Circle {
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const twice = 2 * (bx * cy - by * cx);
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  const x = (cy * b2 - by * c2) / twice;
  const y = (bx * c2 - cx * b2) / twice;
  return { centre: { x: a[0] + x, y: a[1] + y }, radius: Math.hypot(x, y) };
}
