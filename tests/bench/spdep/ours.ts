import { chance } from "@/lib/methods/chance";
import { conditionalPermutation } from "@/lib/methods/spatial/clusters/conditional-permutation";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { rowStandardised } from "@/lib/methods/spatial/weights";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";

export const side = 100;

/** Counts of 10,000 cells, row after row: more in the middle, many of 0. */
export function counts(): number[] {
  const by = chance(1);
  return Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [(i % side) - side / 2, Math.floor(i / side) - side / 2];
    return Math.floor(4 * Math.exp(by.normal() - (x * x + y * y) / side ** 2));
  });
}

/** Milliseconds, the better of three runs; neighbours are not counted in. */
export function measure(): { gi: number; moran: number } {
  const values = counts();
  const at = values.map((_, i) => i);
  const weights = latticeWeights(
    at.map((i) => i % side),
    at.map((i) => Math.floor(i / side)),
    "queen",
  );
  const mean = rowStandardised(weights);
  const best = (work: () => unknown) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const started = performance.now();
        work();
        return performance.now() - started;
      }),
    );
  return {
    gi: best(() => getisOrd(values, weights, { statistic: "GiStar" })),
    moran: best(() => {
      localMoran(values, mean);
      conditionalPermutation(values, mean, { permutations: 999 }, { seed: 1 });
    }),
  };
}
