import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { burstiness } from "@/lib/methods/temporal/burstiness";
import { comparePeriods } from "@/lib/methods/temporal/compare-periods";
import {
  comparisonWindows,
  stepEdges,
  weekdayShift,
  type ComparedPeriod,
  type Span,
} from "@/lib/methods/temporal/comparison-windows";
import { eTest } from "@/lib/methods/temporal/poisson-tests";

const day = (text: string) => Date.parse(text) / 86_400_000;
const span = (from: string, last: string): Span => ({ from: day(from), to: day(last) + 1 });
const iso = ({ from, to }: Span) =>
  [from, to - 1].map((each) => new Date(each * 86_400_000).toISOString().slice(0, 10)).join(" ");
const windowsOf = (period: ComparedPeriod, first: string, last: string) => {
  const found = comparisonWindows(period, span(first, last));
  const of = (comparison: string) => {
    const window = found.windows.find((each) => each.comparison === comparison);
    return window && [window.current, ...window.before].map(iso);
  };
  return { ...found, of };
};

describe("windows that are compared", () => {
  test("28 days are four whole weeks, and go back by whole weeks", () => {
    // 29 Dec 2024 was a Sunday.
    const { current, rest, of } = windowsOf("28 days", "2019-01-01", "2024-12-31");
    expect(iso(current)).toBe("2024-12-02 2024-12-29");
    expect(iso(rest!)).toBe("2024-12-30 2024-12-31");
    expect(of("last period")).toEqual(["2024-12-02 2024-12-29", "2024-11-04 2024-12-01"]);
    expect(of("same period last year")![1]).toBe("2023-12-04 2023-12-31");
    expect(of("three-year mean")!.slice(1)).toEqual([
      "2023-12-04 2023-12-31",
      "2022-12-05 2023-01-01",
      "2021-11-29 2021-12-26",
    ]);
    expect(of("year to date")).toEqual(["2024-01-01 2024-12-29", "2023-01-02 2023-12-31"]);
  });

  test("the year of weeks begins with the week that has most of its days in January", () => {
    // Week 1 of 2021 begins on 4 January; 1 January is in the 53rd week of 2020.
    const { of } = windowsOf("week", "2015-01-01", "2021-01-17");
    expect(of("year to date")).toEqual(["2021-01-04 2021-01-17", "2020-01-06 2020-01-19"]);
    const full = windowsOf("week", "2015-01-01", "2021-01-03");
    // 53 weeks are compared with the 53 before, not with 52 of them and one of their own.
    expect(full.of("year to date")).toEqual(["2019-12-30 2021-01-03", "2018-12-24 2019-12-29"]);
  });

  test("weeks stay within four days of the date they go back to, and keep their weekday", () => {
    for (let from = day("2000-01-03"); from < day("2028-01-01"); from += 7) {
      const { windows } = comparisonWindows("week", { from: day("1990-01-01"), to: from + 7 });
      const { before } = windows.find(({ comparison }) => comparison === "three-year mean")!;
      before.forEach((each, i) => {
        expect((from - each.from) % 7).toBe(0);
        expect(Math.abs(from - each.from - (i + 1) * 365.25)).toBeLessThanOrEqual(3.5);
      });
    }
  });

  test("months keep their dates, and 29 February is a day more", () => {
    const { of, rest, windows } = windowsOf("month", "2019-01-01", "2024-03-14");
    expect(of("last period")).toEqual(["2024-02-01 2024-02-29", "2024-01-01 2024-01-31"]);
    expect(of("same period last year")![1]).toBe("2023-02-01 2023-02-28");
    expect(of("year to date")).toEqual(["2024-01-01 2024-02-29", "2023-01-01 2023-02-28"]);
    expect(iso(rest!)).toBe("2024-03-01 2024-03-14");
    const { current, before } = windows[1]!;
    // February 2024 has a Thursday more.
    expect(weekdayShift(current, before[0]!)).toEqual([0, 0, 0, 1, 0, 0, 0]);
  });

  test("the same two spans are compared once", () => {
    const names = (period: ComparedPeriod, last: string) =>
      windowsOf(period, "2015-01-01", last).windows.map(({ comparison }) => comparison);
    expect(names("month", "2024-01-31")).not.toContain("year to date");
    expect(names("year", "2023-12-31")).toEqual(["last period", "three-year mean"]);
    expect(names("quarter", "2024-06-30")).toHaveLength(4);
  });

  test("what the data begins too late for is not compared", () => {
    const { missing, windows, pastYears } = windowsOf("month", "2022-06-10", "2024-08-31");
    expect(missing).toEqual(["three-year mean"]);
    expect(windows).toHaveLength(3);
    expect(pastYears.map(iso)).toEqual([
      "2024-08-01 2024-08-31",
      "2023-08-01 2023-08-31",
      "2022-08-01 2022-08-31",
    ]);
    expect(() => windowsOf("month", "2024-03-02", "2024-03-31")).toThrow("no whole month");
    expect(() => comparisonWindows("week", { from: 5, to: 5 })).toThrow("no whole week");
  });

  test("steps begin where the windows do", () => {
    const covered = span("2019-01-01", "2024-12-31");
    for (const period of ["week", "28 days", "month", "quarter", "year"] as const) {
      const edges = stepEdges(period, covered);
      const { windows } = comparisonWindows(period, covered);
      for (const { current, before } of windows) {
        for (const { from, to } of [current, ...before]) {
          expect(edges).toContain(from);
          expect(edges).toContain(to);
        }
      }
    }
  });
});

