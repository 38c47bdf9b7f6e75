import type { MethodContext } from "../../method";
import { benjaminiHochberg } from "../../statistics/fdr";
import { twoSidedP } from "../../statistics/normal";
import { mannKendall } from "../../temporal/mann-kendall";
import { classifyEmerging, type EmergingClass } from "./classify";
import { cubeScores, type Cube } from "./cube";
import type { Weights } from "../weights";

export interface EmergingOptions {
  /** Slices before each that count as its neighbours too; 0 for each slice alone. */
  preceding: number;
  /** A bin is hot or cold when its adjusted p-value is at most this. */
  alpha: number;
}

/** Bins are laid out as the cube's counts, the rest has one entry a place. */
export interface Emerging {
  z: Float64Array;
  /** Two-sided, and adjusted for all bins of the cube by Benjamini and Hochberg. */
  pAdjusted: Float64Array;
  state: Int8Array;
  classes: (EmergingClass | null)[];
  /** Mann–Kendall of the z-values over time. */
  trendZ: Float64Array;
  trendP: Float64Array;
}

/**
 * Emerging hot spots: Gi* of each place in each slice of time, and a class for how that went on.
 * Refuses what `cubeScores` refuses.
 * Source: the classes of Esri's Emerging Hot Spot Analysis, as published.
 */
export function emergingHotSpots(
  cube: Cube,
  weights: Weights,
  { preceding, alpha }: EmergingOptions,
  { progress }: Pick<MethodContext, "progress"> = {},
): Emerging {
  const { places, slices } = cube;
  progress?.(null, "comparing places slice by slice");
  const z = cubeScores(cube, weights, { preceding });
  const pAdjusted = benjaminiHochberg(z.map(twoSidedP));
  const state = Int8Array.from(pAdjusted, (p, bin) => (p <= alpha ? Math.sign(z[bin]!) : 0));
  const [trendZ, trendP] = [new Float64Array(places), new Float64Array(places)];
  const classes = Array.from({ length: places }, (_, i) => {
    if (i % 256 === 0) progress?.(i / places, "looking for trends");
    const own = Int32Array.from({ length: slices }, (_, t) => t * places + i);
    const trend = mannKendall(Array.from(own, (bin) => z[bin]!));
    trendZ[i] = trend.z;
    trendP[i] = trend.p;
    return classifyEmerging(
      Array.from(own, (bin) => state[bin]!),
      trend,
    );
  });
  return { z, pAdjusted, state, classes, trendZ, trendP };
}
