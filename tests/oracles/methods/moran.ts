import {
  conditionalPermutation,
  pseudoP,
} from "@/lib/methods/spatial/clusters/conditional-permutation";
import { geary } from "@/lib/methods/spatial/clusters/geary";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { moran, moranPermutationP } from "@/lib/methods/spatial/clusters/moran";
import type { Adapter } from "../case";
import { permutationP } from "../compare";
import { placesOfCase } from "./getis-ord";

const permutations = 999;
const seed = 1;
const near = permutationP(permutations, 0.003);

export const moranAdapter: Adapter = {
  method: "moran",
  run(oracle) {
    const { values, weights } = placesOfCase(oracle);
    const { statistic, expectation, randomisation, normality } = moran(values, weights);
    const c = geary(values, weights);
    const local = localMoran(values, weights);
    const permuted = conditionalPermutation(values, weights, { permutations }, { seed });
    // The reference counts a tie on one side only: "r = # permuted >= observed".
    const folds = String(oracle.parameters.permutation).includes("min(r, P-r)");
    const below = permuted.atLeast.map((r) => permutations - r);
    return {
      I: statistic,
      expectation,
      varianceRandomisation: randomisation.variance,
      zRandomisation: randomisation.z,
      pGreaterRandomisation: randomisation.pGreater,
      varianceNormality: normality.variance,
      zNormality: normality.z,
      pGreaterNormality: normality.pGreater,
      gearyC: c.statistic,
      gearyVarianceRandomisation: c.randomisation.variance,
      gearyVarianceNormality: c.normality.variance,
      localI: Array.from(local.statistic),
      quadrant: local.quadrant,
      pseudoPLocal: Array.from(pseudoP(folds ? { ...permuted, atMost: below } : permuted)),
      pseudoPGlobalGreater: moranPermutationP(values, weights, { permutations }, { seed }),
    };
  },
  check: { pseudoPLocal: near, pseudoPGlobalGreater: near },
};
