import { croston, tsb } from "@/lib/methods/forecast/croston";
import type { Adapter } from "../case";

/** A start in words is the one that the method takes by itself. */
const number = (value: unknown) => (typeof value === "number" ? value : undefined);

export const crostonAdapter: Adapter = {
  method: "croston",
  run({ input, parameters }) {
    const values = input.values as number[];
    const given = (parameters.tsb ?? {}) as Record<string, unknown>;
    return {
      ...croston(values, number(parameters.alpha)),
      tsb: tsb(values, {
        alpha: number(given.alpha),
        beta: number(given.beta),
        chance: number(given.p0),
        size: number(given.z0),
      }),
    };
  },
};