/** Counts of 28-day windows over six years of weeks. */
const covered = span("2018-01-01", "2023-12-31");
const edges = stepEdges("28 days", covered);
const steps = edges.length - 1;
const { windows } = comparisonWindows("28 days", covered);

describe("bursts", () => {
  const weeks = (count: number) => ({ days: new Array<number>(count).fill(7), year: 52 });
  const random = chance(4);
  const poisson = (mean: number) => {
    let [k, product] = [-1, 1];
    do {
      k++;
      product *= random.next();
    } while (product > Math.exp(-mean));
    return k;
  };

  test("are 1 for chance alone, whatever the season and the trend", () => {
    for (const mean of [0.5, 4, 30]) {
      const counts = Array.from({ length: 4_000 }, (_, t) =>
        poisson(mean * (1 + 0.4 * Math.cos((t * 2 * Math.PI) / 52)) * (1 + t / 4_000)),
      );
      const { factor } = burstiness(counts, weeks(4_000));
      expect(factor).toBeGreaterThan(0.9);
      expect(factor).toBeLessThan(1.1);
    }
  });

  test("are the size of the series when incidents come in series of three", () => {
    const counts = Array.from({ length: 4_000 }, () => 3 * poisson(2));
    const { factor } = burstiness(counts, weeks(4_000));
    expect(factor).toBeGreaterThan(2.6);
    expect(factor).toBeLessThan(3.5);
  });

  test("are not seen in months of unlike length, nor in a leap year", () => {
    const edges = stepEdges("month", span("2019-01-01", "2024-12-31"));
    const days = Array.from({ length: 72 }, (_, t) => edges[t + 1]! - edges[t]!);
    const season = (t: number) => 1 + 0.3 * Math.cos((t * Math.PI) / 6);
    const counts = days.map((count, t) => Math.round(800 * count * season(t)));
    expect(burstiness(counts, { days, year: 12 }).factor).toBeLessThan(0.01);
  });

  test("are not made by a level that breaks, nor by weeks that were shut", () => {
    const counts = Array.from({ length: 260 }, (_, t) =>
      poisson((t < 130 ? 24 : 11) * (t >= 60 && t < 68 ? 0.35 : 1)),
    );
    expect(burstiness(counts, weeks(260)).factor).toBeLessThan(1.4);
  });

  test("are not told of too few steps, nor of none", () => {
    expect(burstiness([1, 5, 1, 5], weeks(4)).factor).toBeNull();
    expect(burstiness(new Float64Array(50), weeks(50)).factor).toBeNull();
    expect(burstiness([], weeks(0))).toEqual({ factor: null, degrees: 0 });
  });
});

