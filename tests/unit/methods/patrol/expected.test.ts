import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { expectedHarm, type PatrolHistory } from "@/lib/methods/patrol/expected";
import { MethodProblem } from "@/lib/methods/problem";
import { drawPoisson } from "@/lib/methods/statistics/draws";

/** Weeks of incidents drawn around a mean of each place and week. */
function drawn(weeks: number, places: number, meanOf: (place: number, week: number) => number) {
  const by = chance(1);
  const counts = new Float64Array(weeks * places);
  for (let i = 0; i < counts.length; i++) {
    counts[i] = drawPoisson(meanOf(i % places, Math.floor(i / places)), by);
  }
  return counts;
}

const weekly = (places: number, shifts: number, counts: Float64Array): PatrolHistory => ({
  places,
  shifts,
  stepDays: 7,
  counts,
});

describe("expected harm", () => {
  test("a steady rate goes on", () => {
    const history = weekly(
      2,
      1,
      new Float64Array(104 * 2).map((_, i) => (i % 2 ? 6 : 2)),
    );
    const { counts } = expectedHarm(history, 104, 4);
    expect(counts[0]).toBeCloseTo(8, 1);
    expect(counts[1]).toBeCloseTo(24, 1);
    expect(counts[0]! + counts[1]!).toBeCloseTo(32, 9);
  });

  test("what comes after the origin changes nothing", () => {
    const counts = drawn(80, 6, () => 1);
    const late = counts.map((each, i) => (i < 60 * 6 ? each : 50));
    expect(expectedHarm(weekly(6, 2, late), 60, 4)).toEqual(
      expectedHarm(weekly(6, 2, counts), 60, 4),
    );
  });

  test("beats that differ by chance alone are drawn together, real differences stay", () => {
    const shares = (rate: (place: number) => number) =>
      expectedHarm(weekly(40, 1, drawn(60, 40, rate)), 60, 10).counts.map((each) => each / 10);
    // Counts alone, of about six cases a beat, would say 1 to 6 and more.
    const alike = shares(() => 0.1);
    expect(Math.max(...alike) / Math.min(...alike)).toBeLessThan(2.5);
    expect(shares((place) => (place === 7 ? 3 : 0.1))[7]).toBeGreaterThan(2.5);
  });

  test("the season of the shift is known after a year and a half", () => {
    const weeks = 52 * 3;
    const summer = (week: number) => 50 + 40 * Math.sin((2 * Math.PI * week) / 52.18);
    const counts = drawn(weeks, 10, (_, week) => summer(week));
    const of = (origin: number) =>
      expectedHarm(weekly(10, 1, counts), origin, 8).counts.reduce((sum, each) => sum + each, 0);
    const came = (origin: number) =>
      counts.subarray(origin * 10, (origin + 8) * 10).reduce((sum, each) => sum + each, 0);
    for (const origin of [104, 117, 130, 143]) {
      expect(Math.abs(of(origin) / came(origin) - 1)).toBeLessThan(0.15);
    }
  });

  test("two cases in the same weeks a year ago make no season", () => {
    const counts = new Float64Array(104 * 3);
    counts[30 * 3] = counts[53 * 3] = counts[54 * 3 + 1] = 1;
    const { counts: found } = expectedHarm(weekly(3, 1, counts), 104, 4);
    expect(found.reduce((sum, each) => sum + each, 0)).toBeCloseTo((2 * 4) / 52, 2);
  });

  test("one heavy case does not outweigh a place with as many cases, many do", () => {
    const counts = new Float64Array(52 * 3).fill(1);
    const harm = counts.slice();
    harm[51 * 3] = 100;
    for (let week = 0; week < 52; week++) harm[week * 3 + 2] = 10;
    const { harm: found } = expectedHarm({ ...weekly(3, 1, counts), harm }, 52, 4);
    // Raw means say 2.9 : 1 : 10.
    expect(found[0]! / found[1]!).toBeLessThan(1.5);
    expect(found[2]! / found[1]!).toBeGreaterThan(1.6);
    expect(found[2]).toBeGreaterThan(found[0]!);
  });

  test("nothing recorded gives 0, and no history is said", () => {
    const nothing = weekly(4, 2, new Float64Array(40));
    expect(Array.from(expectedHarm(nothing, 10, 4).harm)).toEqual([0, 0, 0, 0]);
    expect(() => expectedHarm(nothing, 0, 4)).toThrow(MethodProblem);
    expect(Array.from(expectedHarm(weekly(1, 1, Float64Array.of(3)), 1, 2).counts)).toEqual([6]);
  });
});
