import { features, featureKinds, type FeatureKind } from "./features";
import { cityGrid, trueIntensity, type CityGrid } from "./intensity";
import { lineLayer, proximityLayer } from "@/lib/methods/places/layers";
import type { Layer } from "@/lib/methods/places/rtm";
import { glm } from "@/lib/methods/statistics/glm";

/** Types whose places are those of features, as `offences.ts` and `features.ts` have it. */
export const driven = [
  { head: "CASES OF HURT", by: ["wine shop"] },
  { head: "THEFT", by: ["bus stop", "ATM", "market yard"] },
  { head: "MOTOR VEHICLE ACCIDENTS FATAL", by: ["road without lamps", "main road"] },
] as const satisfies readonly { head: string; by: readonly FeatureKind[] }[];

/** This kind stands anywhere: no type goes with it. */
export const decoy = "school" satisfies FeatureKind;

/** The squares and the distance, metres, for which the figures below hold. */
export const near = { side: 250, metres: 250 } as const;

export interface DriverTruth {
  head: string;
  /** Planted. */
  by: readonly FeatureKind[];
  kinds: readonly {
    kind: FeatureKind;
    /** Mean true intensity of cells with the feature near over that of the others. */
    ratio: number;
    /** Logarithm of the same, all other kinds held equal: Poisson regression of the true intensity. */
    coefficient: number;
  }[];
}

/** For each kind, in the order of `featureKinds`, 1 in the cells with one of them near. */
export const featureLayers = (grid: CityGrid, metres: number): Layer[] =>
  featureKinds.map((kind) => {
    const own = features.filter((each) => each.kind === kind);
    const points = own.flatMap(({ shape, points }) => (shape === "point" ? points : []));
    const lines = own.filter(({ shape }) => shape !== "point").map(({ points }) => points.flat());
    return lines.length > 0
      ? lineLayer(grid, lines, metres)
      : proximityLayer(grid, { x: points.map(([x]) => x), y: points.map(([, y]) => y) }, metres);
  });

/** What risk terrain should find: in the intensity that is true, not in the incidents that were drawn. */
export function driverTruths(rows: number): DriverTruth[] {
  const grid = cityGrid(near.side);
  const layers = featureLayers(grid, near.metres);
  return driven.map(({ head, by }) => ({
    head,
    by,
    kinds: driversOf(trueIntensity(head, grid, rows), layers),
  }));
}

/** How figures of the cells go with each kind of feature. */
export function driversOf(intensity: Float64Array, layers: readonly Layer[]): DriverTruth["kinds"] {
  const constant = new Float64Array(intensity.length).fill(1);
  const { coefficients } = glm(intensity, [constant, ...layers], { family: "poisson" });
  return featureKinds.map((kind, i) => ({
    kind,
    ratio: meanWhere(intensity, layers[i]!, 1) / meanWhere(intensity, layers[i]!, 0),
    coefficient: coefficients[i + 1]!,
  }));
}

function meanWhere(values: Float64Array, layer: Layer, wanted: 0 | 1): number {
  const own = values.filter((_, i) => layer[i] === wanted);
  return own.reduce((sum, each) => sum + each, 0) / own.length;
}
