import { mannKendall, senSlope } from "@/lib/methods/temporal/mann-kendall";
import type { Adapter } from "../case";

export const mannKendallAdapter: Adapter = {
  method: "mann-kendall",
  run({ input }) {
    const values = input.values as number[];
    const { s, variance, tauB, z, p } = mannKendall(values);
    return { S: s, varianceS: variance, tauB, z, pTwoSided: p, senSlope: senSlope(values) };
  },
};
