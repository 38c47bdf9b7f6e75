import { expect, test } from "vitest";
import { fisherGreater, fisherLess } from "@/lib/methods/statistics/fisher";
import { incompleteBeta } from "@/lib/methods/statistics/beta";
import { studentTwoSidedP } from "@/lib/methods/statistics/student";

test("Fisher's lady tasting tea: 3 of 4 right has a chance of 17 in 70", () => {
  expect(fisherGreater(3, 1, 1, 3)).toBeCloseTo(17 / 70, 14);
  expect(fisherGreater(4, 0, 0, 4)).toBeCloseTo(1 / 70, 14);
});

test("both tails share the table itself and nothing else", () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const own = (choose(10, 3) * choose(20, 7)) / choose(30, 10);
  expect(fisherGreater(3, 7, 7, 13) + fisherLess(3, 7, 7, 13)).toBeCloseTo(1 + own, 12);
});

test("a table that cannot be otherwise has a chance of one", () => {
  expect(fisherGreater(5, 0, 0, 0)).toBe(1);
  expect(fisherGreater(0, 3, 4, 2)).toBe(1);
  expect(fisherGreater(0, 0, 0, 0)).toBe(1);
});

test("counts of millions keep their digits far out in the tail", () => {
  // The same sum in 60 decimal digits.
  const p = fisherGreater(1200, 48_800, 38_800, 1_911_200);
  expect(Math.abs(p / 1.811966355285304e-10 - 1)).toBeLessThan(1e-7);
});

test("the incomplete beta function agrees with what is known in closed form", () => {
  for (const x of [0.01, 0.3, 0.5, 0.9, 0.999]) {
    expect(incompleteBeta(x, 1, 3)).toBeCloseTo(1 - (1 - x) ** 3, 13);
    expect(incompleteBeta(x, 2, 1)).toBeCloseTo(x * x, 13);
    expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  }
});

test("Student's t has the percentiles of its tables", () => {
  expect(studentTwoSidedP(12.7062, 1)).toBeCloseTo(0.05, 5);
  expect(studentTwoSidedP(2.228139, 10)).toBeCloseTo(0.05, 6);
  expect(studentTwoSidedP(-3.169273, 10)).toBeCloseTo(0.01, 6);
  expect(studentTwoSidedP(0, 5)).toBe(1);
});
