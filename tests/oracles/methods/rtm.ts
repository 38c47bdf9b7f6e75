import { highestScore, riskTerrain, type RiskFactor } from "@/lib/methods/places/rtm";
import type { Adapter } from "../case";

export const rtmAdapter: Adapter = {
  method: "rtm",
  run({ input, parameters }, files) {
    if (!input.file) {
      const beta = input.beta as number[];
      return { rrv: beta.map(Math.exp), maxScore: highestScore(beta) };
    }
    const names = input.layers as string[];
    const count = String(input.count);
    const table = files.numbers(String(input.file), count, ...names);
    const family = /^neg/.test(String(parameters.family)) ? "negative binomial" : "poisson";
    const layers = names.map((name) => table[name]!);
    const found = riskTerrain(table[count]!, layers, { family });
    const selected = found.factors.map(({ layer }) => names[layer]);
    const by = (of: (factor: RiskFactor) => number) =>
      Object.fromEntries(found.factors.map((each) => [names[each.layer], of(each)]));
    return {
      selected,
      stepwiseSelected: selected,
      bic: found.bic,
      intercept: found.intercept,
      coef: by(({ coefficient }) => coefficient),
      se: by(({ error }) => error),
      rrv: by(({ rrv }) => rrv),
      maxScore: found.score.reduce((most, each) => Math.max(most, each), 0),
      scoreFirst10: [...found.score.slice(0, 10)],
    };
  },
};
