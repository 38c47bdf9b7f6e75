import { describe, expect, test } from "vitest";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from "@/lib/methods/statistics/fdr";
import { normalCdf, normalQuantile, normalTail, twoSidedP } from "@/lib/methods/statistics/normal";

describe("p-values adjusted for many tests", () => {
  test("no test gives no answer, one test stays as it is", () => {
    for (const adjust of [benjaminiHochberg, benjaminiYekutieli, bonferroni, holm]) {
      expect([...adjust([])]).toEqual([]);
      expect([...adjust([0.03])]).toEqual([0.03]);
    }
  });

  test("a test that was not made stays unknown and does not count", () => {
    expect([...benjaminiHochberg([0.01, NaN, 0.04])]).toEqual([0.02, NaN, 0.04]);
    expect([...bonferroni([0.01, NaN, 0.04])]).toEqual([0.02, NaN, 0.08]);
  });

  test("a larger p-value never ends below a smaller one", () => {
    const p = Array.from({ length: 300 }, (_, i) => ((i * 7919) % 997) / 997);
    const adjusted = benjaminiHochberg(p);
    const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!);
    order
      .slice(1)
      .forEach((i, at) => expect(adjusted[i]!).toBeGreaterThanOrEqual(adjusted[order[at]!]!));
    p.forEach((value, i) => expect(adjusted[i]!).toBeGreaterThanOrEqual(value));
  });
});

describe("the normal distribution", () => {
  test("tails are exact far out and near the middle", () => {
    const close = (value: number, expected: number) =>
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12);
    close(normalTail(1), 0.15865525393145707);
    close(normalTail(2.4999), 0.006211418374944587);
    close(normalTail(2.5), 0.006209665325776132);
    close(normalTail(5), 2.866515718791933e-7);
    close(normalTail(10), 7.61985302416047e-24);
    close(normalCdf(-37), 5.7255712225239266e-300);
    expect(normalTail(0)).toBe(0.5);
    expect(twoSidedP(0)).toBe(1);
    expect(normalTail(Infinity)).toBe(0);
    expect(normalTail(NaN)).toBeNaN();
  });

  test("the quantile undoes the distribution function", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    for (const p of [1e-200, 1e-9, 0.01, 0.3, 0.5, 0.77, 0.999]) {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
    }
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
