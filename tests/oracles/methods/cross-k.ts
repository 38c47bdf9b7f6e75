import { crossK as ofPoints } from "@/lib/methods/spatial/relations/cross-k";
import type { Adapter } from "../case";
import { labelledInput, pairsOf } from "./labelled-input";

export const crossK: Adapter = {
  method: "cross-k",
  run(oracle, files) {
    const { points, types } = labelledInput(oracle, files);
    const { r, area } = oracle.parameters as { r: number[]; area: number };
    const { counts, pairs, k, lMinusR } = ofPoints(
      points,
      { radii: r, area, permutations: 0 },
      { seed: 1 },
    );
    return Object.fromEntries(
      pairsOf(types).map(({ name, a, b, at }) => {
        const of = (values: Float64Array) => [...values.slice(at * r.length, (at + 1) * r.length)];
        return [
          name,
          { nA: counts[a], nB: counts[b], orderedPairs: of(pairs), K: of(k), LminusR: of(lMinusR) },
        ];
      }),
    );
  },
};
