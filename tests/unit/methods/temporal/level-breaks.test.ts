import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chance, type Chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { levelBreaks } from "@/lib/methods/temporal/level-breaks";
import { poissonBreaks } from "@/lib/methods/temporal/poisson-breaks";

const poisson = (mean: number, { next }: Chance) => {
  const least = Math.exp(-mean);
  let [count, product] = [0, next()];
  for (; product > least; count++) product *= next();
  return count;
};

const drawn = (n: number, mean: (t: number) => number, luck: Chance) =>
  Float64Array.from({ length: n }, (_, t) => poisson(mean(t), luck));
const yearly = (t: number) => 1 + 0.3 * Math.cos((2 * Math.PI * t) / 12);

describe("level breaks", () => {
  test("a level that halves for good is found in its month, beside a season and a slope", () => {
    const mean = (t: number) => 60 * yearly(t) * 1.004 ** t * (t >= 40 ? 0.5 : 1);
    const { breaks, passing } = levelBreaks(drawn(84, mean, chance(2)), 12);
    expect(breaks.map(({ at }) => at)).toEqual([40]);
    expect(passing).toEqual([]);
    const { before, after, low, high } = breaks[0]!;
    expect(after / before).toBeCloseTo(0.5, 0);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  test("two months that lie low are a low that passed, not a break", () => {
    const mean = (t: number) => 80 * yearly(t) * (t === 30 || t === 31 ? 0.4 : 1);
    const { breaks, passing } = levelBreaks(drawn(72, mean, chance(4)), 12);
    expect(breaks).toEqual([]);
    expect(passing).toMatchObject([{ from: 30, to: 32, open: false }]);
    expect(passing[0]!.ratio).toBeCloseTo(0.4, 1);
  });

  test("a low at the end may yet be a new level, and is marked as open", () => {
    const mean = (t: number) => 80 * (t >= 69 ? 0.3 : 1);
    const { breaks, passing } = levelBreaks(drawn(72, mean, chance(5)), 12);
    expect(breaks).toEqual([]);
    expect(passing).toMatchObject([{ from: 69, to: 72, open: true }]);
  });

  test("a register that falls silent is a break to nothing", () => {
    const counts = drawn(60, (t) => (t < 40 ? 20 : 0), chance(6));
    const { breaks } = levelBreaks(counts, 12);
    expect(breaks).toMatchObject([{ at: 40, after: 0, ratio: null }]);
  });

  test("zeros, one case and a constant have none, and no figure is NaN", () => {
    for (const counts of [Array(40).fill(0), [...Array(39).fill(0), 1], Array(40).fill(7)]) {
      const found = levelBreaks(counts, 12);
      expect(found.breaks).toEqual([]);
      expect(found.passing).toEqual([]);
      expect([...found.expected, ...found.level].every(Number.isFinite)).toBe(true);
    }
  });

  test("a short or broken series is refused in words", () => {
    expect(() => levelBreaks([1, 2, 3], 12)).toThrow(MethodProblem);
    expect(() => levelBreaks(Array(40).fill(NaN), 12)).toThrow(MethodProblem);
    expect(() => levelBreaks(Array(40).fill(1.5), 12)).toThrow(MethodProblem);
  });
});

describe("false alarms", () => {
  // The table of docs/methods/trend.md, a sixteenth of it.
  test.each([
    ["flat", () => 30, Infinity],
    ["sparse", () => 3, Infinity],
    ["seasonal", (t: number) => 30 * yearly(t), Infinity],
    ["rising", (t: number) => 100 * 1.08 ** (t / 12), Infinity],
    ["overdispersed", () => 30, 10],
  ] as const)("of 60 %s series without a break at most 3 have one", (_, mean, shape) => {
    const luck = chance(21);
    let alarms = 0;
    for (let i = 0; i < 60; i++) {
      // Normal-ish gamma factors: mean 1, variance 1 / shape.
      const wild = () =>
        shape === Infinity ? 1 : Math.max(0.1, 1 + luck.normal() / Math.sqrt(shape));
      const { breaks } = levelBreaks(
        drawn(72, (t) => mean(t) * wild(), luck),
        12,
      );
      if (breaks.length > 0) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(3);
  });
});

const published = "../shared/data/ksp/monthly-series/karnataka_total_count.csv";
test.skipIf(!existsSync(published))(
  "Karnataka's totals break in May 2018, and lie low from April 2020 for less than half a year",
  () => {
    const rows = readFileSync(published, "utf8").trim().split("\n").slice(1);
    const [months, counts] = [
      rows.map((row) => row.slice(0, 7)),
      rows.map((row) => Number(row.split(",")[1])),
    ];
    const { breaks, passing } = levelBreaks(counts, 12);
    expect(breaks.map(({ at }) => months[at])).toEqual(["2018-05"]);
    expect(breaks[0]!.after / breaks[0]!.before).toBeCloseTo(0.79, 1);
    const low = passing.find(({ ratio }) => ratio < 1)!;
    expect(months[low.from]).toBe("2020-04");
    expect(low.to - low.from).toBeLessThan(6);
    expect(months[counts.indexOf(Math.min(...counts))]).toBe("2020-04");
  },
);

test("Poisson breaks look at cases a unit of exposure, and at no step without any", () => {
  const exposure = Array.from({ length: 40 }, (_, t): number => (t % 2 === 0 ? 10 : 30));
  const counts = exposure.map((each, t) => each * (t < 20 ? 2 : 4));
  expect(poissonBreaks(counts, { exposure })).toMatchObject({ starts: [20], means: [2, 4] });
  exposure[7] = counts[7] = 0;
  expect(poissonBreaks(counts, { exposure, minSegment: 1 }).starts).toEqual([20]);
});
