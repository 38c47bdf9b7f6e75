import { expect, test } from "vitest";
import { bfgs } from "@/lib/methods/statistics/bfgs";
import {
  cholesky,
  choleskyInverseDiagonal,
  choleskySolve,
} from "@/lib/methods/statistics/cholesky";
import { gradient, hessian } from "@/lib/methods/statistics/derivatives";

const valley = ([x, y]: Float64Array) => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2;

test("BFGS follows a bent valley to its lowest point", () => {
  const { at, value, converged } = bfgs(valley, [-1.2, 1]);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
  expect(value).toBeLessThan(1e-9);
  expect(converged).toBe(true);
});

test("BFGS keeps out of where a function is not defined", () => {
  const walled = ([x]: Float64Array) => (x! > 0 ? x! - Math.log(x!) : NaN);
  expect(bfgs(walled, [9]).at[0]).toBeCloseTo(1, 4);
  const flat = bfgs(() => 3, [2, 5]);
  expect([...flat.at]).toEqual([2, 5]);
  expect(bfgs(() => 7, []).value).toBe(7);
  expect(bfgs(valley, [-1.2, 1], { steps: 3 }).converged).toBe(false);
});

test("differences find slopes and bends", () => {
  const at = Float64Array.of(1, 2);
  const curved = ([x, y]: Float64Array) => x! ** 3 + 2 * x! * y! + 5 * y! ** 2;
  const slope = gradient(curved, at);
  expect(slope[0]).toBeCloseTo(7, 6);
  expect(slope[1]).toBeCloseTo(22, 6);
  const bend = hessian(curved, at, Float64Array.of(0.01, 0.01));
  [6, 2, 2, 10].forEach((each, k) => expect(bend[k]).toBeCloseTo(each, 5));
});

test("a Cholesky triangle solves, inverts, and turns down what is not positive", () => {
  const lower = cholesky([4, 2, 2, 3], 2)!;
  const solved = choleskySolve(lower, [8, 8]);
  [1, 2].forEach((each, k) => expect(solved[k]).toBeCloseTo(each, 12));
  expect(choleskyInverseDiagonal(lower, 2)[0]).toBeCloseTo(3 / 8, 12);
  expect(cholesky([1, 2, 2, 1], 2)).toBeNull();
  expect(cholesky([1, 1, 1, 1], 2)).toBeNull();
  expect(cholesky([NaN], 1)).toBeNull();
});
