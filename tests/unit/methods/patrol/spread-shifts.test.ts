import { describe, expect, test } from "vitest";
import { cyclePatterns } from "@/cells/shift-roster/patterns";
import { chance } from "@/lib/methods/chance";
import { rosterOf } from "@/lib/methods/patrol/roster";
import { spreadShifts } from "@/lib/methods/patrol/spread-shifts";

const shifts = ["morning", "evening", "night"];
const patternsOf = (on: number, off: number) => cyclePatterns([{ on, off }], shifts);

/** Officers in each shift of each day. */
const coverOf = (patterns: ReturnType<typeof patternsOf>, count: ArrayLike<number>) =>
  patterns[0]!.shift.map((_, day) =>
    shifts.map((_, shift) =>
      patterns.reduce((sum, own, p) => sum + (own.shift[day] === shift ? count[p]! : 0), 0),
    ),
  );

describe("shifts spread over days off", () => {
  test("on any share each day and shift keeps exactly as many officers", () => {
    const by = chance(3);
    for (const [on, off] of [
      [4, 4],
      [4, 2],
      [6, 2],
      [3, 3],
      [6, 1],
      [5, 2],
    ] as const) {
      // prettier-ignore
      const patterns = patternsOf(on, off);
      for (let run = 0; run < 5; run++) {
        const count = patterns.map(() => by.below(4));
        const found = spreadShifts(patterns, count);
        expect(coverOf(patterns, found)).toEqual(coverOf(patterns, count));
        if (on + off === 7) expect([...found]).toEqual(count);
      }
    }
  });

  test("with four on and four off all nights in two turns are parted over all, and nights come even", () => {
    const patterns = patternsOf(4, 4);
    // All mornings from the first or fifth day on, evenings from the second or sixth, nights from the third or seventh.
    const count = patterns.map((_, p) => (p % 4 === Math.floor(p / 8) ? 8 : 0));
    const own = { days: 56, shifts: 3, patterns, cycles: 1, rotate: true };
    const clock = { begins: [6, 14, 22], hours: [8, 8, 8] };
    const before = rosterOf({ ...own, ...clock, count });
    const after = rosterOf({ ...own, ...clock, count: spreadShifts(patterns, count) });
    const range = (nights: Uint16Array) => Math.max(...nights) - Math.min(...nights);
    expect(range(before.nights)).toBe(28);
    expect(range(after.nights)).toBeLessThanOrEqual(4);
    expect(after.breaches).toEqual([]);
    expect(after.repeated).toEqual({ short: 0, longestRun: 4 });
    // Everybody still has four days off after four of work.
    const works = (officer: number) =>
      Array.from(after.shift.subarray(officer * 56, officer * 56 + 56), (s) =>
        s < 0 ? "." : "w",
      ).join("");
    for (let officer = 0; officer < 48; officer++)
      expect(works(officer).repeat(2)).toContain("wwww....".repeat(7));
  });

  test("nobody, and patterns that cannot be turned, stay as they are", () => {
    expect([...spreadShifts(patternsOf(4, 4), new Uint16Array(24))]).toEqual(Array(24).fill(0));
    const lone = [{ name: "a", shift: [0, 0, -1, -1] }];
    expect([...spreadShifts(lone, [3])]).toEqual([3]);
    expect([...spreadShifts([], [])]).toEqual([]);
  });
});
