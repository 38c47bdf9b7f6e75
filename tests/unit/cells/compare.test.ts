import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compareKind } from "@/cells/compare";
import { compute, type ComputeInput } from "@/cells/compare/compute";
import { run } from "@/cells/compare/run";
import type { CompareView } from "@/cells/compare/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { decodeTable } from "@/lib/table/table";
import { hasShared, openAll, sharedBlob } from "../datasets/opened";
import { openEngine } from "../engine/open";
import { square } from "./beat-square";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/**
 * Incidents of 2019 to 2024: every day three thefts in each of two beats and one cheating case in
 * the first, but in December 2024 nine thefts a day in North, in spellings of their own.
 */
const incidents = `
select t, station, beat, head from (
  select cast(d as timestamp) + interval (n * 2) hour as t,
    case when month(d) = 12 and year(d) = 2024 and n > 2 then 'NORTH ' else station end as station,
    beat, 'THEFT' as head
  from range(date '2019-01-01', date '2025-01-01', interval 1 day) days(d),
    (values ('North', '1'), ('South', '1')) beats(station, beat), range(9) numbers(n)
  where n < 3 or (station = 'North' and month(d) = 12 and year(d) = 2024)
  union all
  select cast(d as timestamp) + interval 9 hour, 'North', '2', 'CHEATING'
  from range(date '2019-01-01', date '2025-01-01', interval 1 day) days(d)
  union all
  select timestamp '2024-12-20 10:00:00', null, null, 'THEFT'
  union all
  select timestamp '2020-02-20 10:00:00', 'West', '9', 'CHEATING'
)`;

