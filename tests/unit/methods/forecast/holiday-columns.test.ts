import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { poissonModel } from "@/lib/methods/forecast/count-regression";
import { holidayColumns } from "@/lib/methods/forecast/holiday-columns";
import { fanLevels } from "@/lib/methods/forecast/model";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const dayOf = (text: string) => Date.parse(text) / 86_400_000;
const begins = (...dates: string[]) => dates.map((each) => Date.parse(each));

describe("holidays as columns", () => {
  it("are shares of the days of a month or week, 1 of a day", () => {
    const months = begins("2019-09-01", "2019-10-01", "2019-11-01", "2019-12-01");
    const days = ["2019-10-07", "2019-10-08", "2019-11-01"].map(dayOf);
    const { columns } = holidayColumns([{ name: "Dasara", days }], months, 3);
    expect([...columns[0]!]).toEqual([0, 2 / 31, 1 / 30]);
    const weeks = begins("2019-10-07", "2019-10-14", "2019-10-21");
    const two = [dayOf("2019-10-13"), dayOf("2019-10-14")];
    const found = holidayColumns([{ name: "x", days: two }], weeks, 2);
    expect([...found.columns[0]!]).toEqual([1 / 7, 1 / 7]);
  });

  it("are left out where the past has met them less than twice, or on the days of another", () => {
    const days = begins("2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05");
    const [a, b, c] = ["2020-01-01", "2020-01-03", "2020-01-04"].map(dayOf) as [
      ...[number, number, number],
    ];
    const { names, leftOut } = holidayColumns(
      [
        { name: "two", days: [a, b, 0] },
        { name: "again", days: [b, a] },
        { name: "once", days: [b, c] },
        { name: "never", days: [] },
      ],
      days,
      3,
    );
    expect(names).toEqual(["two"]);
    expect(leftOut.map(({ name }) => name)).toEqual(["again", "once", "never"]);
    expect(leftOut[0]!.why).toMatch(/same periods as two/);
  });
});

describe("a regression of counts with holidays", () => {
  const by = chance(9);
  const steps = 364;
  const falls = (t: number) => t % 30 === 20;
  const holiday = Float64Array.from({ length: steps + 28 }, (_, t) => +falls(t));
  const context = { season: 7, levels: fanLevels, seed: 1, counts: true };

  it("knows how many more come on the next one", () => {
    const counts = Float64Array.from({ length: steps }, (_, t) =>
      drawPoisson(falls(t) ? 60 : 20, by),
    );
    const { mean } = poissonModel.forecast(counts, 28, { ...context, regressors: [holiday] });
    const on = mean.filter((_, h) => falls(steps + h));
    const off = mean.filter((_, h) => !falls(steps + h));
    expect(on.length).toBe(1);
    expect(Math.abs(on[0]! - 60)).toBeLessThan(6);
    expect(Math.max(...off)).toBeLessThan(25);
  });

  it("does not learn from one on which next to nothing happened", () => {
    const rare = Float64Array.from({ length: steps }, (_, t) =>
      falls(t) ? 0 : drawPoisson(0.6, by),
    );
    const { mean, parameters } = poissonModel.forecast(rare, 28, {
      ...context,
      regressors: [holiday],
    });
    expect(Object.keys(parameters!)).not.toContain("regressor_1");
    expect(Math.max(...mean)).toBeLessThan(1.5);
  });
});
