import { normalTail } from "@/lib/methods/statistics/normal";
import { ears } from "@/lib/methods/temporal/ears";
import type { Adapter } from "../case";

export const earsAdapter: Adapter = {
  method: "ears",
  run({ input, parameters }) {
    const counts = input.counts as number[];
    const given = parameters as Record<string, number | undefined>;
    const { z, minSigma, c3Threshold, c3Alpha, baseline } = given;
    const alpha = given.alpha ?? (z === undefined ? undefined : normalTail(z));
    const found = ears(counts, {
      baseline,
      alpha,
      leastDeviation: minSigma,
      c3Threshold,
      c3Alpha,
    });
    const from = given.testFromIndex0 ?? 0;
    const to = given.testToIndex0 ?? counts.length - 1;
    const tested = (values: Float64Array) => values.subarray(from, to + 1);
    const alarmsOf = (alarm: Uint8Array) =>
      [...alarm.keys()].filter((t) => alarm[t] === 1 && t >= from && t <= to);
    const bounds = ({ upper, alarm }: { upper: Float64Array; alarm: Uint8Array }) => ({
      upper: tested(upper),
      alarmsIndex0: alarmsOf(alarm),
    });
    return {
      C1: bounds(found.c1),
      C2: bounds(found.c2),
      surveillanceC3: bounds(found.c3Bound),
      c2Statistic: tested(found.c2.statistic),
      C3: { statistic: tested(found.c3.statistic), alarmsIndex0: alarmsOf(found.c3.alarm) },
    };
  },
};
