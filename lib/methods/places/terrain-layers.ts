import { indexAreas, locate } from "../spatial/point-in-polygon";
import { sideOf } from "./ground";
import {
  densityLayer,
  lineLayer,
  proximityLayer,
  type FeatureLine,
  type FeaturePoints,
} from "./layers";
import type { PlaceGrid } from "./place-grid";
import type { PlacedFeatures } from "./placed-features";
import type { TerrainLayer } from "./terrain";

/** How a layer says where a feature is: within a distance, where most of it lies, or inside its areas. */
export type LayerKind = "proximity" | "density" | "inside";

export interface FeatureLayer extends TerrainLayer {
  name: string;
  kind: LayerKind;
  /** Metres; 0 for "inside". */
  distance: number;
  values: Uint8Array;
}

export interface LayerOptions {
  /** Metres. */
  distances: readonly number[];
  kinds: readonly LayerKind[];
}

/**
 * Every feature as layers of 0 and 1: near it and where it lies densest, for each distance. An area is
 * near from its inside on; a line is as dense as it is long, an area as it is large.
 */
export function terrainLayers(
  grid: PlaceGrid,
  features: readonly PlacedFeatures[],
  { distances, kinds }: LayerOptions,
): FeatureLayer[] {
  return features.flatMap((own, feature) => {
    const { name } = own;
    const inside = cellsInside(grid, own);
    const layers: FeatureLayer[] = [];
    if (kinds.includes("inside")) {
      layers.push({ feature, name, kind: "inside", distance: 0, values: inside });
    }
    const all = kinds.includes("density") ? asPoints(grid, own, inside) : null;
    for (const distance of distances) {
      if (kinds.includes("proximity")) {
        const values = nearLayer(grid, own, inside, distance);
        layers.push({ feature, name, kind: "proximity", distance, values });
      }
      if (all) {
        const values = densityLayer(grid.ground, all, distance);
        layers.push({ feature, name, kind: "density", distance, values });
      }
    }
    return layers;
  });
}

function nearLayer(
  { ground }: PlaceGrid,
  { points, lines, borders }: PlacedFeatures,
  inside: Uint8Array,
  distance: number,
): Uint8Array {
  const layer = proximityLayer(ground, points, distance);
  const along = lineLayer(ground, [...lines, ...borders], distance);
  return layer.map((each, i) => each | along[i]! | inside[i]!);
}

/** 1 in the cells whose middle lies in one of the areas. */
function cellsInside({ longitude, latitude }: PlaceGrid, { areas }: PlacedFeatures): Uint8Array {
  if (areas.count === 0) return new Uint8Array(longitude.length);
  const { area } = locate(indexAreas(areas), longitude, latitude);
  return Uint8Array.from(area, (which) => Number(which !== -1));
}

/** Points as they are, lines as points at even steps, areas as the cells inside them and a corner. */
function asPoints(
  { ground }: PlaceGrid,
  { points, lines, borders }: PlacedFeatures,
  inside: Uint8Array,
): FeaturePoints {
  const [x, y] = [[...points.x], [...points.y]];
  for (const line of lines) walk(line, sideOf(ground) / 2, x, y);
  inside.forEach((each, cell) => {
    if (each === 0) return;
    x.push(ground.x[cell]!);
    y.push(ground.y[cell]!);
  });
  for (const border of borders) {
    x.push(border[0]!);
    y.push(border[1]!);
  }
  return { x, y };
}

function walk(line: FeatureLine, step: number, x: number[], y: number[]): void {
  // Steps run on around corners, so that a line of many short parts is no denser.
  let ahead = step / 2;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [dx, dy] = [line[at + 2]! - line[at]!, line[at + 3]! - line[at + 1]!];
    const length = Math.hypot(dx, dy);
    while (ahead <= length && length > 0) {
      x.push(line[at]! + (ahead / length) * dx);
      y.push(line[at + 1]! + (ahead / length) * dy);
      ahead += step;
    }
    ahead -= length;
  }
}
