import { describe, expect, test } from "vitest";
import {
  partialSpearman,
  pearson,
  ranks,
  spearman,
} from "@/lib/methods/statistics/rank-correlation";

/** Examples of R: iq against hours of television. */
const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

describe("rank correlation", () => {
  test("ties share the mean of their ranks", () => {
    expect([...ranks([30, 10, 20, 10, 10])]).toEqual([5, 2, 4, 2, 2]);
    expect([...ranks([])]).toEqual([]);
  });

  test("Spearman's rho of the textbook is -29/165", () => {
    const { rho, p, freedom } = spearman(iq, hours);
    expect(rho).toBeCloseTo(-29 / 165, 14);
    expect(freedom).toBe(8);
    expect(p).toBeCloseTo(0.6272, 3);
  });

  test("any order-keeping change of scale leaves it as it is", () => {
    expect(
      spearman(
        iq.map((value) => Math.exp(value / 10)),
        hours,
      ).rho,
    ).toBeCloseTo(-29 / 165, 14);
  });

  test("the partial correlation is that of the formula for one given list", () => {
    const third = [3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5];
    const [xy, xz, yz] = [
      spearman(iq, hours).rho,
      spearman(iq, third).rho,
      spearman(hours, third).rho,
    ];
    const wanted = (xy - xz * yz) / Math.sqrt((1 - xz ** 2) * (1 - yz ** 2));
    const { rho, freedom } = partialSpearman(iq, hours, [third]);
    expect(rho).toBeCloseTo(wanted, 12);
    expect(freedom).toBe(7);
  });

  test("what only follows a third thing has no partial correlation with it", () => {
    const third = Array.from({ length: 40 }, (_, i) => i);
    const one = third.map((value, i) => value + (i % 2 ? 3 : -3));
    const other = third.map((value, i) => value + (i % 4 < 2 ? 3 : -3));
    expect(spearman(one, other).p).toBeLessThan(1e-6);
    expect(partialSpearman(one, other, [third]).p).toBeGreaterThan(0.1);
  });

  test("a list that does not vary has no correlation, and a p of one", () => {
    for (const { rho, p } of [
      spearman([1, 1, 1, 1], [1, 2, 3, 4]),
      spearman([], []),
      spearman([1], [2]),
    ]) {
      expect(rho).toBeNaN();
      expect(p).toBe(1);
    }
    expect(partialSpearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], [[1, 2, 3, 4, 5]]).rho).toBeNaN();
    expect(pearson([2, 2], [1, 5])).toBeNaN();
  });
});
