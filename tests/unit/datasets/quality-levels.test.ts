import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findBreaks, findOddMonths } from "@/datasets/quality/levels";
import { hasShared, shared } from "./opened";

/** Poisson counts of a seeded generator, so that "clean" means what it says. */
function poisson(seed: number, means: readonly number[]): number[] {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return means.map((mean) => {
    let count = 0;
    let product = uniform();
    const limit = Math.exp(-mean);
    for (; product > limit; product *= uniform()) count++;
    return count;
  });
}

const months = (length: number, mean: (month: number) => number) =>
  Array.from({ length }, (_, month) => mean(month));

describe("level breaks of a monthly series", () => {
  it("are found in the month in which the level falls or rises by half", () => {
    expect(
      findBreaks(
        poisson(
          1,
          months(60, (month) => (month < 36 ? 200 : 100)),
        ),
      ),
    ).toMatchObject([{ at: 36 }]);
    expect(
      findBreaks(
        poisson(
          2,
          months(60, (month) => (month < 20 ? 80 : 160)),
        ),
      ),
    ).toMatchObject([{ at: 20 }]);
  });

  it("are found twice where there are two", () => {
    const counts = poisson(
      3,
      months(72, (month) => (month < 24 ? 300 : month < 48 ? 120 : 240)),
    );
    expect(findBreaks(counts).map(({ at }) => at)).toEqual([24, 48]);
  });

  it("are not found in chance, a season, a slow trend or one odd month", () => {
    for (let seed = 1; seed <= 40; seed++) {
      expect(
        findBreaks(
          poisson(
            seed,
            months(72, () => 60),
          ),
        ),
      ).toEqual([]);
      const season = months(72, (month) => 60 * (1 + 0.2 * Math.sin((month * Math.PI) / 6)));
      expect(findBreaks(poisson(seed, season))).toEqual([]);
      expect(
        findBreaks(
          poisson(
            seed,
            months(72, (month) => 100 - 0.4 * month),
          ),
        ),
      ).toEqual([]);
    }
    const odd = months(72, (month) => (month === 40 ? 20 : 200));
    expect(findBreaks(poisson(5, odd))).toEqual([]);
    expect(findOddMonths(poisson(5, odd), [])).toMatchObject([{ at: 40 }]);
  });

  it.skipIf(!hasShared)("of Karnataka is May 2018, and its odd month is April 2020", () => {
    const text = readFileSync(shared("ksp/monthly-series/karnataka_total_count.csv"), "utf8");
    const rows = text.trim().split(/\r?\n/).slice(1);
    const counts = rows.map((row) => Number(row.split(",")[1]));
    const breaks = findBreaks(counts);
    expect(breaks.map(({ at }) => rows[at]!.slice(0, 7))).toEqual(["2018-05"]);
    expect(findOddMonths(counts, breaks).map(({ at }) => rows[at]!.slice(0, 7))).toEqual([
      "2020-04",
    ]);
  });
});
