import { checkKernel, heightOf, valueAt, type Kernel } from "./kernel";
import { MethodProblem } from "../../problem";

/** Places in metres, and what stands at each: 1 where no weights are given. */
export interface WeightedPoints {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  weight?: ArrayLike<number> | undefined;
}

/** Squares in metres; row 0 is the southern one. A figure of a cell is that at its centre. */
export interface CellGrid {
  west: number;
  south: number;
  /** Side of a square. */
  cell: number;
  columns: number;
  rows: number;
}

export interface DensityOptions {
  /** Bandwidths after which a Gaussian is left out; without it none is. At 6 it is 1.5e-8 of its height. */
  reach?: number;
  onProgress?: (fraction: number) => void;
}

/** Points between two reports of progress. */
const stretch = 16_384;

/**
 * Kernel density λ(s) = Σ wᵢ·k(|s − xᵢ|) at places, every point looked at for each of them.
 * Per square unit of the coordinates: times 10⁶ for km² when they are metres. Points with a
 * coordinate or weight that is not finite count nothing. Throws MethodProblem for a bandwidth that
 * is no length and for negative weights.
 * Source: Silverman, Density Estimation for Statistics and Data Analysis (1986), chapter 4.
 */
export function densityAt(
  points: WeightedPoints,
  kernel: Kernel,
  atX: ArrayLike<number>,
  atY: ArrayLike<number>,
): Float64Array {
  checkKernel(kernel);
  const { x, y, weight } = usable(points);
  return Float64Array.from({ length: atX.length }, (_, at) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const [dx, dy] = [atX[at]! - x[i]!, atY[at]! - y[i]!];
      sum += weight[i]! * valueAt(kernel, dx * dx + dy * dy);
    }
    return sum;
  });
}

/**
 * Kernel density at the centres of all cells, row after row from the south-west; figures and errors
 * as those of densityAt. Exact: every point is added to the cells in its reach. Takes time with the
 * points times the cells within a bandwidth.
 */
export function densityOnGrid(
  points: WeightedPoints,
  kernel: Kernel,
  grid: CellGrid,
  { reach = Infinity, onProgress }: DensityOptions = {},
): Float64Array {
  checkKernel(kernel);
  const known = usable(points);
  const values = new Float64Array(grid.columns * grid.rows);
  const add = kernel.name === "quartic" ? quartic : gaussian(reach);
  for (let from = 0; from < known.x.length; from += stretch) {
    onProgress?.(from / known.x.length);
    add(known, kernel.bandwidth, grid, values, from, Math.min(known.x.length, from + stretch));
  }
  const height = heightOf(kernel);
  for (let i = 0; i < values.length; i++) values[i]! *= height;
  return values;
}

interface Usable {
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
}

type Add = (
  points: Usable,
  bandwidth: number,
  grid: CellGrid,
  values: Float64Array,
  from: number,
  to: number,
) => void;

/** Columns (or rows) whose centres are at most `far` from a place. */
const first = (at: number, far: number, start: number, cell: number) =>
  Math.max(0, Math.ceil((at - far - start) / cell - 0.5));
const last = (at: number, far: number, start: number, cell: number, count: number) =>
  Math.min(count - 1, Math.floor((at + far - start) / cell - 0.5));

const quartic: Add = ({ x, y, weight }, h, grid, values, from, to) => {
  const { west, south, cell, columns, rows } = grid;
  const scale = 1 / (h * h);
  for (let i = from; i < to; i++) {
    const top = last(y[i]!, h, south, cell, rows);
    for (let row = first(y[i]!, h, south, cell); row <= top; row++) {
      const dy = south + (row + 0.5) * cell - y[i]!;
      const half = Math.sqrt(Math.max(0, h * h - dy * dy));
      const right = last(x[i]!, half, west, cell, columns);
      for (let column = first(x[i]!, half, west, cell); column <= right; column++) {
        const dx = west + (column + 0.5) * cell - x[i]!;
        const rest = 1 - (dx * dx + dy * dy) * scale;
        values[row * columns + column]! += weight[i]! * rest * rest;
      }
    }
  }
};

/** A Gaussian of two axes is the product of one of each. */
const gaussian = (reach: number): Add => {
  let across = new Float64Array(0);
  return ({ x, y, weight }, h, grid, values, from, to) => {
    const { west, south, cell, columns, rows } = grid;
    const scale = -0.5 / (h * h);
    if (across.length < columns) across = new Float64Array(columns);
    for (let i = from; i < to; i++) {
      const left = first(x[i]!, reach * h, west, cell);
      const right = last(x[i]!, reach * h, west, cell, columns);
      for (let column = left; column <= right; column++) {
        const dx = west + (column + 0.5) * cell - x[i]!;
        across[column] = Math.exp(dx * dx * scale);
      }
      const top = last(y[i]!, reach * h, south, cell, rows);
      for (let row = first(y[i]!, reach * h, south, cell); row <= top; row++) {
        const dy = south + (row + 0.5) * cell - y[i]!;
        const up = weight[i]! * Math.exp(dy * dy * scale);
        for (let column = left; column <= right; column++) {
          values[row * columns + column]! += up * across[column]!;
        }
      }
    }
  };
};

function usable({ x, y, weight }: WeightedPoints): Usable {
  const kept: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const w = weight ? weight[i]! : 1;
    if (w < 0) {
      throw new MethodProblem(
        `A weight is ${w}: a density has no place for less than nothing.`,
        "Choose a column whose values are 0 or more.",
      );
    }
    if (Number.isFinite(x[i]!) && Number.isFinite(y[i]!) && Number.isFinite(w)) kept.push(i);
  }
  const pick = (values: ArrayLike<number>) => Float64Array.from(kept, (i) => values[i]!);
  return {
    x: pick(x),
    y: pick(y),
    weight: weight ? pick(weight) : new Float64Array(kept.length).fill(1),
  };
}
