import { hypercube } from "@/lib/methods/queue/hypercube";
import type { Adapter } from "../case";

/** "none: calls … are lost" or "FCFS, no calls lost": how those wait who do comes first. */
const lineOf = (queue: string) =>
  /^(?!\s*none\b).*(wait|fcfs|first.come|infinite)/i.test(queue) ? "waits" : "lost";

export const hypercubeAdapter: Adapter = {
  method: "hypercube",
  run({ input, parameters }) {
    const arrivals = input.arrivalPerHour as number[];
    const found = hypercube({
      arrivals,
      services: input.servicePerHour as number[],
      preference: input.preference0 as number[][],
      line: lineOf(String(parameters.queue ?? "none")),
    });
    const total = found.byUnit.reduce((sum, each) => sum + each, 0);
    return {
      busyFraction: [...found.busy],
      lossProbability: found.blocked,
      interZoneDispatchRates: Array.from(found.byUnit, (_, unit) =>
        Array.from(found.dispatches.subarray(unit * arrivals.length, (unit + 1) * arrivals.length)),
      ),
      dispatchShareByUnit: Array.from(found.byUnit, (each) => each / total),
    };
  },
};