describe("a compare cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "compare", name: "changes", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.createTable("fir", incidents);
    await opened.engine.createTable(
      "beats",
      `select * from (values ('North', '01', '${square(77.5)}'), ('North', '2', '${square(77.52)}'),
('South', '1', '${square(77.54)}'), ('East', '7', '${square(77.56)}')) b(station, beat, geometry)`,
    );
    vi.stubGlobal(
      "Worker",
      workerOf((input, progress) => compute(input as ComputeInput, (f) => progress(f, ""))),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("compares the last four whole weeks with everything that is covered", async () => {
    const { findings, provenance, view } = await runCell("data: fir");
    const rows = await ask("from changes");
    expect(rows.map(({ comparison }) => comparison)).toEqual([
      "last period",
      "same period last year",
      "year to date",
      "three-year mean",
    ]);
    // 28 days of 7 a day, and of 6 more in December; the row without a station counts too.
    expect(rows[1]).toMatchObject({
      is_total: true,
      this_count: 28 * 13 + 1,
      before_count: 28 * 7,
      before_periods: 1,
      expected: 196,
      verdict: "rise",
    });
    expect(rows[1]!.change).toBeCloseTo(86.2, 1);
    expect(rows[3]).toMatchObject({ before_count: 3 * 196, before_periods: 3, expected: 196 });
    expect(rows[3]!.ratio_low).toBeGreaterThan(1.5);
    expect(findings).toEqual([
      "2 Dec to 29 Dec 2024 against the same four weeks last year: 365 incidents against 196 expected (+86 %): almost never by chance (p < 0.001, adjusted).",
    ]);
    expect(provenance!.join(" ")).toContain("last whole four weeks");
    const { sheet, toDate, pastYears } = view as CompareView;
    expect(sheet).toHaveLength(1);
    expect(sheet[0]!.toDate[0]).toHaveLength(52);
    expect(toDate.years).toEqual([2024, 2023, 2022, 2021]);
    expect(pastYears.map(({ label }) => label)).toEqual([
      ...["2024", "2023", "2022", "2021", "2020", "2019"],
    ]);
    expect(sheet[0]!.years).toEqual([365, 196, 196, 196, 196, 196]);
  });

  test("groups are tested together, and what has not changed is not marked", async () => {
    const { findings, provenance } = await runCell("data: fir\nby: [head]\nperiod: month");
    const rows = await ask(
      "select head, comparison, verdict, p, p_adjusted, change from changes where not is_total",
    );
    expect(rows).toHaveLength(8);
    for (const { head, verdict, p, p_adjusted } of rows) {
      expect(verdict).toBe(head === "THEFT" ? "rise" : "within chance");
      expect(Number(p_adjusted)).toBeGreaterThanOrEqual(Number(p));
    }
    expect(findings![1]).toMatch(/^Rises most surely against .*: THEFT, .*\+\d+ %/);
    expect(findings![2]).toBe("No group falls more than chance explains.");
    expect(provenance!.join(" ")).toContain("12 tests");
  });

  test("no percentage below thirty cases before, and partial months are left out", async () => {
    const { view } = await runCell(
      "data: fir\nby: [head]\nperiod: week\nas_of: 2024-03-14\nagainst: [same period last year]",
    );
    const [row] = await ask("select * exclude (p_c) from changes where head = 'CHEATING'");
    expect(row).toMatchObject({ this_count: 7, before_count: 7, change: null, ratio: 1 });
    expect(row!.period_from).toEqual(new Date("2024-03-04"));
    expect(row!.period_to).toEqual(new Date("2024-03-10"));
    expect((view as CompareView).comparisons).toHaveLength(1);
    const month = await runCell("data: fir\nperiod: quarter\nas_of: 2024-03-30");
    expect(
      (await ask("select distinct period_from from changes where comparison = 'last period'"))[0],
    ).toEqual({
      period_from: new Date("2023-10-01"),
    });
    expect(month.provenance!.join(" ")).toContain("is part of a quarter");
  });

  test("with a table of areas those without any count, and the rows behind are found again", async () => {
    const { provenance, view } = await runCell(
      "data: fir\nby: [station, beat]\nareas: beats\nperiod: month\nagainst: [same period last year]",
    );
    const rows = await ask("select station, beat, this_count, before_count, p_e from changes");
    expect(rows).toEqual([
      { station: null, beat: null, this_count: 403, before_count: 217, p_e: expect.any(Number) },
      { station: "North", beat: "01", this_count: 279, before_count: 93, p_e: expect.any(Number) },
      { station: "North", beat: "2", this_count: 31, before_count: 31, p_e: 1 },
      { station: "South", beat: "1", this_count: 93, before_count: 93, p_e: 1 },
      { station: "East", beat: "7", this_count: 0, before_count: 0, p_e: 1 },
    ]);
    expect(provenance!.join(" ")).toContain("1 incident of 1 area not in beats is left out.");
    const { maps, sheet } = view as CompareView;
    expect(maps[0]!.layers[0]).toMatchObject({ kind: "areas" });
    const { behind } = sheet.find(({ name }) => name === "South · 1")!.cells[0]!;
    expect(await ask(`select count(*)::integer as n from fir where ${behind}`)).toEqual([
      { n: 93 },
    ]);
  });

  test("a column of numbers is counted, and months only are compared by months", async () => {
    await opened.engine.createTable(
      "monthly",
      "select date_trunc('month', t)::date as month, count(*) as cases from fir group by 1",
    );
    const { provenance } = await runCell("data: monthly\ntime: month\ncount: cases");
    const [row] = await ask("from changes where comparison = 'same period last year'");
    expect(row).toMatchObject({ this_count: 31 * 13 + 1, before_count: 31 * 7 });
    expect(provenance!.join(" ")).toContain("known to the month only");
    await expect(runCell("data: monthly\ntime: month\ncount: cases\nperiod: week")).rejects.toThrow(
      "tells only the month",
    );
  });

  test("takes no names of people for names of areas", async () => {
    await opened.engine.createTable("accused", "select 'A. Rao' as \"AccusedName\", '1' as beat");
    await expect(runCell("data: fir\nby: {station: AccusedName}\nareas: accused")).rejects.toThrow(
      "AccusedName",
    );
  });

  test("says what is missing", async () => {
    await expect(runCell("")).rejects.toThrow("table of incidents");
    await expect(runCell("data: fir\nby: [ward]")).rejects.toThrow("ward");
    await expect(runCell("data: fir\nareas: beats")).rejects.toThrow("name the area");
    await expect(runCell("data: fir\nby: {a: b, c: d, e: f}")).rejects.toThrow("at most two");
    await expect(runCell("data: fir\nas_of: yesterday")).rejects.toThrow("2024-03-14");
    await expect(runCell("data: fir\nas_of: 2024-02-30")).rejects.toThrow("no such day");
    await expect(runCell("data: fir\nperiod: year\nas_of: 2019-12-31")).rejects.toThrow(
      "no earlier",
    );
    await expect(runCell("data: fir\nperiod: year\nas_of: 2018-12-31")).rejects.toThrow(
      "covers no whole month",
    );
  });

  test("its code is a script that counts and tests the same", async () => {
    for (const source of [
      "data: fir\nperiod: month",
      "data: fir\nby: [head]\nagainst: [year to date]",
      "data: fir\nby: {station: station, beat: beat}\nperiod: quarter",
    ]) {
      const cell = { id: "c1", kind: "compare", source } as unknown as Cell;
      const code = compareKind.toCode!(cell, await runCell(source));
      const { problem, reads, parts } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(reads).toEqual(["fir"]);
      expect(parts).toContain("methods");
      const [shown] = (await displayedBy(opened.engine, code)) as Record<string, unknown>[][];
      const rows = await ask("from changes");
      expect(shown).toHaveLength(rows.length);
      for (const row of rows) {
        const name = row.is_total
          ? "All"
          : [row.station, row.beat, row.head].filter((each) => each != null).join(" · ");
        const same = shown!.find(
          (each) => each.name === name && each.comparison === row.comparison,
        );
        expect(same).toMatchObject({ this_count: row.this_count, p_adjusted: row.p_adjusted });
      }
    }
  });

  test.skipIf(!hasShared)(
    "the months of the Karnataka police fall in 2018, and the break in them is said (needs ../shared/data)",
    async () => {
      for (const name of ["total", "theft"]) {
        const path = `ksp/monthly-series/karnataka_${name}_count.csv`;
        const { streams } = await openAll(path, await sharedBlob(path));
        await opened.engine.ingest(name, streams);
      }
      await opened.engine.createTable(
        "ksp",
        "select 'theft' as head, * from theft union all by name select 'other' as head, total.year_month, total.count - theft.count as count from total join theft using (year_month)",
      );
      const { findings, provenance } = await runCell(
        "data: ksp\ncount: count\nby: [head]\nperiod: quarter\nas_of: 2019-03-31",
      );
      const [all] = await ask(
        "from changes where is_total and comparison = 'same period last year'",
      );
      expect(all!.this_count).toBeLessThan(Number(all!.before_count) * 0.7);
      expect(all!.verdict).toBe("fall");
      expect(findings![0]).toMatch(/^1 Jan to 31 Mar 2019 against the same quarter last year: /);
      expect(provenance!.join(" ")).toMatch(
        /The level of all incidents changes in May 2018 \(\d.* a month/,
      );
    },
  );
});
