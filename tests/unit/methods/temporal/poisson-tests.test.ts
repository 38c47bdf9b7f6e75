import { expect, test } from "vitest";
import { binomialInterval, binomialProbability } from "@/lib/methods/statistics/binomial";
import { MethodProblem } from "@/lib/methods/problem";
import { cTest, eTest, poissonZ, rateRatio } from "@/lib/methods/temporal/poisson-tests";

const over = (count: number, exposure = 1) => ({ count, exposure });

// Expected values from SciPy (E-test) and R (binomial tests and intervals).
test("the E-test agrees over unequal exposures and large counts", () => {
  expect(eTest(over(20, 100), over(10, 120))).toBeCloseTo(0.02430534853146054, 9);
  expect(eTest(over(300, 52), over(240, 52))).toBeCloseTo(0.009805014927869823, 9);
  expect(eTest(over(60, 7), over(90, 14))).toBeCloseTo(0.0998545993597179, 9);
  expect(eTest(over(1, 7), over(30, 7)) / 1.1058187704370773e-8).toBeCloseTo(1, 6);
});

test("the E-test knows which is which no more than it should", () => {
  expect(eTest(over(3, 10), over(17, 25))).toBeCloseTo(eTest(over(17, 25), over(3, 10)), 12);
  expect(eTest(over(4, 10), over(8, 20))).toBe(1);
  expect(eTest(over(0), over(0))).toBe(1);
});

test("a hundred thousand cases are no more work than the chance about them", () => {
  const p = eTest(over(100_000), over(101_000));
  expect(p).toBeGreaterThan(0.024);
  expect(p).toBeLessThan(0.027);
});

test("the C-test is the exact binomial test on both sides", () => {
  expect(cTest(over(900, 0.45), over(1200, 0.55))).toBeCloseTo(0.0484226538646641, 10);
  expect(cTest(over(3, 2), over(47, 8))).toBeCloseTo(0.0119171355970179, 11);
  expect(cTest(over(5300), over(4700)) / 2.07603369592074e-9).toBeCloseTo(1, 7);
  expect(cTest(over(0), over(0))).toBe(1);
  expect(cTest(over(7), over(7))).toBe(1);
});

test("the ratio of two rates comes with its exact interval", () => {
  const found = rateRatio(over(20, 2), over(10, 3));
  expect(found.ratio).toBeCloseTo(3, 12);
  expect(found.low).toBeCloseTo(1.34026333557704, 9);
  expect(found.high).toBeCloseTo(7.17682866050715, 9);
  const none = rateRatio(over(0, 2), over(10, 3));
  expect([none.ratio, none.low]).toEqual([0, 0]);
  expect(none.high).toBeCloseTo(0.669188324387887, 9);
  expect(rateRatio(over(3), over(0))).toMatchObject({ ratio: null, high: Infinity });
  expect(rateRatio(over(0), over(0))).toEqual({ ratio: null, low: 0, high: Infinity });
});

test("the binomial distribution sums to one and has its exact interval", () => {
  let sum = 0;
  for (let k = 0; k <= 40; k++) sum += binomialProbability(k, 40, 0.3);
  expect(sum).toBeCloseTo(1, 13);
  const [low, high] = binomialInterval(3, 50);
  expect(low).toBeCloseTo(0.0125485878353341, 11);
  expect(high).toBeCloseTo(0.1654819466037729, 11);
  expect(binomialInterval(0, 5)[0]).toBe(0);
  expect(binomialInterval(5, 5)[1]).toBe(1);
});

test("the score of a count has no size where the count is the expected one", () => {
  expect(poissonZ(9, 9)).toBe(0);
  expect(poissonZ(0, 4)).toBe(-4);
});

test("rates, negative counts and no exposure are turned down in words", () => {
  expect(() => eTest(over(2.5), over(1))).toThrow(MethodProblem);
  expect(() => cTest(over(-1), over(1))).toThrow("-1 is not a count");
  expect(() => rateRatio(over(NaN), over(1))).toThrow(MethodProblem);
  expect(() => eTest(over(2, 0), over(1))).toThrow("covers 0");
});
