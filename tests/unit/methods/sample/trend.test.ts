import { describe, expect, test } from "vitest";
import { karnatakaHolidays } from "@/datasets/calendar/karnataka";
import { generate } from "@/datasets/sample/generate";
import { offences } from "@/datasets/sample/offences";
import { festivals, levelBreak, lockdown, spots } from "@/datasets/sample/plants";
import { pearson } from "@/lib/methods/statistics/rank-correlation";
import { decompose } from "@/lib/methods/temporal/decompose";
import { holidayEffects } from "@/lib/methods/temporal/holiday-effects";
import { levelBreaks } from "@/lib/methods/temporal/level-breaks";
import { yearlyChange } from "@/lib/methods/temporal/yearly-change";
import { decodeTable } from "@/lib/table/table";

const dayLength = 86_400_000;
const firstDay = Date.parse("2019-01-01") / dayLength;
const days = Date.parse("2025-01-01") / dayLength - firstDay;
const dayOf = (date: string) => Date.parse(date) / dayLength - firstDay;
const monthOf = (date: string) =>
  (Number(date.slice(0, 4)) - 2019) * 12 + Number(date.slice(5, 7)) - 1;
const monthOfDay = Int32Array.from({ length: days }, (_, day) =>
  monthOf(new Date((firstDay + day) * dayLength).toISOString()),
);

/** Cases a day from 2019 to 2024 by type, by the day they began. */
function daily(): Map<string, Float64Array> {
  const counts = new Map<string, Float64Array>();
  for (const stream of generate("sample", { seed: 1, rows: 250_000 }).streams) {
    const table = decodeTable(stream);
    const heads = table.column("CrimeGroup_Name") as string[];
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      const at = Math.floor(from[i]! / dayLength) - firstDay;
      const head = heads[i]!.trim();
      if (!counts.has(head)) counts.set(head, new Float64Array(days));
      if (at >= 0 && at < days) counts.get(head)![at]!++;
    }
  }
  return counts;
}

describe("trend, season, levels and festivals of the sample", () => {
  const counts = daily();
  const monthly = (head: string) => {
    const sums = new Float64Array(72);
    counts.get(head)!.forEach((count, day) => (sums[monthOfDay[day]!]! += count));
    return sums;
  };
  const heads = offences.map(({ head }) => head);

  test("the level of non-fatal accidents breaks in its month, by the planted factor, and no other type's does", () => {
    for (const head of heads) {
      const { breaks } = levelBreaks(monthly(head), 12);
      if (head !== levelBreak.head) expect(breaks, head).toEqual([]);
      else {
        expect(breaks).toMatchObject([{ at: monthOf(levelBreak.month) }]);
        expect(breaks[0]!.low).toBeLessThan(levelBreak.factor);
        expect(breaks[0]!.high).toBeGreaterThan(levelBreak.factor);
      }
    }
  });

  test("the lockdown is a low that passed in types that need people outside, and in no other", () => {
    const indoors = ["CYBER CRIME", "CRUELTY BY HUSBAND", "POCSO", "MURDER"];
    const common = offences.filter(({ share, season: [, swing] }) => share > 4 && swing < 0.3);
    for (const { head } of common) {
      const { passing } = levelBreaks(monthly(head), 12);
      const low = passing.find(
        ({ from, to }) => from <= monthOf("2020-04") && monthOf("2020-04") < to,
      );
      if (indoors.includes(head)) expect(low, head).toBeUndefined();
      else {
        expect(low, head).toBeDefined();
        expect(low!.open).toBe(false);
        expect(low!.ratio).toBeLessThan(0.8);
      }
    }
    expect(lockdown.factor).toBeLessThan(0.8);
  });

  test("trends a year are those planted", () => {
    for (const { head, trend, share } of offences) {
      // Spots that emerge and fade move the trends of these types.
      if (share < 4 || spots.some((spot) => spot.head === head)) continue;
      const series = monthly(head);
      const { breaks } = levelBreaks(series, 12);
      const jump = (t: number) =>
        breaks.reduce((all, { at, ratio }) => (t >= at ? all * ratio! : all), 1);
      const { change, low, high } = yearlyChange(
        series.map((each, t) => each / jump(t)),
        12,
        12,
      );
      expect(Math.abs(change - (trend - 1)), head).toBeLessThan(0.035);
      expect(low).toBeLessThan(high);
    }
  });

  test("week and year of a type come out of its days as they were planted", () => {
    for (const head of ["CASES OF HURT", "BURGLARY - NIGHT"]) {
      const { weekday, season } = offences.find((each) => each.head === head)!;
      const { seasons } = decompose(counts.get(head)!, { periods: [7, 365] });
      const week = Array.from({ length: 7 }, (_, day) => weekday[(day + 1) % 7]!);
      expect(pearson(seasons[0]!.factor.slice(0, 7), week)).toBeGreaterThan(0.8);
      const year = Array.from({ length: 12 }, (_, month) => {
        const own = seasons[1]!.factor.filter((_, day) => monthOfDay[day]! % 12 === month);
        return own.reduce((sum, each) => sum + each, 0) / own.length;
      });
      const planted = year.map((_, month) => Math.cos(((month + 1 - season[0]) * Math.PI) / 6));
      expect(pearson(year, planted)).toBeGreaterThan(0.8);
    }
  });

  const calendar = () => {
    const found = new Map<string, number[]>();
    const put = (name: string, from: number, to: number) => {
      const own = found.get(name) ?? [];
      for (let day = from; day <= to; day++) own.push(day);
      found.set(name, own);
    };
    for (const { name, date, before, after } of karnatakaHolidays) {
      put(name, dayOf(date) - before, dayOf(date) + after);
    }
    const fair = festivals.find(({ name }) => name.startsWith("Town fair"))!;
    for (const [from, to] of fair.days) put(fair.name, dayOf(from), dayOf(to));
    return [...found].map(([name, own]) => ({ name, days: own }));
  };

  test.each([
    ["KARNATAKA POLICE ACT 1963", "Deepavali", 6],
    ["RIOTS", "Ganesha Chaturthi", 3],
    ["THEFT", "Town fair of Belakupura", 2],
  ])("%s stand out at %s, about %i times as many", (head, name, factor) => {
    const aside = Uint8Array.from({ length: days }, (_, day) =>
      Number(day >= dayOf(lockdown.from) && day <= dayOf(lockdown.to)),
    );
    const effects = holidayEffects(counts.get(head)!, calendar(), { firstDay, aside });
    const found = effects.find((each) => each.name === name)!;
    expect(found.adjusted).toBeLessThan(1e-6);
    expect(Math.abs(found.ratio / factor - 1)).toBeLessThan(0.2);
    expect(found.observed / found.expected).toBeCloseTo(found.ratio, 1);
    const others = effects.filter((each) => each !== found && each.adjusted < 0.05);
    expect(others.length, others.map((each) => each.name).join()).toBeLessThanOrEqual(2);
  });
});
