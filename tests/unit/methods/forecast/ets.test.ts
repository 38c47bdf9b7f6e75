import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { chooseEts, fitEts } from "@/lib/methods/forecast/ets";
import { forecastEts } from "@/lib/methods/forecast/ets-forecast";
import { formsFor, formName, readForm } from "@/lib/methods/forecast/ets-form";
import { EtsLandscape, freeShares } from "@/lib/methods/forecast/ets-slope";
import { startingStates } from "@/lib/methods/forecast/ets-start";
import { gradient } from "@/lib/methods/statistics/derivatives";

const random = chance(5);
const season = [0.8, 1.1, 1.3, 0.8];
let level = 20;
const wandering = Float64Array.from({ length: 160 }, (_, t) => {
  const error = 0.03 * random.normal();
  const value = level * season[t % 4]! * (1 + error);
  level *= 1 + 0.3 * error;
  return value;
});

describe("exponential smoothing in all forms", () => {
  it("has 15 forms, 9 of them with errors that multiply, and no additive error beside factors", () => {
    expect(formsFor(true, true)).toHaveLength(15);
    expect(formsFor(false, true).map(formName)).toEqual([
      "ETS(A,N,N)",
      "ETS(A,N,A)",
      "ETS(A,A,N)",
      "ETS(A,A,A)",
      "ETS(A,Ad,N)",
      "ETS(A,Ad,A)",
    ]);
    expect(readForm("M,Ad,A")).toEqual({ error: "M", trend: "Ad", season: "A" });
    expect(() => readForm("ANM")).toThrow(/no form/);
  });

  it.each(formsFor(true, true).map((form) => [formName(form), form] as const))(
    "knows the slope of the likelihood of %s",
    (_, form) => {
      const values = wandering.map((each) => each / 20).subarray(0, 60);
      const landscape = new EtsLandscape(values, form, 4);
      const shares = freeShares(form, { alpha: 0.4, beta: 0.1, gamma: 0.2, phi: 0.9 });
      const at = Float64Array.from([...shares, ...startingStates(values, form, 4)]);
      const exact = landscape.slope(at);
      gradient(landscape.value, at).forEach((each, k) => {
        expect(Math.abs(exact[k]! - each)).toBeLessThan(1e-4 * (1 + Math.abs(each)));
      });
    },
  );

  it("finds the form and the share that made a series", () => {
    const fit = chooseEts(wandering, 4);
    expect(fit.form).toMatchObject({ error: "M", season: "M" });
    expect(fit.figures.alpha).toBeGreaterThan(0.15);
    expect(fit.figures.alpha).toBeLessThan(0.45);
    const { mean, spread } = forecastEts(fit, 8);
    expect(mean[2]! / mean[0]!).toBeCloseTo(1.3 / 0.8, 1);
    expect(spread[6]!).toBeGreaterThan(spread[2]!);
  });

  it("begins again near figures found before and ends at the same", () => {
    const form = readForm("MNM");
    const first = fitEts(wandering, form, 4);
    const again = fitEts(wandering, form, 4, first.figures);
    expect(again.logLikelihood).toBeCloseTo(first.logLikelihood, 2);
  });

  it.each([
    ["zeros", new Array<number>(30).fill(0), 0],
    ["a constant", new Array<number>(30).fill(7), 7],
    ["four values", [3, 4, 3, 4], 3.5],
  ])("answers for %s", (_, values, near) => {
    const { mean, spread } = forecastEts(chooseEts(values, 12), 3);
    for (const each of mean) expect(Math.abs(each - near)).toBeLessThan(1);
    for (const each of spread) expect(each).toBeGreaterThanOrEqual(0);
  });

  it("answers for one huge value among small ones", () => {
    const values = Array.from({ length: 40 }, (_, t) => (t === 20 ? 1e9 : 1 + (t % 3)));
    const { mean, spread } = forecastEts(chooseEts(values, 4), 3);
    expect([...mean, ...spread].every(Number.isFinite)).toBe(true);
  });

  it("says what is missing", () => {
    expect(() => chooseEts([1, 2, 3], 1)).toThrow(/at least 4 steps/);
    expect(() => chooseEts([1, 2, NaN, 3, 4], 1)).toThrow(/Step 3/);
    expect(() => fitEts([1, 2, 3, 4, 5, 6, 7, 8], readForm("AAA"), 4)).toThrow(/at least/);
    expect(() => fitEts([1, 2, 0, 4, 5, 6], readForm("MNN"))).toThrow(/above 0/);
  });
});
