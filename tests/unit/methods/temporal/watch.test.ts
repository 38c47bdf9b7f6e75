import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { seriesWatch, watchMethods, type WatchOptions } from "@/lib/methods/temporal/watch";
import { drawSeries, falseAlarms, type World } from "./without-effect";

const weekly: WatchOptions = {
  method: "auto",
  alpha: 0.01,
  period: 52,
  leastCases: 0,
  withinSteps: 4,
};
const last = (counts: ArrayLike<number>, options: Partial<WatchOptions> = {}) =>
  seriesWatch({ ...weekly, ...options })(counts, counts.length - 1);

const steady = (weeks: number, mean = 20) => {
  const { next } = chance(2);
  return Float64Array.from({ length: weeks }, () => Math.floor(mean * (0.7 + 0.6 * next())));
};

describe("a watch", () => {
  test.each(watchMethods)(
    "by %s gives an alarm at a jump and none at the usual count",
    (method) => {
      const counts = steady(312);
      counts[311] = 20;
      const quiet = last(counts, { method })!;
      expect(quiet.method).toBe(method);
      expect(quiet.above).toBe(false);
      expect(quiet.expected).toBeGreaterThan(15);
      expect(quiet.expected).toBeLessThan(25);
      counts[311] = 90;
      const loud = last(counts, { method })!;
      expect(loud.above).toBe(true);
      expect(loud.upper).toBe(quiet.upper);
      expect(Number.isNaN(loud.p) || loud.p < 1e-4).toBe(true);
    },
  );

  test("takes the season where three years lie before, else the level", () => {
    expect(last(steady(157))!.method).toBe("noufaily");
    expect(last(steady(156))!.method).toBe("level");
    expect(last(steady(156), { method: "farrington" })!.method).toBe("level");
    expect(last(steady(40, 4), { period: 12 })!.method).toBe("noufaily");
  });

  test("never takes few counts as normal", () => {
    const few = Float64Array.from({ length: 312 }, (_, week) => Number(week % 4 === 0));
    const used = watchMethods.map((method) => last(few, { method })!.method);
    const normal = ["c1", "c2", "c3", "cusum", "ewma", "poisson", "fence", "farrington"];
    expect(used.filter((method) => normal.includes(method))).toEqual([]);
    expect(last(few)!.method).toBe("level");
  });

  test("has nothing to say of a short past, and little of one without a case", () => {
    expect(last([1, 2, 3])).toBeNull();
    expect(seriesWatch(weekly)([], -1)).toBeNull();
    const none = new Float64Array(312);
    const quiet = last(none)!;
    expect([quiet.expected, quiet.p, quiet.above]).toEqual([0, 1, false]);
    none[311] = 3;
    const first = last(none)!;
    expect(first.above).toBe(true);
    expect(first.p).toBeGreaterThan(0);
    expect(last(none, { leastCases: 4 })!.above).toBe(false);
  });

  test("of a series that never changes gives finite bounds or none", () => {
    for (const method of watchMethods) {
      const found = last(new Float64Array(312).fill(30), { method })!;
      expect(found.above).toBe(false);
      expect(Number.isFinite(found.upper)).toBe(true);
    }
  });

  test("goes on with very large counts, and turns down what is no count", () => {
    const huge = steady(312, 1e7);
    expect(last(huge)!.above).toBe(false);
    huge[311] = 1e8;
    expect(last(huge)!.above).toBe(true);
    expect(() => last([...steady(100), NaN])).toThrow("Step 101 of the series has no value");
    expect(() => seriesWatch({ ...weekly, alpha: 0 })).toThrow("Alpha must lie between");
  });

  test("finds too few", () => {
    const counts = steady(312, 40);
    counts[311] = 5;
    const { below, lower, pFewer } = last(counts)!;
    expect(below).toBe(true);
    expect(lower).toBeGreaterThan(5);
    expect(pFewer).toBeLessThan(0.001);
    // The original method looks for too many only.
    expect(last(counts, { method: "farrington" })!.pFewer).toBeNaN();
  });
});

describe("false alarms keep what is promised", () => {
  const trial = { series: 60, weeks: 312, seed: 21 };
  const worlds: World[] = ["flat, 20 a week", "season of 40 %, 20 a week", "few, 2 a week"];
  test.each(worlds)("by the method chosen for each series: %s", (world) => {
    // 480 looks at 1 %: more than 12 come by chance in less than one test in a hundred.
    expect(falseAlarms({ ...trial, world, method: "auto" }) * 480).toBeLessThanOrEqual(12);
  });

  test("sparse series have fewer still, and the CUSUM of cases its own", () => {
    const world = "sparse, 0.2 a week";
    expect(falseAlarms({ ...trial, world, method: "auto" }) * 480).toBeLessThanOrEqual(4);
    expect(falseAlarms({ ...trial, world, method: "poisson-cusum" }) * 480).toBeLessThanOrEqual(14);
  });

  test("EARS does not, and says nothing of a season", () => {
    const world = "season of 40 %, 20 a week";
    expect(falseAlarms({ ...trial, world, method: "c2" })).toBeGreaterThan(0.04);
    expect(falseAlarms({ ...trial, world, method: "ewma" })).toBeGreaterThan(0.1);
  });

  test("adjusted for their number, weeks with an alert are about as rare as promised", () => {
    const by = chance(4);
    const watch = seriesWatch({ ...weekly, leastCases: 3 });
    const weeksWithAny = Array.from({ length: 30 }, () => {
      const found = Array.from({ length: 60 }, () =>
        watch(drawSeries("few, 2 a week", 312, by), 311)!,
      );
      const adjusted = benjaminiHochberg(found.map(({ p }) => p));
      return found.some(({ above }, i) => above && adjusted[i]! <= 0.1);
    }).filter(Boolean).length;
    // 3 of 30 are promised; more than 7 come by chance in less than one test in a hundred.
    expect(weeksWithAny).toBeLessThanOrEqual(7);
  });
});
