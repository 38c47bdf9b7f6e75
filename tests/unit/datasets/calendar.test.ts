import { describe, expect, test } from "vitest";
import { easter } from "@/datasets/calendar/easter";
import { karnatakaHolidays } from "@/datasets/calendar/karnataka";
import { holidayTemplate } from "@/datasets/calendar/template";
import { festivals } from "@/datasets/sample/plants";

const datesOf = (name: string) =>
  karnatakaHolidays.filter((each) => each.name === name).map(({ date }) => date);

describe("the calendar of Karnataka", () => {
  test("every holiday stands once a year at most, on a day that exists", () => {
    const seen = new Set<string>();
    for (const { name, date } of karnatakaHolidays) {
      const day = new Date(`${date}T00:00:00Z`);
      expect(day.toISOString().slice(0, 10)).toBe(date);
      const key = `${name} ${date.slice(0, 4)}`;
      // Two years of the moon's calendar may begin in one of ours.
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
    }
    expect(new Set(karnatakaHolidays.map(({ name }) => name)).size).toBe(26);
  });

  test("festivals that were planted into the sample stand on their days", () => {
    const middles = (name: string, shift: number) =>
      festivals
        .find((each) => each.name === name)!
        .days.map(([from]) => {
          const day = new Date(Date.parse(from) + shift * 86_400_000);
          return day.toISOString().slice(0, 10);
        });
    expect(datesOf("Deepavali")).toEqual(expect.arrayContaining(middles("Deepavali", 2)));
    expect(datesOf("Ganesha Chaturthi")).toEqual(expect.arrayContaining(middles("Ganesha", 0)));
  });

  test("moon-sighted ones and those that lists disagree on are marked", () => {
    for (const { name, exact } of karnatakaHolidays) {
      if (["Eid al-Fitr", "Bakrid", "Muharram", "Eid Milad"].includes(name))
        expect(exact).toBe(false);
      if (["Republic Day", "Good Friday", "Christmas"].includes(name)) expect(exact).toBe(true);
    }
  });

  test("lunar festivals move by the moon: 354, 384 days or one beside from year to year", () => {
    for (const name of [
      "Ugadi",
      "Deepavali",
      "Maha Shivaratri",
      "Buddha Purnima",
      "Valmiki Jayanti",
    ]) {
      const days = datesOf(name).map((date) => Date.parse(date) / 86_400_000);
      days.slice(1).forEach((day, i) => {
        const apart = day - days[i]!;
        const months = Math.round(apart / 29.530588);
        expect([12, 13]).toContain(months);
        expect(Math.abs(apart - months * 29.530588), `${name} ${i}`).toBeLessThan(1.6);
      });
    }
  });

  test.each([
    [2018, "2018-04-01"],
    [2019, "2019-04-21"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
  ])("Easter of %i is %s", (year, date) => expect(easter(year)).toBe(date));
});

test("the template of holidays is the calendar, a row a holiday", () => {
  const lines = holidayTemplate.csv.trimEnd().split("\r\n");
  expect(lines[0]).toBe("date,name,before,after,accuracy");
  expect(lines).toHaveLength(karnatakaHolidays.length + 1);
  expect(lines.every((line) => line.split(",").length === 5)).toBe(true);
  expect(lines).toContain("2024-10-31,Deepavali,2,2,exact");
});
