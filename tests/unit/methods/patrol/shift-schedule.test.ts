import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { rosterOf } from "@/lib/methods/patrol/roster";
import { scheduleStaff } from "@/lib/methods/patrol/shift-schedule";
import { workPatterns } from "@/lib/methods/patrol/work-patterns";

const week = { days: 7, shifts: 1 };
const patterns = workPatterns({ shifts: 1 });
const needs = [17, 13, 15, 19, 14, 16, 11];

describe("shift scheduling", () => {
  test("asks for whole officers", async () => {
    const patterns = [{ name: "a", shift: [0] }];
    const asked = scheduleStaff({ days: 1, shifts: 1, need: [1.5], patterns });
    await expect(asked).rejects.toThrow("not a whole number");
  });

  test("meets the post office's week with 23 people", async () => {
    const plan = await scheduleStaff({ ...week, need: needs, patterns });
    expect(plan).toMatchObject({ staff: 23, bound: 23, proven: true });
    needs.forEach((need, day) => expect(plan.onDuty[day]).toBeGreaterThanOrEqual(need));
    expect(plan.short.every((open) => open === 0)).toBe(true);
  });

  test("needs as few as the best of all ways", async () => {
    const by = chance(4);
    const own = workPatterns({ days: 4, shifts: 1, on: 3 });
    for (let run = 0; run < 5; run++) {
      const need = Array.from({ length: 4 }, () => by.below(4));
      let best = Infinity;
      for (let code = 0; code < 256; code++) {
        const count = [code & 3, (code >> 2) & 3, (code >> 4) & 3, code >> 6];
        const meets = need.every(
          (each, day) =>
            count.reduce((sum, n, p) => sum + (own[p]!.shift[day] === 0 ? n : 0), 0) >= each,
        );
        if (meets)
          best = Math.min(
            best,
            count.reduce((sum, n) => sum + n, 0),
          );
      }
      const plan = await scheduleStaff({ days: 4, shifts: 1, need, patterns: own });
      expect(plan.staff).toBe(best);
    }
  });

  test("leaves least open with too few officers, and uses those to spare", async () => {
    const few = await scheduleStaff({ ...week, need: needs, patterns, officers: 20 });
    expect(few.staff).toBe(20);
    expect(few.short.reduce((sum, open) => sum + open, 0)).toBe(few.bound);
    expect(few.bound).toBeGreaterThan(4);
    const many = await scheduleStaff({ ...week, need: needs, patterns, officers: 30 });
    expect(many.staff).toBe(30);
    expect(many.onDuty.reduce((sum, there) => sum + there, 0)).toBe(150);
    expect(many.short.every((open) => open === 0)).toBe(true);
  });

  test("says where nobody works who is needed", async () => {
    const weekdays = [{ name: "Mon–Fri", shift: [0, 0, 0, 0, 0, -1, -1] }];
    await expect(scheduleStaff({ ...week, need: needs, patterns: weekdays })).rejects.toThrow(
      "No work pattern works in shift 1 on day 6, and 16 are needed.",
    );
    await expect(scheduleStaff({ ...week, need: [], patterns })).rejects.toThrow("0 needs");
    const nobody = await scheduleStaff({ ...week, need: [0, 0, 0, 0, 0, 0, 0], patterns });
    expect(nobody).toMatchObject({ staff: 0, proven: true, gap: 0 });
  });
});

describe("a roster", () => {
  const clock = { begins: [7, 15, 23], hours: [8, 8, 8] };

  test("meets the needs in every week and gives all officers the same nights", async () => {
    const need = Array.from({ length: 21 }, (_, at) => [3, 2, 2][at % 3]!);
    const three = workPatterns({ shifts: 3 });
    const { count, staff } = await scheduleStaff({ days: 7, shifts: 3, need, patterns: three });
    const roster = rosterOf({
      days: 7, shifts: 3, patterns: three, count, cycles: staff, rotate: true, ...clock,
    }); // prettier-ignore
    expect(roster.officers).toBe(staff);
    for (let day = 0; day < 7 * staff; day++) {
      const there = [0, 0, 0];
      for (let officer = 0; officer < staff; officer++) {
        const shift = roster.shift[officer * 7 * staff + day]!;
        if (shift >= 0) there[shift]!++;
      }
      there.forEach((each, shift) => expect(each).toBeGreaterThanOrEqual([3, 2, 2][shift]!));
    }
    const nights = Array.from({ length: staff }, (_, officer) => roster.worked[officer * 3 + 2]);
    expect(new Set(nights).size).toBe(1);
    expect(roster.breaches).toHaveLength(0);
  });

  test("names a rest that is too short", () => {
    const nightThenDay = [
      { name: "a", shift: [2, -1] },
      { name: "b", shift: [-1, 2] },
      { name: "c", shift: [0, 0] },
    ];
    const roster = rosterOf({
      days: 2, shifts: 3, patterns: nightThenDay, count: [0, 1, 1], cycles: 2, rotate: true, ...clock,
    }); // prettier-ignore
    expect(roster.breaches).toEqual([{ officer: 0, day: 2, rest: 0 }]);
    expect([...roster.longestRun]).toEqual([3, 2]);
    expect([...roster.hours]).toEqual([24, 24]);
  });
});
