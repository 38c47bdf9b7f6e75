import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datedTable, type DatedParams } from "@/cells/temporal/dated";
import { beginOf, numberOf, periodName, periods } from "@/cells/temporal/periods";
import { readSeries, type SeriesOptions } from "@/cells/temporal/series";
import { encodeRows } from "@/lib/table/encode";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";

const day = 86_400_000;
const at = (text: string) => new Date(`${text}Z`);

describe("periods", () => {
  const moments = ["1969-12-31T23:59", "2000-02-29T12:00", "2024-01-01T00:00", "2024-12-31T23:59"];

  test.each(periods)("each moment lies in the %s of its number", (period) => {
    for (const moment of moments.map(at)) {
      const number = numberOf(period, moment);
      expect(beginOf(period, number) <= moment).toBe(true);
      expect(beginOf(period, number + 1) > moment).toBe(true);
    }
  });

  test("a week begins on Monday", () => {
    const begin = beginOf("week", numberOf("week", at("2024-03-10T23:00")));
    expect(periodName("week", begin)).toBe("week of 4 Mar 2024");
  });
});

describe("the times of a table", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  beforeAll(async () => {
    opened = await openEngine();
    const add = (name: string, rows: object[]) =>
      opened.engine.ingest(name, [encodeRows(rows as never)]);
    // 2024-01-01 was a Monday: ten whole weeks and two days, a row every six hours.
    const rows = Array.from({ length: 72 * 4 }, (_, i) => ({
      at: new Date(Date.UTC(2024, 0, 1, 3) + (i * day) / 4),
      beat: i % 3 === 2 ? null : i % 3 === 0 ? "b" : "a",
    }));
    await add("clocked", [
      ...rows,
      { at: null, beat: "a" },
      { at: at("1900-01-01T05:00"), beat: "a" },
    ]);
    const days = Array.from({ length: 21 }, (_, i) => ({ at: new Date(Date.UTC(2024, 0, 1 + i)) }));
    await add("days", days);
    const months = Array.from({ length: 14 }, (_, i) => ({
      at: new Date(Date.UTC(2023, i, 1)),
      total: 100 + i,
    }));
    await add("months", months);
    await add(
      "weeks",
      [0, 1, 2, 4].map((week) => ({ at: new Date(Date.UTC(2024, 0, 1 + 7 * week)), n: 3 })),
    );
    await add("rare", [
      { at: at("2024-01-03T10:00") },
      { at: at("2024-03-20T10:00") },
      { at: at("2024-06-11T10:00") },
      { at: at("2024-09-30T10:00") },
    ]);
    const written = [...Array(14)].map((_, i) => ({
      month: new Date(Date.UTC(2023, i, 1)).toISOString().slice(0, 7),
    }));
    await add("written", written);
    const many = Array.from({ length: 3000 }, (_, i) => ({ at: new Date(i * day) }));
    await add("many", many);
    await add("nothing", [{ at: null as Date | null, n: 1 }]);
  });
  afterAll(() => opened.close());

  const contextFor = () => contextOf(opened.engine, { kind: "clock", name: "c", source: "" });
  const dated = (params: DatedParams) => datedTable(contextFor(), { time: "at", ...params });
  const series = async (params: DatedParams, options: SeriesOptions) =>
    readSeries(contextFor(), await dated(params), options);

  test("are known to the minute, the day or the month, and this is said", async () => {
    expect((await dated({ data: "clocked" })).precision).toBe("time");
    const days = await dated({ data: "days" });
    expect(days).toMatchObject({ precision: "day", end: at("2024-01-22T00:00") });
    expect(days.words).toBe("21 of 21 rows have a time in at (100 %), known to the day.");
    const months = await dated({ data: "months" });
    expect(months).toMatchObject({ precision: "month", end: at("2024-03-01T00:00") });
  });

  test("and the number of incidents are not read from a column that says who somebody is", async () => {
    await opened.engine.createTable(
      "victims",
      "select timestamp '2024-01-01' as at, 98765 as VictimPhone, date '1990-02-03' as DateOfBirth",
    );
    await expect(dated({ data: "victims", count: "VictimPhone" })).rejects.toThrow(
      /VictimPhone of victims identifies people/,
    );
    await expect(dated({ data: "victims", time: "DateOfBirth" })).rejects.toThrow(
      /DateOfBirth of victims identifies people/,
    );
  });

  test("are months where the only time is a written month", async () => {
    const months = await datedTable(contextFor(), { data: "written" });
    expect(months).toMatchObject({ column: "month", precision: "month", dated: 14 });
    expect(months.first).toEqual(at("2023-01-01T00:00"));
  });

  test("are counted by week without the part of a week at the end, stray dates and gaps", async () => {
    const found = await series({ data: "clocked" }, { period: "week" });
    expect(found.keys).toEqual([[]]);
    expect([...found.counts]).toEqual(Array(10).fill(28));
    expect(found.begins[0]).toEqual(at("2024-01-01T00:00"));
    expect(found.end).toEqual(at("2024-03-11T00:00"));
    expect(found.words).toEqual([
      "10 weeks from 1 Jan 2024 to 10 Mar 2024 with 280 incidents.",
      "The last week is left out: the data covers only part of it.",
      "9 rows outside these periods are left out.",
    ]);
  });

  test("by day keep a first and last day like any other, though few of all rows are theirs", async () => {
    await opened.engine.createTable(
      "long",
      "select timestamp '2010-01-01 00:30:00' + to_hours(i) as at from range(24 * 3000) t(i)",
    );
    const { counts, words } = await series({ data: "long" }, { period: "day" });
    expect(counts).toHaveLength(3000);
    expect(words).toHaveLength(1);
  });

  test("make a series a value, in order, and rows without one are told", async () => {
    const { keys, counts, words, by } = await series(
      { data: "clocked" },
      { period: "week", by: ["beat"] },
    );
    expect(by).toEqual(["beat"]);
    expect(keys).toEqual([["a"], ["b"]]);
    expect(counts).toHaveLength(20);
    const sum = (from: number) => counts.subarray(from, from + 10).reduce((a, b) => a + b, 0);
    expect([sum(0), sum(10)]).toEqual([93, 94]);
    expect(words.at(-1)).toBe("93 rows without a value in beat are left out.");
  });

  test("the first and last of very many days are days like others", async () => {
    const { counts, words } = await series({ data: "many" }, { period: "day" });
    expect(counts).toHaveLength(3000);
    expect(words).toHaveLength(1);
  });

  test("a last day that is over counts whole where only days are known", async () => {
    const { counts } = await series({ data: "days" }, { period: "week" });
    expect([...counts]).toEqual([7, 7, 7]);
  });

  test("of weekly totals the last week is whole, though only its Monday is there", async () => {
    const { counts, words } = await series({ data: "weeks", count: "n" }, { period: "week" });
    expect([...counts]).toEqual([3, 3, 3, 0, 3]);
    expect(words).toHaveLength(1);
  });

  test("a day that the analyst names ends the data", async () => {
    const { counts, end } = await series(
      { data: "clocked" },
      { period: "week", asOf: at("2024-02-06T00:00") },
    );
    expect(counts).toHaveLength(5);
    expect(end).toEqual(at("2024-02-05T00:00"));
  });

  test("silence between rare cases is not the end of the data", async () => {
    const { counts } = await series({ data: "rare" }, { period: "month" });
    expect([...counts]).toEqual([1, 0, 1, 0, 0, 1, 0, 0, 1]);
  });

  test("rows may stand for several incidents", async () => {
    const { counts } = await series({ data: "months", count: "total" }, { period: "month" });
    expect([...counts]).toEqual(Array.from({ length: 14 }, (_, i) => 100 + i));
  });

  test("what cannot be counted is refused in words", async () => {
    await expect(series({ data: "months" }, { period: "week" })).rejects.toThrow(
      "at tells only the month, so that nothing can be counted by week.",
    );
    await expect(series({ data: "days" }, { period: "month", least: 3 })).rejects.toThrow(
      "at least 3 are needed",
    );
    await expect(
      series({ data: "clocked" }, { period: "day", by: ["beat"], most: 1 }),
    ).rejects.toThrow("2 series are more than the 1 that can be compared.");
    await expect(dated({ data: "nothing" })).rejects.toThrow(
      "None of the rows of nothing has a time in at.",
    );
    await expect(datedTable(contextFor(), {})).rejects.toThrow("Choose the table of incidents.");
    await expect(dated({ data: "days", time: "then" })).rejects.toThrow("then");
    await opened.engine.createTable("none", "select * from days where false");
    await expect(dated({ data: "none" })).rejects.toThrow("none has no rows.");
  });
});
