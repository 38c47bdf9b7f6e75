import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { crossK } from "@/lib/methods/spatial/relations/cross-k";
import type { LabelledPoints } from "@/lib/methods/spatial/relations/labelled";
import { MethodProblem } from "@/lib/methods/problem";

const radii = [50, 100, 400];
const options = { radii, area: 1e6, permutations: 0 };

function drawn(n: number, types: number, seed: number): LabelledPoints {
  const by = chance(seed);
  const draw = () => Float64Array.from({ length: n }, () => by.below(100) * 10);
  return {
    x: draw(),
    y: draw(),
    type: Uint8Array.from({ length: n }, () => by.below(types)),
    types,
  };
}

describe("cross-K", () => {
  test("counts the ordered pairs that a look at all of them counts", () => {
    const points = drawn(150, 3, 2);
    const { pairs, k, counts } = crossK(points, options, { seed: 1 });
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        radii.forEach((radius, r) => {
          let count = 0;
          for (let i = 0; i < 150; i++) {
            for (let j = 0; j < 150; j++) {
              if (i === j || points.type[i] !== a || points.type[j] !== b) continue;
              const far = Math.hypot(points.x[i]! - points.x[j]!, points.y[i]! - points.y[j]!);
              if (far <= radius) count++;
            }
          }
          const at = (a * 3 + b) * 3 + r;
          expect(pairs[at]).toBe(count);
          const possible = counts[a]! * (a === b ? counts[b]! - 1 : counts[b]!);
          expect(k[at]).toBeCloseTo((1e6 * count) / possible, 6);
        });
      }
    }
  });

  test("lies within its envelope when labels are drawn by lot", () => {
    const { pairs, low, high, mean, pCurve } = crossK(
      drawn(200, 2, 8),
      { ...options, permutations: 199 },
      { seed: 1 },
    );
    const inside = [...pairs].filter((value, at) => value >= low[at]! && value <= high[at]!);
    expect(inside.length).toBeGreaterThanOrEqual(10);
    mean.forEach((value, at) => expect(Math.abs(value / pairs[at]! - 1)).toBeLessThan(0.4));
    expect(Math.min(...pCurve)).toBeGreaterThan(0.01);
  });

  test("lies above it, curve and point, when one type was put beside the other", () => {
    const by = chance(4);
    const x: number[] = [];
    const y: number[] = [];
    const type: number[] = [];
    for (let i = 0; i < 100; i++) {
      const [east, north] = [by.next() * 4000, by.next() * 4000];
      x.push(east, east + by.normal() * 15, by.next() * 4000);
      y.push(north, north + by.normal() * 15, by.next() * 4000);
      type.push(0, 1, 2);
    }
    const found = crossK({ x, y, type, types: 3 }, { ...options, permutations: 199 }, { seed: 1 });
    expect(found.pairs[3]).toBeGreaterThan(found.high[3]!);
    expect(found.pUpper[3]).toBe(1 / 200);
    expect(found.pCurve[1]).toBe(1 / 200);
  });

  test("counts all pairs when all points are in one place", () => {
    const points = { x: [3, 3, 3, 3], y: [1, 1, 1, 1], type: [0, 0, 1, 1], types: 2 };
    const { pairs } = crossK(points, { ...options, permutations: 19 }, { seed: 1 });
    expect([...pairs]).toEqual([2, 2, 2, 4, 4, 4, 4, 4, 4, 2, 2, 2]);
  });

  test.each([
    ["an area of nothing", { area: 0 }],
    ["radii that do not ascend", { radii: [100, 50] }],
    ["no radius", { radii: [] }],
  ])("refuses %s", (_, changed) => {
    expect(() => crossK(drawn(10, 2, 1), { ...options, ...changed }, { seed: 1 })).toThrow(
      MethodProblem,
    );
  });
});
