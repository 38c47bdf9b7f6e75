import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { evenNights, isWeekend, type WrittenDays } from "@/lib/methods/patrol/even-nights";

const [begins, hours] = [[6, 14, 22], [8, 8, 8]] as const; // prettier-ignore
const rules = {
  hours,
  isNight: [false, false, true],
  isRested: (before: number, after: number) => 24 + begins[after]! - begins[before]! - 8 >= 11,
};

/** Officers in order: the shift and the day off of each of their weeks. */
function written(weeks: readonly (readonly [shift: number, off: number])[][]): WrittenDays {
  const length = 7 * weeks[0]!.length;
  const rows = weeks.flatMap((own) =>
    own.flatMap(([shift, off]) =>
      Array.from({ length: 7 }, (_, day) => (day === off ? -1 : shift)),
    ),
  );
  return { officers: weeks.length, length, days: 7, shift: Int8Array.from(rows), ...rules };
}

const rowsOf = ({ officers, length }: WrittenDays, shift: Int8Array) =>
  Array.from({ length: officers }, (_, at) => [...shift.subarray(at * length, (at + 1) * length)]);

const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const nightsOf = (row: readonly number[]) => row.filter((shift) => shift === 2).length;

/** What no exchange may make worse. */
function rulesOf(rows: readonly (readonly number[])[]) {
  const pairs = rows.flatMap((row) =>
    row.slice(1).flatMap((now, day) => (now >= 0 && row[day]! >= 0 ? [[row[day]!, now]] : [])),
  );
  const runs = rows.flatMap((row) =>
    row
      .map((shift) => (shift < 0 ? "." : "w"))
      .join("")
      .split("."),
  );
  return {
    short: pairs.filter(([before, now]) => !rules.isRested(before!, now!)).length,
    changes: pairs.filter(([before, now]) => before !== now).length,
    overlong: runs.reduce((sum, run) => sum + Math.max(0, run.length - 7), 0),
    longest: Math.max(...runs.map((run) => run.length)),
    nights: range(rows.map(nightsOf)),
    worked: range(rows.map((row) => row.filter((shift) => shift >= 0).length)),
  };
}

/** Officers who would have too short a rest if their days began again after the last. */
const shortAgain = (rows: readonly (readonly number[])[]) =>
  rows.filter(([first, ...rest]) => {
    const last = rest.at(-1)!;
    return first! >= 0 && last >= 0 && !rules.isRested(last, first!);
  }).length;

describe("nights evened between officers", () => {
  test("on any roster each day keeps its duties, and nothing gets worse", () => {
    const by = chance(7);
    for (let run = 0; run < 20; run++) {
      const [officers, weeks] = [2 + by.below(12), 1 + by.below(5)];
      const given = written(
        Array.from({ length: officers }, () =>
          Array.from({ length: weeks }, () => [by.below(3), by.below(7)] as const),
        ),
      );
      const before = rowsOf(given, given.shift);
      const after = rowsOf(given, evenNights(given, { tries: 20_000 }));
      const duties = (rows: readonly (readonly number[])[]) =>
        before[0]!.map((_, day) => rows.map((row) => row[day]!).toSorted());
      expect(duties(after)).toEqual(duties(before));
      const [was, is] = [rulesOf(before), rulesOf(after)];
      for (const rule of Object.keys(was) as (keyof typeof was)[])
        expect(is[rule], rule).toBeLessThanOrEqual(was[rule]);
    }
  });

  test("where half of all keep nights and the days off allow it, all have the same", () => {
    const given = written(
      Array.from({ length: 14 }, (_, officer) =>
        Array.from({ length: 4 }, () => [officer < 7 ? 2 : 0, officer % 7] as const),
      ),
    );
    const after = rowsOf(given, evenNights(given));
    expect(range(rowsOf(given, given.shift).map(nightsOf))).toBe(24);
    expect(range(after.map(nightsOf))).toBeLessThanOrEqual(1);
    expect(rulesOf(after).short).toBe(0);
  });

  test("whose last night would be followed by the first morning again comes to end with another week", () => {
    const week = (shift: number, off: number) => [shift, off] as const;
    const given = written(
      Array.from({ length: 8 }, (_, officer) =>
        officer < 4 ? [week(0, 6), week(0, 6), week(2, 3)] : [week(2, 6), week(2, 6), week(0, 3)],
      ),
    );
    const [before, after] = [given.shift, evenNights(given)].map((each) => rowsOf(given, each));
    expect(shortAgain(before!)).toBe(4);
    expect(shortAgain(after!)).toBe(0);
    expect(rulesOf(after!).short).toBe(0);
    expect(rulesOf(after!).nights).toBeLessThan(rulesOf(before!).nights);
  });

  test("without nights the Saturdays and Sundays off are evened", () => {
    const given = written([
      [5, 5, 5, 5].map((off) => [0, off] as const),
      [3, 4, 4, 4].map((off) => [0, off] as const),
    ]);
    const after = rowsOf(given, evenNights(given));
    const offOf = (row: readonly number[]) =>
      row.filter((shift, day) => shift < 0 && isWeekend(day)).length;
    expect(after.map(offOf)).toEqual([2, 2]);
  });

  test("the same days give the same answer, and one officer or none keeps what is written", () => {
    const own = Array.from({ length: 3 }, (_, week) => [week, week] as const);
    const given = written([own, own.toReversed(), own, own.toReversed(), own]);
    expect(evenNights(given)).toEqual(evenNights(given));
    const one = written([own]);
    expect(evenNights(one)).toEqual(one.shift);
    expect(evenNights({ ...one, officers: 0, shift: new Int8Array() })).toHaveLength(0);
  });
});
