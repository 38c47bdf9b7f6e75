import { erlangWait, fewestUnits, type Calls } from "@/lib/methods/queue/erlang";
import type { Adapter } from "../case";

interface SystemCase extends Calls {
  units: number;
  thresholdMinutes: number;
}

interface StaffingCase extends Calls {
  thresholdMinutes: number;
  maxProbability: number;
}

export const erlangAdapter: Adapter = {
  method: "erlang",
  run({ input }) {
    const systems = (input.systems ?? []) as SystemCase[];
    const staffing = (input.staffing ?? []) as StaffingCase[];
    return {
      systems: systems.map((each) => {
        const { load, utilisation, loss, waits, meanWaitMinutes, meanQueue, late } =
          erlangWait(each);
        return {
          ...{ offeredLoad: load, utilisation, erlangB: loss },
          ...{ probWait: waits, meanWaitMinutes, meanQueue, probWaitLongerThanT: late },
        };
      }),
      minUnits: staffing.map(({ maxProbability, ...calls }) =>
        fewestUnits({ ...calls, mostLate: maxProbability }),
      ),
    };
  },
};
