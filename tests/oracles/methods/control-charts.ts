import { cusum, ewma } from "@/lib/methods/temporal/control-charts";
import type { Adapter } from "../case";

interface Given {
  mean: number;
  sd: number;
  cusum?: { k?: number; h?: number; unit?: string };
  ewma?: { lambda?: number; L?: number; start?: string | number };
}

export const controlChartsAdapter: Adapter = {
  method: "control-charts",
  run({ input, parameters }) {
    const values = (input.counts ?? input.values) as number[];
    const given = parameters as unknown as Given;
    const usual = { mean: given.mean, deviation: given.sd };
    const unit = given.cusum?.unit ?? "";
    const sums = cusum(values, {
      ...usual,
      reference: given.cusum?.k,
      decision: given.cusum?.h,
      reset: /reset/.test(unit) && !/no reset/.test(unit),
    });
    const { start } = given.ewma ?? {};
    const averages = ewma(values, {
      ...usual,
      weight: given.ewma?.lambda,
      limit: given.ewma?.L,
      start: typeof start === "number" ? start : /first/.test(start ?? "") ? values[0] : undefined,
    });
    return {
      cusumUpper: sums.upper,
      cusumLower: sums.lower,
      cusumAlarmUpIndex0: sums.up,
      cusumAlarmDownIndex0: sums.down,
      ewma: averages.average,
      ewmaUpper: averages.upper,
      ewmaLower: averages.lower,
      ewmaAlarmIndex0: averages.signals,
    };
  },
};
