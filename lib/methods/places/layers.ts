import { MethodProblem } from "../problem";
import { sideOf, type Ground } from "./ground";

/** Features of the ground: shops, stops, lamps. */
export interface FeaturePoints {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Corners of one line, or of the border of an area: x, y, x, y … */
export type FeatureLine = ArrayLike<number>;

/** 1 in the cells whose centre is at most `distance` from a feature. Features without a place count nowhere. */
export function proximityLayer(
  ground: Ground,
  { x, y }: FeaturePoints,
  distance: number,
): Uint8Array {
  checkLength(distance);
  const layer = new Uint8Array(ground.x.length);
  for (let i = 0; i < x.length; i++) mark(ground, layer, x[i]!, y[i]!, distance);
  return layer;
}

/**
 * The same for lines such as roads and the borders of areas, walked along in steps of a quarter of a
 * cell: a cell may be missed by less than a hundredth of its side where the distance is a cell's.
 */
export function lineLayer(
  ground: Ground,
  lines: readonly FeatureLine[],
  distance: number,
): Uint8Array {
  checkLength(distance);
  const layer = new Uint8Array(ground.x.length);
  const step = sideOf(ground) / 4;
  for (const line of lines) {
    for (let at = 0; at + 3 < line.length; at += 2) {
      const [dx, dy] = [line[at + 2]! - line[at]!, line[at + 3]! - line[at + 1]!];
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step));
      for (let part = 0; part <= steps; part++) {
        const share = part / steps;
        mark(ground, layer, line[at]! + share * dx, line[at + 1]! + share * dy, distance);
      }
    }
  }
  return layer;
}

/**
 * 1 in the cells where features lie densest: a quartic density of the radius `reach` above its mean
 * by two standard deviations, both over all cells.
 * Source: Caplan, Kennedy and Piza, Risk Terrain Modeling Diagnostics Utility User Manual (2013).
 */
export function densityLayer(ground: Ground, { x, y }: FeaturePoints, reach: number): Uint8Array {
  checkLength(reach);
  const cells = ground.x.length;
  const density = new Float64Array(cells);
  for (let i = 0; i < x.length; i++) {
    ground.near.within(x[i]!, y[i]!, reach, (cell, squared) => {
      density[cell]! += (1 - squared / (reach * reach)) ** 2;
    });
  }
  const mean = density.reduce((sum, each) => sum + each, 0) / cells;
  const squares = density.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const limit = mean + 2 * Math.sqrt(squares / cells);
  return Uint8Array.from(density, (each) => Number(each > limit));
}

function mark(ground: Ground, layer: Uint8Array, x: number, y: number, distance: number) {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  ground.near.within(x, y, distance, (cell) => {
    layer[cell] = 1;
  });
}

function checkLength(length: number): void {
  if (length > 0 && Number.isFinite(length)) return;
  throw new MethodProblem(
    `The distance is ${length}; it must be a length above 0.`,
    "One or two blocks, 100 to 300 m, suit most features.",
  );
}
