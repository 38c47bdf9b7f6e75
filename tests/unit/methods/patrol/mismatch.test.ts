import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { dutyMismatch } from "@/lib/methods/patrol/mismatch";
import { MethodProblem } from "@/lib/methods/problem";

describe("duty against crime", () => {
  it("finds nothing where crime follows duty", () => {
    const found = dutyMismatch({ crimes: [10, 20, 30], hours: [100, 200, 300] });
    expect([...found.ratio]).toEqual([1, 1, 1]);
    expect(found.hoover).toBeCloseTo(0, 12);
    expect(found.gini).toBeCloseTo(0, 12);
    expect(found.flags).toEqual(["in line", "in line", "in line"]);
    expect(Math.min(...found.adjusted)).toBeGreaterThan(0.9);
  });

  it("gives a ratio its interval, and p below 0.05 exactly where that leaves out 1", () => {
    const crimes = [4, 9, 14, 23, 40, 61, 9.5];
    const hours = [30, 20, 40, 35, 50, 20, 4];
    const found = dutyMismatch({ crimes, hours });
    crimes.forEach((_, i) => {
      expect(found.low[i]).toBeLessThan(found.ratio[i]!);
      expect(found.high[i]).toBeGreaterThan(found.ratio[i]!);
      expect(found.p[i]! < 0.05).toBe(found.low[i]! > 1 || found.high[i]! < 1);
      expect(found.adjusted[i]).toBeGreaterThanOrEqual(found.p[i]!);
    });
  });

  it("calls a beat without duty that, and gives it no ratio", () => {
    const found = dutyMismatch({ crimes: [6, 50, 50], hours: [0, 400, 400] });
    expect(found.flags[0]).toBe("no duty");
    expect([found.ratio[0], found.low[0], found.p[0]]).toEqual([NaN, NaN, NaN]);
    expect(found.isUnder).toEqual([true, false, false]);
    expect(found.lorenz.duty.at(-1)).toBeCloseTo(1, 12);
    expect(found.lorenz.crime.at(-1)).toBeCloseTo(1, 12);
  });

  it("flags five cases over three nights of duty in two years, small as the number is", () => {
    const crimes = [5, ...new Array<number>(9).fill(40)];
    const hours = [3 * 8, ...new Array<number>(9).fill(600 * 8)];
    const found = dutyMismatch({ crimes, hours });
    expect(found.flags[0]).toBe("almost no duty");
    expect(found.low[0]).toBeGreaterThan(8);
    expect(found.adjusted[0]).toBeLessThan(0.001);
  });

  it("says nothing of small counts, but that few cases for much duty are few", () => {
    const found = dutyMismatch({ crimes: [4, 2, 40, 60], hours: [20, 30, 1000, 60] });
    expect(found.flags).toEqual([
      "too few to tell",
      "too few to tell",
      "over-served",
      "under-served",
    ]);
    expect(dutyMismatch({ crimes: [1, 99], hours: [50, 50] }).flags[0]).toBe("over-served");
  });

  it("counts duty that is far below what is usual for such an entry as almost none", () => {
    const input = { crimes: [9, 9, 90], hours: [30, 1000, 1000] };
    expect(dutyMismatch(input).flags[0]).toBe("almost no duty");
    expect(dutyMismatch({ ...input, usual: [35, 35, 1000] }).flags[0]).toBe("under-served");
  });

  it("widens intervals of weighted sums by what one heavy case moves", () => {
    const plain = dutyMismatch({ crimes: [12, 12], hours: [1, 1] });
    const alike = dutyMismatch({
      ...{ crimes: [36, 36], counts: [12, 12], squares: [108, 108], heaviest: 3 },
      hours: [1, 1],
    });
    const uneven = dutyMismatch({
      ...{ crimes: [36, 36], counts: [17, 12], squares: [416, 108], heaviest: 20 },
      hours: [1, 1],
    });
    expect(alike.low[0]).toBeCloseTo(plain.low[0]!, 10);
    expect(alike.high[0]).toBeCloseTo(plain.high[0]!, 10);
    expect(uneven.low[0]).toBeLessThan(plain.low[0]!);
    expect(uneven.high[0]).toBeGreaterThan(plain.high[0]!);
  });

  it("measures the duty that would have to move", () => {
    const found = dutyMismatch({ crimes: [30, 10], hours: [10, 30] });
    expect(found.hoover).toBeCloseTo(0.5, 12);
    expect(found.gini).toBeCloseTo(0.5, 12);
  });

  it("says how much of that chance alone would make, the more the fewer the cases", () => {
    const by = chance(3);
    const hours = Array.from({ length: 60 }, () => 1 + by.below(9));
    const all = hours.reduce((sum, each) => sum + each, 0);
    const draws = Array.from({ length: 200 }, () => {
      const crimes = hours.map((each) => drawPoisson((2 * 60 * each) / all, by));
      return dutyMismatch({ crimes, hours });
    });
    const mean = (of: (each: (typeof draws)[number]) => number) =>
      draws.reduce((sum, each) => sum + of(each), 0) / draws.length;
    expect(mean(({ hoover }) => hoover)).toBeCloseTo(
      mean(({ hooverByChance }) => hooverByChance),
      1,
    );
    const many = dutyMismatch({ crimes: hours.map((each) => 1000 * each), hours });
    expect(many.hooverByChance).toBeLessThan(0.02);
  });

  it("refuses what cannot be compared, and stands one entry and huge numbers", () => {
    for (const input of [
      { crimes: [], hours: [] },
      { crimes: [0, 0], hours: [1, 1] },
      { crimes: [1, 1], hours: [0, 0] },
      { crimes: [NaN, 1], hours: [1, 1] },
      { crimes: [1, 1], hours: [-1, 1] },
    ]) {
      expect(() => dutyMismatch(input)).toThrow(MethodProblem);
    }
    expect(dutyMismatch({ crimes: [7], hours: [3] }).ratio[0]).toBe(1);
    const huge = dutyMismatch({ crimes: [2e6, 1e6], hours: [1e9, 1e9] });
    expect(huge.low[0]).toBeGreaterThan(1.33);
    expect(huge.p[0]).toBe(0);
  });
});