describe("counts compared", () => {
  const constant = (count: number) => new Float64Array(steps).fill(count);

  test("are tested over their days, three years as three times the exposure", () => {
    const counts = constant(10);
    for (let t = steps - 4; t < steps; t++) counts[t] = 16;
    const found = comparePeriods({ counts, edges }, windows);
    const at = windows.findIndex(({ comparison }) => comparison === "three-year mean");
    expect([found.now[at], found.before[at], found.expected[at]]).toEqual([64, 120, 40]);
    expect(found.pE[at]).toBeCloseTo(
      eTest({ count: 64, exposure: 1 }, { count: 120, exposure: 3 }),
      12,
    );
    expect(found.ratio[at]).toBeCloseTo(1.6, 12);
    expect(found.tests).toBe(windows.length);
    // Counts that never vary are no bursts.
    expect(found.bursts[0]).toBe(1);
    expect(found.p[at]).toBe(found.pE[at]);
  });

  test("zeros and constants give no NaN where a p-value stands", () => {
    const counts = new Float64Array(3 * steps);
    counts.fill(5, steps, 2 * steps);
    counts.fill(2, 3 * steps - 4);
    const found = comparePeriods({ counts, edges }, windows);
    for (const values of [found.pE, found.pC, found.p, found.pAdjusted]) {
      expect(values.every((p) => p >= 0 && p <= 1)).toBe(true);
    }
    const i = windows.findIndex(({ comparison }) => comparison === "same period last year") * 3;
    expect([found.ratio[i], found.low[i], found.high[i]]).toEqual([NaN, 0, Infinity]);
    expect(found.pE[i]).toBe(1);
    expect(found.ratio[i + 1]).toBe(1);
    // Nothing before, eight now.
    expect(found.ratio[i + 2]).toBeNaN();
    expect(found.low[i + 2]).toBeGreaterThan(1);
    expect(found.pE[i + 2]).toBeLessThan(0.01);
  });

  test("huge counts are compared, and what is no count is refused", () => {
    const counts = constant(2e6);
    counts.fill(2.2e6, steps - 4);
    const found = comparePeriods({ counts, edges }, windows);
    expect(found.pAdjusted[0]).toBeLessThan(1e-12);
    expect(found.ratio[0]).toBeCloseTo(1.1, 6);
    expect(() => comparePeriods({ counts: constant(0.3), edges }, windows)).toThrow("not a count");
    expect(() =>
      comparePeriods({ counts: constant(1), edges: edges.map((e) => e + 1) }, windows),
    ).toThrow("begin and end");
    expect(comparePeriods({ counts: new Float64Array(), edges }, windows).tests).toBe(0);
  });

  test("a change too large for a p-value is still set against the bursts", () => {
    const random = chance(9);
    const counts = constant(0).map(() => Math.round(20_000 + 4_000 * random.normal()));
    counts.fill(26_000, steps - 4);
    const { pE, p } = comparePeriods({ counts, edges }, windows.slice(1, 2));
    expect(pE[0]).toBe(0);
    expect(p[0]).toBeGreaterThan(1e-6);
  });

  test("a group in bursts needs a larger change", () => {
    const random = chance(2);
    const counts = new Float64Array(2 * steps);
    for (let t = 0; t < steps; t++) {
      counts[t] = 12;
      counts[steps + t] = random.next() < 0.25 ? 48 : 0;
    }
    for (const g of [0, 1]) for (let t = steps - 4; t < steps; t++) counts[g * steps + t] = 20;
    const { bursts, p, pE, low, high, ratio } = comparePeriods(
      { counts, edges },
      windows.slice(0, 1),
    );
    expect(bursts[1]).toBeGreaterThan(10);
    expect(p[0]).toBe(pE[0]);
    expect(p[1]).toBeGreaterThan(pE[1]!);
    expect(high[1]! / low[1]!).toBeGreaterThan((high[0]! / low[0]!) ** 2);
    expect(ratio[1]).toBeGreaterThan(0);
  });
});

describe("among many groups that chance alone changes", () => {
  test("the share of runs with any false flag is about what is promised", () => {
    const random = chance(11);
    const [runs, groups] = [200, 30];
    const drawn = (mean: number) => {
      let [k, product] = [-1, 1];
      const limit = Math.exp(-mean);
      do {
        k++;
        product *= random.next();
      } while (product > limit);
      return k;
    };
    let [flagged, raw] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const counts = new Float64Array(groups * steps);
      counts.forEach((_, i) => (counts[i] = drawn(0.3 + (Math.floor(i / steps) % 6))));
      const found = comparePeriods({ counts, edges }, windows.slice(1, 2));
      if (found.pAdjusted.some((p) => p <= 0.05)) flagged++;
      raw += found.pE.filter((p) => p <= 0.05).length / groups;
    }
    // Unadjusted, one in twenty of all groups; adjusted, at most one run in twenty with any.
    expect(raw / runs).toBeGreaterThan(0.035);
    expect(raw / runs).toBeLessThan(0.055);
    expect(flagged / runs).toBeLessThanOrEqual(0.07);
  });

  test("bursts of three are as rarely mistaken for a change as single incidents", () => {
    const random = chance(3);
    const groups = 500;
    const counts = new Float64Array(groups * steps);
    counts.forEach((_, i) => {
      for (let bursts = 0; bursts < 8; bursts++) counts[i]! += random.next() < 0.25 ? 3 : 0;
    });
    const { pE, p } = comparePeriods({ counts, edges }, windows.slice(1, 2));
    const share = (values: Float64Array) => values.filter((each) => each <= 0.05).length / groups;
    expect(share(pE)).toBeGreaterThan(0.12);
    expect(share(p)).toBeGreaterThan(0.02);
    expect(share(p)).toBeLessThan(0.08);
  });
});
