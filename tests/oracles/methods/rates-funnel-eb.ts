import { rates } from "@/lib/methods/spatial/distribution/rates";
import { wilsonInterval } from "@/lib/methods/statistics/binomial";
import type { Adapter } from "../case";

/** Below this a share is zero but for rounding, which the reference's formula leaves. */
const zero = 1e-15;

export const ratesAdapter: Adapter = {
  method: "rates-funnel-eb",
  run({ input }) {
    const counts = input.counts as number[];
    const population = input.population as number[];
    const found = rates(counts, population);
    const ratioOf = (rate: number) => rate / found.overall;
    return {
      overallRate: found.overall,
      A: found.variance,
      ebRate: found.smoothed,
      smr: found.ratio,
      smrExact95: counts.map((_, i) => [ratioOf(found.low[i]!), ratioOf(found.high[i]!)]),
      wilson95: counts.map((count, i) => wilsonInterval(count, population[i]!)),
    };
  },
  check: {
    wilson95(actual, expected, { tolerance }) {
      const [got, wanted] = [[actual].flat(2) as number[][], [expected].flat(1) as number[][]];
      const sizes = wanted.flat().map((value, i) => {
        const away = Math.abs(got.flat()[i]! - value);
        return away <= zero ? 0 : away / Math.abs(value * Number(tolerance.rel ?? 0));
      });
      return sizes.some(Number.isNaN) ? Infinity : Math.max(...sizes);
    },
  },
};
