import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { kruskalWallis } from "@/lib/methods/statistics/kruskal-wallis";
import { fence } from "@/lib/methods/temporal/fence";
import { seasonality } from "@/lib/methods/temporal/seasonality";
import { robustTrend, seasonalTrend } from "@/lib/methods/temporal/theil-sen";

const line = Array.from({ length: 40 }, (_, t) => 10 + 2 * t);

test("a straight line has its slope and no doubt", () => {
  const { slope, low, high, intercept, p } = robustTrend(line);
  expect([slope, low, high, intercept]).toEqual([2, 2, 2, 10]);
  expect(p).toBeLessThan(1e-10);
});

test("a fifth of the steps gone wild hardly moves the slope", () => {
  const wild = line.map((value, t) => (t % 5 === 0 ? 900 - 20 * t : value));
  expect(Math.abs(robustTrend(wild).slope - 2)).toBeLessThan(0.5);
});

test("the interval holds the slope that made the series about as often as it says", () => {
  const { normal } = chance(2);
  let held = 0;
  for (let round = 0; round < 400; round++) {
    const { low, high } = robustTrend(Array.from({ length: 30 }, (_, t) => 0.3 * t + 4 * normal()));
    if (low <= 0.3 && high >= 0.3) held++;
  }
  expect(held / 400).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / 400));
  expect(held / 400).toBeLessThan(0.995);
});

test("a season does not disturb the trend of like months", () => {
  const values = Array.from({ length: 30 }, (_, t) => 5 + 0.5 * t + 40 * (t % 12));
  const { slope, p } = seasonalTrend(values, 12);
  expect(slope).toBeCloseTo(0.5, 12);
  expect(p).toBeLessThan(1e-3);
});

test("what never changes has no trend, no season and no doubt about it", () => {
  const flat = Array<number>(40).fill(6);
  expect(robustTrend(flat)).toEqual({ slope: 0, low: 0, high: 0, intercept: 6, p: 1 });
  const { strength, test: tested } = seasonality(flat, 12);
  expect([strength, tested.p]).toEqual([0, 1]);
});

test("a season is found where it is, and not in noise", () => {
  const { normal } = chance(6);
  const noise = Array.from({ length: 120 }, () => 3 * normal());
  const waves = noise.map((each, t) => 50 + 0.1 * t + each + 8 * Math.cos((2 * Math.PI * t) / 12));
  const found = seasonality(waves, 12);
  expect(found.strength).toBeGreaterThan(0.64);
  expect(found.test.p).toBeLessThan(1e-6);
  expect(found.shape.indexOf(Math.max(...found.shape))).toBe(0);
  expect(seasonality(noise, 12).test.p).toBeGreaterThan(0.01);
});

// Expected values from R.
test("the test of Kruskal and Wallis agrees, with and without ties", () => {
  const values = [2.9, 3, 2.5, 2.6, 3.2, 3.8, 2.7, 4, 2.4, 2.8, 3.4, 3.7, 2.2, 2, 2.9];
  const first = kruskalWallis(values, [1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3]);
  expect(first.h).toBeCloseTo(0.642397137746, 10);
  expect(first.p).toBeCloseTo(0.725279218813, 10);
  const tied = kruskalWallis([1, 2, 2, 3, 3, 3, 4, 5, 5, 6], [1, 1, 1, 2, 2, 2, 3, 3, 3, 3]);
  expect(tied.p).toBeCloseTo(0.0156016693865987, 12);
});

test("a fence stands about the middle half", () => {
  const { lower, upper, outside } = fence([1, 3, 4, 8, 20, 2]);
  expect([lower, upper, outside]).toEqual([-4.875, 14.125, [4]]);
  expect(fence([5, 5, 5, 5, 6]).outside).toEqual([4]);
});

test("too short a series is said in words", () => {
  expect(() => robustTrend([1, 2])).toThrow("A trend needs at least 3 steps");
  expect(() => seasonalTrend([1, 2, 3], 12)).toThrow("at least 25 steps");
  expect(() => seasonality([1, 2, NaN, 4, 5], 2)).toThrow("Step 3 of the series has no value.");
  expect(() => fence([1, 2, 3])).toThrow("needs at least 4 steps");
});
