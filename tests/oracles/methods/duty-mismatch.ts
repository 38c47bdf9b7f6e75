import { dutyMismatch } from "@/lib/methods/patrol/mismatch";
import type { Adapter } from "../case";

export const dutyMismatchAdapter: Adapter = {
  method: "duty-mismatch",
  run({ input, parameters }) {
    const crimes = input.crimes as number[];
    const confidence = Number(/([\d.]+) ?%/.exec(String(parameters.ratio))?.[1] ?? 95) / 100;
    const limit = Number(/> ?([\d.]+)/.exec(String(parameters.flag))?.[1] ?? 1.5);
    const found = dutyMismatch(
      { crimes, hours: input.dutyHours as number[] },
      { confidence, limit },
    );
    return {
      ratio: [...found.ratio],
      [`interval${Math.round(confidence * 100)}`]: crimes.map((_, i) => [
        found.low[i],
        found.high[i],
      ]),
      hooverIndex: found.hoover,
      flagged0: crimes.flatMap((_, i) => (found.isUnder[i] ? [i] : [])),
    };
  },
};
