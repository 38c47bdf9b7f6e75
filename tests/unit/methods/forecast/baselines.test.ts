import { describe, expect, it } from "vitest";
import {
  drift,
  meanForecast,
  naive,
  sameSeasonMean,
  seasonalNaive,
} from "@/lib/methods/forecast/baselines";
import { MethodProblem } from "@/lib/methods/problem";

describe("baselines", () => {
  const history = [1, 2, 3, 5, 6, 7];

  it("repeats the last value, the mean and the line through the ends", () => {
    expect([...naive(history, 2)]).toEqual([7, 7]);
    expect([...meanForecast(history, 2)]).toEqual([4, 4]);
    expect([...meanForecast(history, 1, 3)]).toEqual([6]);
    expect([...drift([1, 9, 5], 2)]).toEqual([7, 9]);
  });

  it("repeats the last season, however far ahead", () => {
    expect([...seasonalNaive(history, 5, 3)]).toEqual([5, 6, 7, 5, 6]);
  });

  it("averages the same step over the seasons asked for", () => {
    expect([...sameSeasonMean(history, 3, 3)]).toEqual([3, 4, 5]);
    expect([...sameSeasonMean(history, 3, 3, 1)]).toEqual([5, 6, 7]);
    expect([...sameSeasonMean([4, 1, 2, 3], 3, 3)]).toEqual([1, 2, 3.5]);
  });

  it("asks for a whole season, for values, and for a season that is one", () => {
    expect(() => naive([], 1)).toThrow(MethodProblem);
    expect(() => drift([4], 1)).toThrow(/at least 2 steps/);
    expect(() => seasonalNaive([1, 2], 1, 3)).toThrow(/at least 3 steps/);
    expect(() => seasonalNaive([1, 2], 1, 0.5)).toThrow(MethodProblem);
    expect(() => naive([1, NaN], 1)).toThrow(/Step 2/);
  });
});
