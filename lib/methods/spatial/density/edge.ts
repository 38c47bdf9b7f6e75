import { densityOnGrid, type CellGrid } from "./density";
import type { Kernel } from "./kernel";

/** Below this share of a kernel inside there is too little ground to correct for. */
const least = 0.05;

/** Standard deviations of a Gaussian that the share is summed over. */
const reach = 5;

/**
 * Share of the kernel around the centre of each cell that falls on ground inside, 0 to 1. `inside`
 * is the share of each cell's own ground that is, 0 or 1 most often. Summed over the cells: right to
 * about a hundredth where a bandwidth holds five cells.
 */
export function shareInside(
  inside: ArrayLike<number>,
  kernel: Kernel,
  grid: CellGrid,
): Float64Array {
  const { west, south, cell, columns, rows } = grid;
  const ground: { x: number[]; y: number[]; weight: number[] } = { x: [], y: [], weight: [] };
  for (let i = 0; i < columns * rows; i++) {
    if (!(inside[i]! > 0)) continue;
    ground.x.push(west + ((i % columns) + 0.5) * cell);
    ground.y.push(south + (Math.floor(i / columns) + 0.5) * cell);
    ground.weight.push(inside[i]!);
  }
  const whole = sumOver(kernel, cell);
  return densityOnGrid(ground, kernel, grid, { reach }).map((value) => Math.min(1, value / whole));
}

/** So many cells to a kernel's reach sum up to its integral, to all digits that count. */
const fine = 100;

/** What an endless plane of cells would give. */
function sumOver(kernel: Kernel, cell: number): number {
  const each = Math.ceil(((kernel.name === "quartic" ? 1 : reach) * kernel.bandwidth) / cell);
  if (each > fine) return 1 / (cell * cell);
  const side = 2 * each + 1;
  const grid = {
    west: -(side / 2) * cell,
    south: -(side / 2) * cell,
    cell,
    columns: side,
    rows: side,
  };
  return densityOnGrid({ x: [0], y: [0] }, kernel, grid, { reach }).reduce((a, b) => a + b, 0);
}

/**
 * The uniform correction: the density divided by the share of the kernel inside. NaN where that is
 * below a twentieth. Source: Diggle, Applied Statistics 34 (1985).
 */
export function correctUniformly(
  values: ArrayLike<number>,
  share: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(values, (value, i) => (share[i]! < least ? NaN : value / share[i]!));
}

/**
 * Diggle's correction: each point counts for more by the share of its own kernel that is lost, so that
 * the density sums up to the points. `shareAt` gives the share at a point.
 * Source: Jones, Statistics and Computing 3 (1993); Diggle, Handbook of Spatial Statistics (2010), 18.9.
 */
export const correctedWeights = (
  weight: ArrayLike<number>,
  shareAt: (point: number) => number,
): Float64Array => Float64Array.from(weight, (w, i) => w / Math.max(least, shareAt(i)));
