import {
  crpsEnsemble,
  crpsNegativeBinomial,
  crpsNormal,
  crpsPoisson,
  intervalScore,
  pinball,
} from "@/lib/methods/forecast/crps";
import type { Adapter } from "../case";

interface Input {
  normal?: { mean: number; sd: number; y: number }[];
  poisson?: { lambda_: number; y: number }[];
  negbin?: { mu: number; size: number; y: number }[];
  ensemble?: { members: number[]; y: number }[];
  quantiles?: { levels: number[]; values: number[]; y: number }[];
}

export const crpsAdapter: Adapter = {
  method: "crps",
  run({ input }) {
    const { normal, poisson, negbin, ensemble, quantiles } = input as Input;
    return {
      normal: normal?.map(({ y, mean, sd }) => crpsNormal(y, mean, sd)),
      poisson: poisson?.map(({ y, lambda_ }) => crpsPoisson(y, lambda_)),
      negbin: negbin?.map(({ y, mu, size }) => crpsNegativeBinomial(y, mu, size)),
      ensemble: ensemble?.map(({ y, members }) => crpsEnsemble(y, members)),
      pinball: quantiles?.map(({ y, levels, values }) =>
        levels.map((level, i) => pinball(y, level, values[i]!)),
      ),
      intervalScore: quantiles?.map(({ y, levels, values }) =>
        intervalScore(y, values[0]!, values.at(-1)!, 1 - (levels.at(-1)! - levels[0]!)),
      ),
    };
  },
};
