import type { Box } from "./polygons";
import { MethodProblem } from "../problem";
import { toMetres, type Zone } from "./projection";

/**
 * The way from degrees to metres of a zone as polynomials, for where only arithmetic is at hand (SQL).
 * With u = (longitude − centre.x) / half.x and v likewise, both from −1 to 1 inside the box, the
 * easting is the sum over i and j of x[i][j] · u^i · v^j.
 */
export interface PlaneSeries {
  centre: { x: number; y: number };
  half: { x: number; y: number };
  x: number[][];
  y: number[][];
}

/** Farthest that the polynomials may be from the projection, metres. */
const tolerance = 0.01;

/** Polynomials of a box in degrees, at most 1 cm off; a MethodProblem where the box is too wide for that. */
export function planeSeries(zone: Zone, box: Box): PlaneSeries {
  const centre = { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 };
  // A box without width still needs a unit.
  const half = {
    x: Math.max((box.east - box.west) / 2, 1e-6),
    y: Math.max((box.north - box.south) / 2, 1e-6),
  };
  for (let degree = 3; degree <= 12; degree++) {
    const series = fit(zone, centre, half, degree);
    if (worst(zone, series) <= tolerance) return series;
  }
  throw new MethodProblem("The ground is too wide for one plane.", "Take a smaller area.");
}

type Pair = PlaneSeries["centre"];

/** Interpolates at the nodes of Chebyshev, one axis after the other. */
function fit(zone: Zone, centre: Pair, half: Pair, degree: number): PlaneSeries {
  const nodes = chebyshevNodes(degree);
  const metres = nodes.map((u) =>
    toMetres(
      zone,
      nodes.map(() => centre.x + half.x * u),
      nodes.map((v) => centre.y + half.y * v),
    ),
  );
  const powers = powersOfInterpolation(nodes);
  const coefficients = (axis: "x" | "y") =>
    powers.map((ofU) =>
      powers.map((ofV) => {
        let sum = 0;
        ofU.forEach((a, k) => ofV.forEach((b, l) => (sum += a * b * metres[k]![axis][l]!)));
        return sum;
      }),
    );
  return { centre, half, x: coefficients("x"), y: coefficients("y") };
}

const chebyshevNodes = (degree: number) =>
  Array.from({ length: degree + 1 }, (_, k) => Math.cos((Math.PI * (k + 0.5)) / (degree + 1)));

/** Row i has what each node's value adds to the coefficient of the power i. */
function powersOfInterpolation(nodes: readonly number[]): number[][] {
  const rows = nodes.map(() => nodes.map(() => 0));
  nodes.forEach((node, k) => {
    let product = [1];
    nodes.forEach((other, l) => {
      if (l === k) return;
      const scale = 1 / (node - other);
      const next = Array.from({ length: product.length + 1 }, () => 0);
      product.forEach((value, power) => {
        next[power]! -= value * other * scale;
        next[power + 1]! += value * scale;
      });
      product = next;
    });
    product.forEach((value, power) => (rows[power]![k] = value));
  });
  return rows;
}

/** Easting and northing by the polynomials, of a place in u and v. */
export function evaluate({ x, y }: PlaneSeries, u: number, v: number): Pair {
  const horner = (rows: number[][]) =>
    rows.reduceRight(
      (sum, row) => sum * u + row.reduceRight((inner, each) => inner * v + each, 0),
      0,
    );
  return { x: horner(x), y: horner(y) };
}

/** Largest distance from the projection on a lattice that is not that of the nodes. */
function worst(zone: Zone, series: PlaneSeries): number {
  const { centre, half } = series;
  const steps = Array.from({ length: 9 }, (_, i) => i / 4 - 1);
  let most = 0;
  for (const u of steps) {
    for (const v of steps) {
      const exact = toMetres(zone, [centre.x + half.x * u], [centre.y + half.y * v]);
      const found = evaluate(series, u, v);
      most = Math.max(most, Math.hypot(found.x - exact.x[0]!, found.y - exact.y[0]!));
    }
  }
  return most;
}
