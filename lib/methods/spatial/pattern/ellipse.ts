import { finitePoints, meanCentre, type Place } from "./centre";
import { MethodProblem } from "../../problem";

/**
 * How the axes follow from the sums of squares along them. Programs differ, and an ellipse is not
 * comparable without its scaling: `crimeStat` √(2 SS / (n − 2)), `arcgisClassic` √(SS / n),
 * `sqrt2OverN` √(2 SS / n).
 */
export const ellipseScalings = ["crimeStat", "arcgisClassic", "sqrt2OverN"] as const;
export type EllipseScaling = (typeof ellipseScalings)[number];

/** An ellipse around the mean centre. */
export interface Ellipse {
  /** Half the axis along the turned x axis and along the turned y axis. */
  sx: number;
  sy: number;
  /** The longer and the shorter of both. */
  majorAxis: number;
  minorAxis: number;
  area: number;
}

export interface DeviationalEllipse {
  n: number;
  centre: Place;
  /** Turn of the y axis clockwise, degrees, above −90 and at most 90. */
  thetaDegrees: number;
  /** Direction of the longer axis, degrees clockwise from north, at least 0 and below 180. */
  bearingDegrees: number;
  sumSquaresX: number;
  sumSquaresY: number;
  scalings: Record<EllipseScaling, Ellipse>;
}

/**
 * Standard deviational ellipse of points: where they lie, how far they spread, in which direction.
 * Axes in the unit of the points. Identical points have axes of 0. Throws MethodProblem for fewer
 * than three points.
 * Source: Yuill, The standard deviational ellipse, Geografiska Annaler 53 (1971); CrimeStat manual, chapter 4.
 */
export function deviationalEllipse(x: ArrayLike<number>, y: ArrayLike<number>): DeviationalEllipse {
  const points = finitePoints(x, y);
  const n = points.x.length;
  if (n < 3) {
    throw new MethodProblem(
      `An ellipse needs at least three points; there ${n === 1 ? "is 1" : `are ${n}`}.`,
      "Take a longer period or more types of crime.",
    );
  }
  const centre = meanCentre(points.x, points.y);
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const dx = points.x[i]! - centre.x;
    const dy = points.y[i]! - centre.y;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const theta = turn(xx - yy, xy);
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const cross = 2 * xy * sine * cosine;
  const along = {
    x: Math.max(0, xx * cosine ** 2 - cross + yy * sine ** 2),
    y: Math.max(0, xx * sine ** 2 + cross + yy * cosine ** 2),
  };
  const degrees = (theta * 180) / Math.PI;
  const scaled = (factor: number) => axes(along.x * factor, along.y * factor);
  return {
    n,
    centre,
    thetaDegrees: degrees,
    bearingDegrees: (degrees + (along.y >= along.x ? 180 : 90)) % 180,
    sumSquaresX: along.x,
    sumSquaresY: along.y,
    scalings: {
      crimeStat: scaled(2 / (n - 2)),
      arcgisClassic: scaled(1 / n),
      sqrt2OverN: scaled(2 / n),
    },
  };
}

/** tan θ = (A + √(A² + 4B²)) / 2B, written so that nothing cancels when A is below 0. */
function turn(a: number, b: number): number {
  const root = Math.hypot(a, 2 * b);
  if (root === 0) return 0;
  if (b === 0) return a > 0 ? Math.PI / 2 : 0;
  return Math.atan(a >= 0 ? (a + root) / (2 * b) : (2 * b) / (root - a));
}

function axes(squareX: number, squareY: number): Ellipse {
  const [sx, sy] = [Math.sqrt(squareX), Math.sqrt(squareY)];
  return {
    sx,
    sy,
    majorAxis: Math.max(sx, sy),
    minorAxis: Math.min(sx, sy),
    area: Math.PI * sx * sy,
  };
}

/** The ellipse as a ring of corners, counter-clockwise, unit as given. */
export function ellipseRing(
  { centre, bearingDegrees }: Pick<DeviationalEllipse, "centre" | "bearingDegrees">,
  { majorAxis, minorAxis }: Ellipse,
  corners = 72,
): [number, number][] {
  const bearing = (bearingDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(bearing), Math.cos(bearing)];
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const [long, short] = [majorAxis * Math.cos(angle), -minorAxis * Math.sin(angle)];
    return [centre.x + long * sine + short * cosine, centre.y + long * cosine - short * sine];
  });
}
