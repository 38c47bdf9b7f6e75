import {
  densityOnGrid,
  type CellGrid,
  type WeightedPoints,
} from "@/lib/methods/spatial/density/density";
import {
  correctedWeights,
  correctUniformly,
  shareInside,
} from "@/lib/methods/spatial/density/edge";
import { cellAt } from "@/lib/methods/spatial/density/grid";
import type { Kernel } from "@/lib/methods/spatial/density/kernel";
import type { DensityParams } from "./params";

/** Standard deviations after which a Gaussian is left out: 1.5e-8 of its height. */
export const gaussianReach = 6;

const perKm2 = 1e6;

/** Density per km² on all cells, corrected at the edge where that is asked for. `inside` is the share of each cell's ground. */
export function surfaceOf(
  points: WeightedPoints & { x: Float64Array; y: Float64Array; weight: Float64Array },
  kernel: Kernel,
  grid: CellGrid,
  edge: { how: DensityParams["edge"]; inside: Float64Array | null },
  onProgress?: (fraction: number) => void,
): Float64Array {
  const options = { reach: gaussianReach, ...(onProgress ? { onProgress } : {}) };
  const share = edge.how !== "none" && edge.inside ? shareInside(edge.inside, kernel, grid) : null;
  const weight =
    share && edge.how === "diggle"
      ? correctedWeights(points.weight, (i) => shareAt(share, grid, points.x[i]!, points.y[i]!))
      : points.weight;
  const plain = densityOnGrid({ ...points, weight }, kernel, grid, options);
  const values = share && edge.how === "uniform" ? correctUniformly(plain, share) : plain;
  return values.map((value) => value * perKm2);
}

const shareAt = (share: Float64Array, grid: CellGrid, x: number, y: number) => {
  const cell = cellAt(grid, x, y);
  return cell === -1 ? 1 : share[cell]!;
};
