import { describe, expect, test } from "vitest";
import * as methods from "@/lib/methods";
import { MethodProblem } from "@/lib/methods/problem";

const steps = (count: number, of: (step: number) => number) =>
  Float64Array.from({ length: count }, (_, step) => of(step));

/** Series that leave a method nothing, or next to nothing, to work with. */
const series: Record<string, Float64Array> = {
  "no step": steps(0, () => 0),
  "one step": steps(1, () => 4),
  "two steps": steps(2, (step) => step),
  "a constant": steps(60, () => 7),
  zeros: steps(60, () => 0),
  "one case in years": steps(60, (step) => Number(step === 41)),
  "a case at the end": steps(60, (step) => Number(step === 59)),
  "one wild step": steps(60, (step) => (step === 30 ? 1e9 : 3)),
  "ever more": steps(60, (step) => Math.round(1.3 ** step)),
  "a gap": steps(60, (step) => (step === 20 ? NaN : 5)),
  infinity: steps(60, (step) => (step === 20 ? Infinity : 5)),
  "shares of a case": steps(60, (step) => step / 7),
  "negative values": steps(60, (step) => -step),
};

const months = { period: 12, years: 4, halfWindow: 1 };
const usual = { mean: 5, deviation: 2 };

const runs: Record<string, (values: Float64Array) => unknown> = {
  STL: (values) => methods.stl(values, { period: 12 }),
  "robust STL": (values) => methods.stl(values, { period: 12, seasonWindow: 7, robust: true }),
  MSTL: (values) => methods.mstl(values, { periods: [4, 12] }),
  seasonality: (values) => methods.seasonality(values, 12),
  trend: (values) => methods.robustTrend(values),
  "trend beside a season": (values) => methods.seasonalTrend(values, 12),
  "breaks of a mean": (values) => methods.meanBreaks(values, { minSegment: 5 }).starts,
  "breaks of counts": (values) => methods.poissonBreaks(values),
  fence: (values) => methods.fence(values),
  CUSUM: (values) => methods.cusum(values, usual),
  EWMA: (values) => methods.ewma(values, usual),
  "Poisson CUSUM": (values) => methods.poissonCusum(values, { usual: 2, raised: 4 }),
  "EARS past its baseline": (values) => {
    const { c1, c3, c3Bound } = methods.ears(values, { leastDeviation: 0.5 });
    return [c1.upper, c3.statistic, c3Bound.upper].map((each) => each.slice(11));
  },
  Farrington: (values) =>
    methods.farrington(values, { ...methods.farringtonOriginal, ...months }, 50),
  Noufaily: (values) =>
    methods.farrington(
      values,
      { ...methods.farringtonNoufaily, ...months, parts: 4, leaveOut: 6 },
      50,
    ),
  circular: (values) => methods.circular(values),
  aoristic: (values) => methods.aoristic(values, values),
};

/** Every number in an answer, at any depth. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return value && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

describe.each(Object.entries(runs))("%s", (_, run) => {
  test.each(Object.entries(series))("of %s is finite, or refused in words", (_, values) => {
    let found: unknown;
    try {
      found = run(values);
    } catch (problem) {
      expect(problem).toBeInstanceOf(MethodProblem);
      return;
    }
    expect(numbersIn(found).filter((each) => !Number.isFinite(each))).toEqual([]);
  });
});
