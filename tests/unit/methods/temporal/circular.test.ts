import { expect, test } from "vitest";
import { circular } from "@/lib/methods/temporal/circular";

test("the mean of 23 and 1 o'clock is midnight", () => {
  const { mean, resultant } = circular([23, 1]);
  expect(Math.min(mean!, 24 - mean!)).toBeCloseTo(0, 10);
  expect(resultant).toBeCloseTo(Math.cos(Math.PI / 12), 12);
});

test("all at one time is a certain direction without spread", () => {
  const { mean, variance, deviation, rayleigh } = circular(Array(20).fill(18.5));
  expect(mean).toBeCloseTo(18.5, 10);
  expect(variance).toBeCloseTo(0, 12);
  expect(deviation).toBeCloseTo(0, 5);
  expect(rayleigh.p).toBeLessThan(1e-8);
});

test("one time has no test to pass", () => {
  const { rayleigh, mean } = circular([7]);
  expect(mean).toBeCloseTo(7, 12);
  expect(rayleigh.p).toBeGreaterThan(0.4);
});

test("times that face each other point nowhere", () => {
  const { mean, deviation, rayleigh } = circular([3, 15, 9, 21]);
  expect([mean, deviation]).toEqual([null, null]);
  expect(rayleigh.p).toBeCloseTo(1, 12);
});

test("a time that occurs three times weighs three times", () => {
  const counted = circular([22, 1, 12], 24, [3, 1, 0]);
  expect(counted).toEqual(circular([22, 22, 22, 1]));
  expect(() => circular([3], 24, [0])).toThrow("no time");
  expect(() => circular([3, 4], 24, [1, -1])).toThrow("Time 2");
});

test("weekdays turn in seven", () => {
  expect(circular([6.5, 0.5], 7).mean! % 7).toBeCloseTo(0, 10);
});

test("no time, an unknown time and a clock that stands still are said in words", () => {
  expect(() => circular([])).toThrow("no time");
  expect(() => circular([1, NaN])).toThrow("Time 2 is not known.");
  expect(() => circular([1], 0)).toThrow("turn in 0");
});
