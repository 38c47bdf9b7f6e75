import { expect, test } from "vitest";
import {
  dayText,
  findingsOf,
  periodOf,
  qualityWords,
  sourceTitle,
} from "@/app/(pages)/datasets/_datasets/summary";
import { readAbout, type TableAbout, withTable } from "@/lib/store/about";

const table = (change: Partial<TableAbout> = {}): TableAbout => ({
  part: null,
  name: "fir",
  rows: 10,
  columns: [],
  source: null,
  mapped: null,
  grain: "time",
  period: { from: "2018-01-01", to: "2018-06-30" },
  points: null,
  findings: { serious: 0, warning: 0, note: 0 },
  made: "2026-11-22T10:00:00.000Z",
  ...change,
});

test("days are written as people write them, months where no day is known", () => {
  expect(dayText("2018-06-30")).toBe("30 Jun 2018");
  expect(dayText("2018-06-01", "month")).toBe("Jun 2018");
  const monthly = table({ grain: "month", period: { from: "2017-01-01", to: "2018-06-01" } });
  expect(periodOf({ tables: [monthly] })).toEqual({ from: "Jan 2017", to: "Jun 2018" });
});

test("several tables have one period, from the first day of all to the last", () => {
  const other = table({ part: "b.csv", period: { from: "2016-03-04", to: "2017-01-01" } });
  const undated = table({ part: "c.csv", period: null, grain: null });
  expect(periodOf({ tables: [table(), other, undated] })).toEqual({
    from: "4 Mar 2016",
    to: "30 Jun 2018",
  });
  expect(periodOf({ tables: [undated] })).toBeNull();
});

test("quality is said worst first, and what was not checked is not called good", () => {
  const words = (findings: TableAbout["findings"]) =>
    qualityWords({ tables: [table({ findings })] });
  expect(words({ serious: 2, warning: 3, note: 4 })).toEqual(["2 serious", "3 warnings"]);
  expect(words({ serious: 0, warning: 1, note: 0 })).toEqual(["1 warning"]);
  expect(words({ serious: 0, warning: 0, note: 1 })).toEqual(["1 note"]);
  expect(words({ serious: 0, warning: 0, note: 0 })).toEqual(["nothing found"]);
  expect(words(null)).toEqual(["not checked yet"]);
  expect(qualityWords(null)).toEqual(["not checked yet"]);
});

test("findings of all tables are added up", () => {
  const other = table({ part: "b.csv", findings: { serious: 1, warning: 2, note: 0 } });
  expect(findingsOf({ tables: [other, other, table({ findings: null })] })).toEqual({
    serious: 2,
    warning: 4,
    note: 0,
  });
});

test("a publisher is named by its title", () => {
  expect(sourceTitle({ tables: [table({ source: "chicago" })] })).toMatch(/^Chicago/);
  expect(sourceTitle({ tables: [table()] })).toBeNull();
});

test("a later look at a table takes the place of the earlier one", () => {
  const about = withTable(withTable(null, table({ rows: 1 })), table({ rows: 2 }));
  expect(about.tables.map(({ rows }) => rows)).toEqual([2]);
});

test("what cannot be read as a look is none, and the table is looked at anew", () => {
  expect(readAbout(null)).toBeNull();
  expect(readAbout("{")).toBeNull();
  expect(readAbout('{"columns":[]}')).toBeNull();
});
