import { twoSidedP } from "../../statistics/normal";
import { finitePoints } from "./centre";
import { placesOf } from "./clusters";
import type { MethodContext } from "../../method";
import { indexPoints } from "../point-index";
import { MethodProblem } from "../../problem";

export interface NearestNeighbour {
  n: number;
  /** Mean distance to the nearest other point, and what it would be were points spread by chance. */
  meanDistance: number;
  expectedDistance: number;
  /** Observed by expected: below 1 clustered, above 1 spaced out. */
  ratio: number;
  z: number;
  /** Two-sided. */
  p: number;
  /** Mean distance to the 1st, 2nd, 3rd … nearest other point, as many as there are. */
  meanKthDistance: number[];
  /** Points that share their place with another. */
  stacked: number;
}

interface NearestNeighbourOptions {
  /** Ground on which the points could lie, in the square of their unit. */
  area: number;
  /** How many orders of neighbours are measured. */
  orders?: number;
  /** Of the standard error; programs print it with more or fewer digits. */
  errorFactor?: number;
}

/** √((4 − π) / 4π), to the digits that Clark and Evans print. */
const printedFactor = 0.26136;

/**
 * Nearest-neighbour index of points against complete spatial randomness on ground of the given
 * area, without a correction of the edges: near them true neighbours are missed, and the index
 * comes out somewhat large. The result hangs on the area. Throws MethodProblem for fewer than two
 * points and for an area that is not above 0.
 * Source: Clark and Evans, Distance to nearest neighbor, Ecology 35 (1954).
 */
export function nearestNeighbour(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { area, orders = 5, errorFactor = printedFactor }: NearestNeighbourOptions,
  context?: Pick<MethodContext, "progress">,
): NearestNeighbour {
  const points = finitePoints(x, y);
  const n = points.x.length;
  if (n < 2) {
    throw new MethodProblem(
      `A distance to the nearest neighbour needs at least two points; there ${n === 1 ? "is 1" : `are ${n}`}.`,
    );
  }
  if (!(area > 0) || !Number.isFinite(area)) {
    throw new MethodProblem(
      "The study area has no extent, so no distance can be expected of chance.",
      "Choose a table of areas as the boundary.",
    );
  }
  const most = Math.max(1, Math.min(orders, n - 1));
  const sums = new Float64Array(most);
  const places = placesOf([points.x, points.y]);
  const [placeX, placeY] = places.columns as [Float64Array, Float64Array];
  const index = indexPoints(placeX, placeY);
  let stacked = 0;
  places.weight.forEach((here, place) => {
    if (place % 16_384 === 0) context?.progress?.(place / placeX.length, "measuring distances");
    if (here > 1) stacked += here;
    // The others at the same place are the nearest; then those of the places around, as many as lie there.
    let order = here - 1;
    if (order >= most) return;
    index.nearest(
      placeX[place]!,
      placeY[place]!,
      most - order,
      (other, squared) => {
        const distance = here * Math.sqrt(squared);
        const end = Math.min(most, order + places.weight[other]!);
        while (order < end) sums[order++]! += distance;
      },
      place,
    );
  });
  const meanKthDistance = Array.from(sums, (sum) => sum / n);
  const meanDistance = meanKthDistance[0]!;
  const expectedDistance = 0.5 / Math.sqrt(n / area);
  const z = (meanDistance - expectedDistance) / (errorFactor / Math.sqrt((n * n) / area));
  return {
    n,
    meanDistance,
    expectedDistance,
    ratio: meanDistance / expectedDistance,
    z,
    p: twoSidedP(z),
    meanKthDistance,
    stacked,
  };
}
