import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { bottomUp, reconcile } from "@/lib/methods/forecast/reconcile";

/** A city of two stations with two beats each. */
const sums = [
  [0, 1, 2, 3],
  [0, 1],
  [2, 3],
];

const noise = (deviations: number[], steps: number, seed: number) => {
  const by = chance(seed);
  return deviations.map((each) => Float64Array.from({ length: steps }, () => each * by.normal()));
};

const addUp = (rows: Float64Array[]) => {
  const bottom = rows.slice(3);
  bottomUp(bottom, sums).forEach((row, k) =>
    row.forEach((each, h) => expect(rows[k]![h]).toBeCloseTo(each, 9)),
  );
};

describe("reconciled forecasts", () => {
  test("add up, and stay where they did already", () => {
    const errors = noise([3, 2, 2, 1, 1, 1, 1], 40, 1);
    const { rows } = reconcile([[105], [52], [50], [20], [30], [25], [24]], errors, sums);
    addUp(rows);
    const whole = bottomUp(
      [[1], [2], [3], [4]].map((each) => Float64Array.from(each)),
      sums,
    );
    const same = reconcile(whole, errors, sums).rows;
    same.forEach((row, k) => expect(row[0]).toBeCloseTo(whole[k]![0]!, 9));
  });

  test("of two sources the one with the smaller errors is followed, by inverse variances", () => {
    const by = chance(2);
    const total = Float64Array.from({ length: 4000 }, () => by.normal());
    const part = Float64Array.from({ length: 4000 }, () => 3 * by.normal());
    const { rows, shrinkage } = reconcile([[10], [20]], [total, part], [[0]]);
    expect(rows[1]![0]).toBeCloseTo((10 * 9 + 20) / 10, 0);
    expect(shrinkage).toBeGreaterThan(0.2);
  });

  test("are nearer to the truth than the single ones, errors being independent", () => {
    let [single, joint] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const deviations = [4, 3, 3, 3, 3, 3, 3];
      const off = noise(deviations, 1, seed).map((each) => each[0]!);
      const truth = [100, 50, 50, 25, 25, 25, 25];
      const given = truth.map((each, k) => [each + off[k]!]);
      const { rows } = reconcile(given, noise(deviations, 60, seed + 100), sums);
      truth.forEach((each, k) => {
        single += off[k]! ** 2;
        joint += (rows[k]![0]! - each) ** 2;
      });
    }
    expect(joint).toBeLessThan(0.85 * single);
  });

  test("of counts never fall below 0, and still add up", () => {
    const errors = noise([1, 1, 1, 9, 9, 9, 9], 40, 3);
    const { rows } = reconcile([[0], [0], [0], [0.1], [5], [0], [0]], errors, sums, {
      counts: true,
    });
    addUp(rows);
    expect(Math.min(...rows.map((row) => row[0]!))).toBeGreaterThanOrEqual(0);
  });

  test("what does not fit together is said", () => {
    const errors = noise([1, 1, 1], 20, 1);
    expect(() => reconcile([[1], [2], [3]], errors, [[0, 2]])).toThrow("not of the same series");
    const none = errors.map((each) => each.map(() => 0));
    expect(() => reconcile([[3], [1], [2]], none, [[0, 1]])).toThrow("they are all 0");
    const few = errors.map((each) => each.slice(0, 2));
    expect(() => reconcile([[3], [1], [2]], few, [[0, 1]])).toThrow("at least 3 past errors");
  });
});
