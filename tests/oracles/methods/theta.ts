import { theta } from "@/lib/methods/forecast/theta";
import type { Adapter } from "../case";

export const thetaAdapter: Adapter = {
  method: "theta",
  run({ input, parameters }) {
    const { mean, alpha } = theta(
      input.values as number[],
      Number(parameters.horizon),
      Number(parameters.period ?? 1),
    );
    return { forecast: mean, alpha };
  },
};
