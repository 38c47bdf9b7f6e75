import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { glm } from "@/lib/methods/statistics/glm";
import {
  scatteredAtLeast,
  scatteredAtMost,
  scatteredQuantile,
} from "@/lib/methods/statistics/negative-binomial";
import {
  farrington,
  farringtonFlexible,
  farringtonNoufaily,
  farringtonOriginal,
  farringtonWatch,
} from "@/lib/methods/temporal/farrington";
import { referencesOf } from "@/lib/methods/temporal/farrington-windows";
import { fitLevels, roomFor } from "@/lib/methods/temporal/level-fit";

function poissonSeries(seed: number, steps: number, mean: (step: number) => number): number[] {
  const { next } = chance(seed);
  return Array.from({ length: steps }, (_, step) => {
    const limit = Math.exp(-mean(step));
    let count = 0;
    for (let p = next(); p > limit; p *= next()) count++;
    return count;
  });
}

const seasonal = (step: number) => 8 * (1 + 0.4 * Math.sin((2 * Math.PI * step) / 52));
const presets = [farringtonOriginal, farringtonFlexible, farringtonNoufaily];

describe("the steps that a step is compared with", () => {
  test("are the windows of past years", () => {
    const found = referencesOf(110, { ...farringtonOriginal, years: 2, halfWindow: 1 })!;
    expect([...found.steps]).toEqual([5, 6, 7, 57, 58, 59]);
  });

  test("are with parts all since the first window, less those just before", () => {
    const options = { ...farringtonNoufaily, period: 12, years: 2, halfWindow: 1, parts: 4 };
    const found = referencesOf(30, { ...options, leaveOut: 3 })!;
    expect([...found.steps]).toEqual(Array.from({ length: 22 }, (_, i) => i + 5));
    const year = [...[0, 0, 0], ...[1, 1, 1], ...[2, 2, 2], ...[3, 3, 3]];
    expect([...found.parts]).toEqual([...year, ...year.slice(0, 10)]);
  });

  test("are none when the series does not reach back", () => {
    expect(referencesOf(100, { ...farringtonOriginal, years: 2 })).toBeNull();
    expect(referencesOf(103, { ...farringtonNoufaily, years: 2 })).toBeNull();
  });
});

test("the fit of levels and a trend is the one that a regression finds", () => {
  const counts = poissonSeries(3, 120, (step) => 4 + step / 20);
  const steps = Int32Array.from({ length: 120 }, (_, step) => step);
  const parts = Uint8Array.from(steps, (step) => Math.floor(step / 4) % 3);
  const weights = Float64Array.from(steps, (step) => 0.5 + (step % 5) / 4);
  const room = { ...roomFor({ steps, parts }), weights };
  const fit = fitLevels(counts, { steps, parts }, 3, room, true)!;
  const levels = [0, 1, 2].map((part) => [...parts].map((each) => Number(each === part)));
  const full = glm(counts, [...levels, steps], { family: "poisson", weights });
  expect(fit.trend!.slope).toBeCloseTo(full.coefficients[3]!, 7);
  expect(Math.sqrt(fit.trend!.variance)).toBeCloseTo(full.errors[3]!, 7);
  expect(fit.dispersion).toBeCloseTo(full.dispersion, 6);
  expect(fit.freedom).toBe(full.freedom);
  for (const step of [0, 50, 119]) {
    expect(room.means[step]).toBeCloseTo(full.fitted[step]!, 5);
    expect(room.leverage[step]).toBeCloseTo(full.leverage[step]!, 6);
  }
});

test.each(presets)("an outbreak is an alarm, and the quiet weeks before are not", (options) => {
  const counts = poissonSeries(7, 312, seasonal);
  const mean = Math.round(seasonal(311));
  counts[311] = mean;
  const watch = farringtonWatch(options);
  const quiet = watch(counts, 311)!;
  expect(quiet.alarm).toBe(false);
  expect(Math.abs(quiet.expected / mean - 1)).toBeLessThan(0.3);
  counts[311] = 4 * mean;
  const loud = watch(counts, 311)!;
  expect(loud.alarm).toBe(true);
  expect(loud.p).toBeLessThan(1e-4);
  expect(loud.expected).toBe(quiet.expected);
});

