import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from "@/lib/methods/statistics/fdr";
import type { Adapter } from "../case";

export const fdrAdapter: Adapter = {
  method: "fdr",
  run({ input }) {
    const p = (input.p as (number | null)[]).map((each) => each ?? NaN);
    return {
      benjaminiHochberg: Array.from(benjaminiHochberg(p)),
      benjaminiYekutieli: Array.from(benjaminiYekutieli(p)),
      bonferroni: Array.from(bonferroni(p)),
      holm: Array.from(holm(p)),
    };
  },
};
