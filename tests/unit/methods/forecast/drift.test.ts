import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { driftCheck } from "@/lib/methods/forecast/drift";

const by = chance(11);

/** Mean absolute errors of windows of so many steps, of a size. */
const scores = (windows: number, steps: number, size = 1) =>
  Array.from({ length: windows }, () => {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += Math.abs(size * by.normal());
    return sum / steps;
  });

const share = (draws: number, isSo: () => boolean) =>
  Array.from({ length: draws }, isSo).filter(Boolean).length / draws;

describe("a check for drift", () => {
  test.each([
    [8, 1, 1],
    [8, 4, 1],
    [8, 4, 12],
    [16, 13, 3],
  ])(
    "of %i scores and %i since, of %i steps each, is wrong in one of twenty where nothing has changed",
    (tried, since, steps) => {
      const wrong = share(
        1500,
        () => driftCheck(scores(tried, steps), scores(since, steps)).verdict !== "as before",
      );
      expect(wrong).toBeGreaterThan(0.02);
      expect(wrong).toBeLessThan(0.075);
    },
  );

  test("sees errors half as large again where there is enough to see them by", () => {
    const seen = (windows: number, steps: number) =>
      share(200, () => {
        const { verdict } = driftCheck(scores(8, steps), scores(windows, steps, 1.5));
        return verdict === "worse";
      });
    expect(seen(8, 12)).toBeGreaterThan(0.85);
    expect(seen(1, 1)).toBeLessThan(0.3);
  });

  test("holds what came since against an interval, and sees when a model is better", () => {
    const tried = scores(40, 12, 10);
    const worse = driftCheck(tried, [15, 16, 14]);
    expect(worse.verdict).toBe("worse");
    expect(worse.since).toBeGreaterThan(worse.high);
    expect(worse.p).toBeLessThan(0.001);
    const better = driftCheck(tried, [4, 3, 3.5]);
    expect(better.verdict).toBe("better");
    expect(better.since).toBeLessThan(better.low);
    expect(driftCheck(tried, tried).verdict).toBe("as before");
  });

  test("does not take one other score for a change where those of the trial are all alike", () => {
    const zeros = Array<number>(8).fill(0);
    expect(driftCheck(Array(10).fill(3), [3])).toMatchObject({ verdict: "as before", p: 1 });
    expect(driftCheck(zeros, [5])).toMatchObject({ verdict: "as before", p: 1 / 9 });
    expect(driftCheck(zeros, [0, 0, 5, 0]).verdict).toBe("as before");
    expect(driftCheck(zeros, [5, 4, 6])).toMatchObject({ verdict: "worse" });
  });

  test("says what it lacks", () => {
    expect(() => driftCheck([1, 2], [1])).toThrow("there are 2 and 1");
    expect(() => driftCheck(Array(9).fill(1), [NaN])).toThrow("all numbers");
    expect(() => driftCheck(Array(9).fill(1), [-1])).toThrow("from 0 on");
  });
});
