import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { allocate } from "@/lib/methods/patrol/allocate";

const worth = (weight: number[], effect: number[], units: ArrayLike<number>) =>
  weight.reduce((sum, w, i) => sum + w * (1 - Math.exp(-effect[i]! * units[i]!)), 0);

/** Every way to give at most `left` units to places from `at` on. */
function* ways(most: number[], left: number, at = 0): Generator<number[]> {
  if (at === most.length) return yield [];
  for (let count = 0; count <= Math.min(most[at]!, left); count++)
    for (const rest of ways(most, left - count, at + 1)) yield [count, ...rest];
}

describe("marginal allocation", () => {
  test("is worth what the best of all ways is worth", () => {
    const by = chance(7);
    for (let run = 0; run < 30; run++) {
      const weight = Array.from({ length: 4 }, () => Math.floor(by.next() * 10));
      const effect = weight.map(() => by.next());
      const least = weight.map(() => by.below(2));
      const most = weight.map((_, i) => least[i]! + by.below(4));
      const units = least.reduce((sum, count) => sum + count, 0) + by.below(6);
      let best = 0;
      for (const way of ways(most, units)) {
        if (way.every((count, i) => count >= least[i]!))
          best = Math.max(best, worth(weight, effect, way));
      }
      const plan = allocate({ weight, effect, least, most, units });
      expect(plan.objective).toBeCloseTo(best, 9);
      expect(worth(weight, effect, plan.units)).toBeCloseTo(best, 9);
    }
  });

  test("follows any table of returns that level off, and refuses one that does not", () => {
    const plan = allocate({ returns: [[0, 5, 6], [0, 4, 8, 9]], units: 3 }); // prettier-ignore
    expect([...plan.units]).toEqual([1, 2]);
    expect([...plan.next]).toEqual([1, 1]);
    expect(() => allocate({ returns: [[0, 1, 3]], units: 1 })).toThrow(
      "worth more than the one before",
    );
  });

  test("keeps units back where nothing is to be gained, and says when minima ask too much", () => {
    expect([...allocate({ weight: [0, 0], effect: [1, 1], units: 5 }).units]).toEqual([0, 0]);
    expect(allocate({ weight: [], units: 3 }).objective).toBe(0);
    expect(() => allocate({ weight: [1, 1], effect: [1, 1], least: [2, 2], units: 3 })).toThrow(
      "comes to 4 units, and there are 3",
    );
    expect(() => allocate({ weight: [1], effect: [1], least: [2], most: [1], units: 3 })).toThrow(
      "above its most",
    );
  });

  test("takes rounding for level, and refuses what is no number", () => {
    for (const [share, most] of [
      [0.95, 210],
      [0.3, 1_000],
    ] as const) {
      const beta = -Math.log1p(-share) / 7;
      const returns = [Float64Array.from({ length: most + 1 }, (_, x) => -Math.expm1(-beta * x))];
      expect(allocate({ returns, units: 7 }).units[0]).toBe(7);
    }
    expect(() => allocate({ weight: [NaN], effect: [1], units: 3 })).toThrow("of 0 or more");
    expect(() => allocate({ weight: [1], effect: [1], units: NaN })).toThrow("of 0 or more");
  });
});
