import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { mstl } from "@/lib/methods/temporal/mstl";
import { stl, strength } from "@/lib/methods/temporal/stl";

const months = Array.from({ length: 96 }, (_, t) => t);
const wave = (t: number) => 12 * Math.sin((2 * Math.PI * t) / 12);

test("a straight line and a wave come apart as they went together", () => {
  const { season, trend, remainder } = stl(
    months.map((t) => 50 + 0.5 * t + wave(t)),
    { period: 12 },
  );
  for (const t of months) {
    // Two rounds leave a little of the wave in the ends of the trend.
    const near = t < 12 || t >= 84 ? 0.4 : 0.1;
    expect(Math.abs(season[t]! - wave(t))).toBeLessThan(0.4);
    expect(Math.abs(trend[t]! - 50 - 0.5 * t)).toBeLessThan(near);
  }
  expect(strength(season, remainder)).toBeGreaterThan(0.999);
  expect(strength(trend, remainder)).toBeGreaterThan(0.999);
});

test("the parts add up to the series", () => {
  const { normal } = chance(3);
  const values = months.map((t) => 30 + wave(t) + 4 * normal());
  const { season, trend, remainder } = stl(values, { period: 12, seasonWindow: 7 });
  values.forEach((value, t) =>
    expect(season[t]! + trend[t]! + remainder[t]!).toBeCloseTo(value, 10),
  );
});

test("one wild month moves a robust season by nothing, and is given no weight", () => {
  const values = months.map((t) => 50 + wave(t) + (t % 5) / 10 + (t === 40 ? 400 : 0));
  const plain = stl(values, { period: 12 });
  const robust = stl(values, { period: 12, robust: true });
  expect(Math.abs(plain.season[40]! - wave(40))).toBeGreaterThan(20);
  expect(Math.abs(robust.season[40]! - wave(40))).toBeLessThan(1);
  expect(robust.weights[40]).toBe(0);
  expect(robust.weights[10]).toBeGreaterThan(0.5);
});

test("noise has hardly a season, and what never changes has none", () => {
  const { normal } = chance(8);
  const noise = stl(
    months.map(() => normal()),
    { period: 12 },
  );
  expect(strength(noise.season, noise.remainder)).toBeLessThan(0.5);
  const flat = stl(
    months.map(() => 4),
    { period: 12, robust: true },
  );
  expect([...flat.season, ...flat.remainder].every((each) => Math.abs(each) < 1e-9)).toBe(true);
  expect(strength(new Float64Array(9), new Float64Array(9))).toBe(0);
});

test("a series may be given as integers of its own kind", () => {
  const counts = Uint16Array.from(months, (t) => 20 + (t % 12));
  expect(stl(counts, { period: 12 }).season[11]).toBeCloseTo(5.5, 1);
});

test("days of a week and of a month come apart", () => {
  const days = Array.from({ length: 420 }, (_, t) => t);
  const week = (t: number) => [0, 0, 0, 0, 0, 7, -7][t % 7]!;
  const month = (t: number) => 5 * Math.cos((2 * Math.PI * t) / 30);
  const found = mstl(
    days.map((t) => 100 + week(t) + month(t)),
    { periods: [30, 7, 365] },
  );
  expect(found.tooLong).toEqual([365]);
  expect(found.seasons.map(({ period }) => period)).toEqual([7, 30]);
  expect(found.seasons[0]!.values[208]).toBeCloseTo(week(208), 0);
  expect(found.seasons[1]!.values[210]).toBeCloseTo(5, 0);
});

test("too short, no season and a missing month are said in words", () => {
  expect(() => stl(months.slice(0, 24), { period: 12 })).toThrow(
    "A season of 12 steps needs at least 25 steps of time, and the series has 24.",
  );
  expect(() => stl(months, { period: 1 })).toThrow("A season of 1 steps is none.");
  expect(() => stl([...months, NaN], { period: 12 })).toThrow(
    "Step 97 of the series has no value.",
  );
  expect(() => mstl(months, { periods: [52] })).toThrow("no season of 52 fits in twice");
  expect(() => mstl([], { periods: [7] })).toThrow("needs at least 1");
});
