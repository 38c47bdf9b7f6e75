import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { trendKind } from "@/cells/trend";
import { computeTrends, type TrendInput, type Trends } from "@/cells/trend/compute";
import { run } from "@/cells/trend/run";
import type { TrendView } from "@/cells/trend/view-data";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Three years of thefts with a season and a fair, and accidents whose register changed in June 2021. */
function incidents() {
  const luck = chance(8);
  const rows: { type: string; at: Date }[] = [];
  for (let day = 0; day < 1096; day++) {
    const at = new Date(Date.UTC(2020, 0, 1 + day));
    const season = 1 + 0.4 * Math.cos((2 * Math.PI * (at.getUTCMonth() - 9)) / 12);
    const isFair = at.getUTCMonth() === 4 && Math.abs(at.getUTCDate() - 12) < 3;
    const put = (type: string, mean: number) => {
      const count = Math.floor(mean + luck.next() + 0.3 * luck.normal());
      for (let i = 0; i < count; i++) rows.push({ type, at });
    };
    put("theft", 4 * season * (at.getUTCDay() === 6 ? 1.8 : 1) * (isFair ? 3 : 1));
    put("accident", day >= 517 ? 1.2 : 3);
    put("murder", 0.05);
  }
  return rows;
}

const fairs = [2020, 2021, 2022].map((year) => ({
  date: new Date(Date.UTC(year, 4, 12)),
  name: "Fair",
  before: 2,
  after: 2,
}));
const months = Array.from({ length: 96 }, (_, i) => ({
  year_month: new Date(Date.UTC(2015, i, 1)),
  count: Math.round(900 + 90 * Math.sin((i * Math.PI) / 6) + 4 * ((i * 7) % 11)) * (i < 60 ? 2 : 1),
}));

describe("a trend cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "trend", name: "course", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("incidents", [encodeRows(incidents())]);
    await opened.engine.ingest("fairs", [encodeRows(fairs)]);
    await opened.engine.ingest("monthly", [encodeRows(months)]);
    vi.stubGlobal(
      "Worker",
      workerOf<TrendInput, Trends>((input, progress) => computeTrends(input, progress)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves parts that add up to what was observed, with breaks, seasons and trends beside them", async () => {
    const { findings } = await runCell("data: incidents\nby: type");
    const [sums] = await ask(`select count(*) as n, count(distinct type) as types,
max(abs(observed - trend - season - remainder)) as off from course`);
    expect(sums).toMatchObject({ n: 108, types: 3 });
    expect(sums!.off).toBeLessThan(1e-6);
    expect(
      await ask("select type, kind, begins from course_breaks where kind = 'lasting'"),
    ).toEqual([{ type: "accident", kind: "lasting", begins: new Date(Date.UTC(2021, 5, 1)) }]);
    const peak = await ask(
      "select name from course_season where type = 'theft' order by ratio desc limit 1",
    );
    expect(peak).toEqual([{ name: "October" }]);
    expect(await ask("select count(*) as n from course_trends where p_adjusted >= p")).toEqual([
      { n: 3 },
    ]);
    expect(findings![0]).toMatch(/^Of 3 series \d rise/);
    expect(findings!.join("\n")).toMatch(
      /accident: From Jun 2021 the level is \d+ a month instead of \d+: ask whether recording changed\./,
    );
  });

  test("tells no season in percent where months have a handful of cases", async () => {
    await opened.engine.createTable("murders", "from incidents where type = 'murder'");
    const few = await runCell("data: murders");
    expect(few.findings!.join(" ")).not.toMatch(/most in|season/);
    const many = await runCell("data: incidents");
    expect(many.findings!.join(" ")).toMatch(/most in \w+ \(\+/);
  });

  test("finds the week in days, and a holiday of the analyst's own table", async () => {
    const { findings, provenance } = await runCell(
      "data: incidents\nby: type\nseries: 1\nperiod: day\nholidays: fairs",
    );
    const week = await ask(
      "select name from course_season where season = 'week' order by ratio desc limit 1",
    );
    expect(week).toEqual([{ name: "Saturday" }]);
    const [fair] = await ask("from course_holidays");
    expect(fair).toMatchObject({ type: "theft", holiday: "Fair", days: 15 });
    expect(fair!.ratio_low).toBeGreaterThan(2);
    expect(fair!.ratio_high).toBeLessThan(4);
    expect(findings!.join("\n")).toMatch(
      /theft at Fair: [23]\.\d\d times as many as on other days/,
    );
    expect(provenance!.join("\n")).toContain("The 1 most frequent of 3 series by type are taken.");
  });

  test("knows that a table of months has no days, and counts by its column", async () => {
    const { findings, provenance } = await runCell(
      "data: monthly\ncount: count\ncurve: exponential",
    );
    expect(findings!.join("\n")).toContain("From Jan 2020 the level is");
    expect(provenance![0]).toContain("known to the month only");
    expect(await ask("select count(*) as n from course where curve > 0")).toEqual([{ n: 96 }]);
    await expect(runCell("data: monthly\ncount: count\nperiod: week")).rejects.toThrow(
      "tells only the month",
    );
    await expect(runCell("data: monthly\nholidays: karnataka")).rejects.toThrow(
      "Holidays need days",
    );
  });

  test("takes no names of people for names of holidays", async () => {
    await opened.engine.createTable(
      "guests",
      "select 'A. Rao' as name, 30 as age, 'M' as sex, date '2021-05-12' as date",
    );
    await expect(runCell("data: incidents\nperiod: day\nholidays: guests")).rejects.toThrow("name");
  });

  test.each([
    ["period: month", "Choose the table of incidents."],
    ["data: incidents\nholidays: monthly", "monthly has no columns called date and name."],
  ])("%s is told with what to do", async (source, message) => {
    await expect(runCell(source)).rejects.toThrow(CellFailure);
    await expect(runCell(source)).rejects.toThrow(message);
  });

  test.each(["month", "day"])(
    "becomes a TypeScript cell with the same figures by %s",
    async (period) => {
      const source = `data: incidents\nby: type\nseries: 2\nperiod: ${period}`;
      const result = await runCell(source);
      const cell = { id: "c1", kind: "trend", source } as unknown as Cell;
      const code = trendKind.toCode!(cell, result);
      const { problem, reads, outputs } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(reads).toEqual(["incidents"]);
      expect(outputs.length).toBeGreaterThan(0);
      const [shown] = await displayedBy(opened.engine, code);
      const own = await ask("select type as name, change_a_year, p, breaks from course_trends");
      expect(
        (shown as { breaks: unknown[] }[]).map((each) => ({ ...each, breaks: each.breaks.length })),
      ).toMatchObject(own);
      expect((result.view as TrendView).series).toHaveLength(2);
    },
  );
});
