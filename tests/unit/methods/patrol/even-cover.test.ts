import { describe, expect, test } from "vitest";
import { spreadOpen } from "@/lib/methods/patrol/even-cover";
import { rosterOf } from "@/lib/methods/patrol/roster";
import { scheduleStaff } from "@/lib/methods/patrol/shift-schedule";
import { workPatterns } from "@/lib/methods/patrol/work-patterns";

const week = { days: 7, shifts: 3 };
const patterns = workPatterns({ shifts: 3, on: 6 });
const need = Array.from({ length: 21 }, (_, at) => [4, 4, 3][at % 3]!);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe("a roster of too few officers", () => {
  test("leaves a duty open here and there rather than a whole shift", async () => {
    const plan = await scheduleStaff({ ...week, need, patterns, officers: 11 });
    expect(sum(plan.short)).toBe(plan.bound);
    // 77 duties, 66 filled: one open in each of eleven shifts.
    expect(Math.max(...plan.short)).toBe(1);
  });

  test("a cover that is even already is left alone, and nobody needed is no fault", () => {
    const count = patterns.map((_, p) => (p % 7 === 0 ? 0 : 1));
    const all = { ...week, need: need.map(() => 0), patterns };
    expect([...spreadOpen(all, count)]).toEqual(count);
  });
});

describe("a rotating roster", () => {
  test("goes through all shifts soon, with eleven hours between duties", async () => {
    const plan = await scheduleStaff({ ...week, need: need.map((each) => 3 * each), patterns });
    const roster = rosterOf({
      ...{ ...week, patterns, count: plan.count, cycles: 26, rotate: true },
      ...{ begins: [6, 14, 22], hours: [8, 8, 8] },
    });
    expect(roster.breaches).toEqual([]);
    const nights = Array.from({ length: roster.officers }, (_, i) => roster.worked[3 * i + 2]!);
    // Half a year: each has about its share of 26 weeks, none has none.
    const share = sum(nights) / roster.officers;
    expect(Math.min(...nights)).toBeGreaterThan(0.5 * share);
    expect(Math.max(...nights)).toBeLessThan(1.6 * share);
  });
});