test("false alarms of the method of 2013 are about as rare as alpha says", () => {
  const watch = farringtonWatch(farringtonNoufaily);
  let alarms = 0;
  for (let seed = 0; seed < 600; seed++) {
    if (watch(poissonSeries(seed, 312, seasonal), 311)!.alarm) alarms++;
  }
  // Four standard errors about what discreteness leaves of 1 in 100.
  expect(alarms).toBeLessThan(600 * 0.01 + 4 * Math.sqrt(6));
});

test("a past outbreak raises the bound less when it is weighed down", () => {
  const counts = poissonSeries(11, 312, seasonal);
  for (const step of [258, 259, 260]) counts[step] = 80;
  const plain = farringtonWatch({ ...farringtonOriginal, reweightAbove: null })(counts, 311)!;
  const weighed = farringtonWatch(farringtonOriginal)(counts, 311)!;
  expect(weighed.upper).toBeLessThan(0.7 * plain.upper);
});

test("a rare offence alarms by five cases in four weeks, not by one", () => {
  const counts = Array<number>(312).fill(0);
  for (const options of presets) {
    const watch = farringtonWatch(options);
    counts[311] = 1;
    expect(watch(counts, 311)).toMatchObject({
      expected: 0,
      upper: 0,
      enough: false,
      alarm: false,
    });
    counts[311] = 5;
    expect(watch(counts, 311)).toMatchObject({ p: 0, enough: true, alarm: true });
  }
});

test("no figure is NaN, whatever was counted", () => {
  const odd = [
    Array.from({ length: 312 }, (_, step) => Number(step === 259)),
    Array.from({ length: 312 }, (_, step) => (step < 300 ? 0 : 1000)),
    Array<number>(312).fill(7),
    Array.from({ length: 312 }, (_, step) => 2 ** Math.floor(step / 26)),
  ];
  for (const options of presets) {
    for (const counts of odd) {
      for (const each of farrington(counts, options, 262)) {
        const { expected, upper, p, dispersion, trend } = each!;
        expect([expected, upper, p, dispersion, trend].every(Number.isFinite)).toBe(true);
      }
    }
  }
});

test("too short, no counts and impossible windows are said in words", () => {
  expect(() => farrington([1, 2, 3], farringtonOriginal)).toThrow(
    "A comparison with 5 past years needs at least 258 steps of time, and the series has 3.",
  );
  expect(() => farrington(Array(300).fill(0.5), farringtonOriginal)).toThrow("not a count");
  expect(() => farringtonWatch({ ...farringtonOriginal, alpha: 0 })).toThrow("between 0 and 1");
  expect(() => farringtonWatch({ ...farringtonOriginal, halfWindow: 30 })).toThrow("compare with");
  const months = { ...farringtonNoufaily, period: 12 };
  expect(() => farringtonWatch(months)(Array(100).fill(3), 99)).toThrow("cannot be cut");
});

// Expected values from R.
test("the negative binomial distribution agrees", () => {
  const of = { mean: 4, dispersion: 2.5 };
  expect(scatteredAtMost(7, of)).toBeCloseTo(0.869351024659861, 11);
  expect(scatteredAtLeast(15, of)).toBeCloseTo(0.00831027880571892, 12);
  expect([0.01, 0.5, 0.99, 0.9999].map((p) => scatteredQuantile(p, of))).toEqual([0, 3, 14, 25]);
  expect(scatteredQuantile(0.99, { mean: 3000, dispersion: 1.2 })).toBe(3141);
  expect(scatteredQuantile(0.99, { mean: 0.05, dispersion: 4 })).toBe(2);
  expect(scatteredQuantile(0.99, { mean: 0, dispersion: 4 })).toBe(0);
  expect(scatteredQuantile(0.99, { mean: 3, dispersion: 1 })).toBe(8);
});
