import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { regularity, serviceTimes } from "@/lib/methods/queue/regularity";
import { drawNegativeBinomial, drawPoisson } from "@/lib/methods/statistics/draws";

/** 168 hours of 30 weeks. */
const weeks = (draw: (hour: number) => number) =>
  Array.from({ length: 168 }, (_, hour) => Array.from({ length: 30 }, () => draw(hour)));

describe("calls", () => {
  test("by chance at each hour's own rate are regular, bunched ones are not", () => {
    const by = chance(2);
    const usual = regularity(weeks((hour) => drawPoisson(1 + (hour % 24) / 6, by)))!;
    expect(usual.dispersion).toBeCloseTo(1, 1);
    expect(usual.p).toBeGreaterThan(0.01);
    const bunched = regularity(weeks(() => drawNegativeBinomial(3, 6, by)))!;
    // Variance of the drawn counts: mean + mean² / 6.
    expect(Math.abs(bunched.dispersion - 1.5)).toBeLessThan(0.1);
    expect(bunched.p).toBeLessThan(1e-6);
  });

  test("too few like hours say nothing", () => {
    expect(regularity([])).toBeNull();
    expect(regularity([[3], [0, 0, 0], []])).toBeNull();
    expect(() => regularity([[1, NaN]])).toThrow("0 or more");
  });
});

describe("times of calls", () => {
  test("exponential ones leave the formula's wait, steady ones halve it", () => {
    const by = chance(5);
    const drawn = Array.from({ length: 20_000 }, () => -40 * Math.log(1 - by.next()));
    const found = serviceTimes(drawn)!;
    expect(found.mean).toBeCloseTo(40, -1);
    expect(Math.abs(found.variation - 1)).toBeLessThan(0.03);
    expect(Math.abs(found.waitFactor - 1)).toBeLessThan(0.03);
    expect(found.median).toBeCloseTo(40 * Math.LN2, -1);
    expect(serviceTimes([20, 20, 20])).toMatchObject({ variation: 0, waitFactor: 0.5, most: 20 });
  });

  test("what is no time is left out", () => {
    expect(serviceTimes([NaN, -3, 0, 30, 9_999], 1_440)).toMatchObject({ count: 1, mean: 30 });
    expect(serviceTimes([0, NaN])).toBeNull();
  });
});
