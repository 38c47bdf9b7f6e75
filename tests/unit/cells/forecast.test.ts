import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forecastKind } from "@/cells/forecast";
import type { SeriesForecast } from "@/cells/forecast/compute";
import { run } from "@/cells/forecast/run";
import { forecastTask, type Answer, type Task } from "@/cells/forecast/task";
import type { ForecastView } from "@/cells/forecast/view-data";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure, type CellResult } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const karnataka = fileURLToPath(
  new URL("../../../../shared/data/ksp/monthly-series/karnataka_total_count.csv", import.meta.url),
);

const monday = (week: number) => new Date(Date.UTC(2019, 0, 7 + 7 * week));
const season = (week: number) => 1 + 0.6 * Math.cos((week / 52.18) * 2 * Math.PI);

/** Weekly counts of four beats in two districts over three years, one with a season. */
function weekly() {
  const by = chance(5);
  const means = { north: 20, south: 8, west: 1, east: 4 };
  return Array.from({ length: 156 }, (_, week) =>
    Object.entries(means).map(([beat, mean]) => ({
      beat,
      district: mean > 5 ? "one" : "two",
      week: monday(week),
      n: drawPoisson(mean * (beat === "north" ? season(week) : 1), by),
    })),
  ).flat();
}

describe("a forecast cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const contextFor = (source: string) =>
    contextOf(opened.engine, { kind: "forecast", name: "next", source });
  const runCell = (source: string) => run(contextFor(source));
  /** One series of weekly counts as a table of its own. */
  const runCounts = async (counts: readonly number[], more = "") => {
    const rows = counts.map((n, week) => ({ week: monday(week), n }));
    await opened.engine.ingest("odd", [encodeRows(rows)]);
    return runCell(`data: odd\ncount: n\n${more}`);
  };
  const told = ({ findings, provenance }: CellResult) => ({
    findings: findings!.join("\n"),
    provenance: provenance!.join("\n"),
  });

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("weekly", [encodeRows(weekly())]);
    vi.stubGlobal(
      "Worker",
      workerOf<Task, Answer, SeriesForecast>((task, _, emit) => forecastTask(task, emit)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves a fan, its trials, parts and models as tables, and tells counting's share", async () => {
    const { findings, provenance } = told(await runCell("data: weekly\ncount: n\nby: [beat]"));
    expect(findings).toMatch(
      /^All 4 series together: \d+ expected in the 12 weeks from 3 Jan 2022 \(95 % interval \d+ to \d+\)/,
    );
    expect(findings).toMatch(/In [1-4] of 4 series no better than counting/);
    expect(provenance).toContain("Tried on the past at 8 origins");
    expect(
      await ask(`select count(*) as n, count(distinct beat) as beats, min(step) as first, max(step) as last,
sum((low_95 <= low_80 and low_80 <= low_50 and low_50 <= median and median <= high_50 and high_80 <= high_95)::integer) as nested,
min(low_95) >= 0 as positive from next`),
    ).toEqual([{ n: 48, beats: 4, first: 1, last: 12, nested: 48, positive: true }]);
    expect(
      await ask(`select beat, sum(is_baseline::integer) as baselines,
max(case when model = 'combination' then share end) as share from next_backtest group by beat order by beat`),
    ).toEqual(["east", "north", "south", "west"].map((beat) => ({ beat, baselines: 1, share: 1 })));
    const [parts] = await ask(
      "select count(*) as n, max(abs(observed - trend - season - rest)) as off from next_parts",
    );
    expect(parts!.n).toBe(4 * 156);
    expect(parts!.off).toBeLessThan(1e-6);
    const [model] = await ask("from next_models where beat = 'north'");
    expect(model).toMatchObject({ method: "combination", score_name: "mae" });
    expect(model!.trained_on).toEqual(monday(155));
    const { members, trial } = JSON.parse(model!.parameters as string) as {
      members: { share: number }[];
      trial: number[];
    };
    expect(members.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 9);
    expect(trial.reduce((sum, each) => sum + each, 0) / trial.length).toBeCloseTo(
      model!.score as number,
      9,
    );
  });

  test("shows the first series before the others are done", async () => {
    const context = contextFor("data: weekly\ncount: n\nby: [beat]\nmodels: [theta]");
    const shown: Omit<CellResult, "table">[] = [];
    await run({ ...context, show: (early) => shown.push(early) });
    expect((shown[0]!.view as ForecastView).all.total).not.toBeNull();
    expect(shown[0]!.provenance![0]).toBe("1 of 5 series so far; the others follow.");
  });

  test("ends with its run, and leaves no table", async () => {
    const ended = new AbortController();
    const cell = { kind: "forecast", name: "ended", source: "data: weekly\ncount: n\nby: [beat]" };
    const context = contextOf(opened.engine, cell, ended.signal);
    await expect(run({ ...context, show: () => ended.abort() })).rejects.toThrow("abort");
    expect(await opened.engine.table("ended")).toBeFalsy();
  });

  test("holds back what came, and lists what lay outside the fan", async () => {
    const by = chance(9);
    const counts = Array.from({ length: 120 }, () => drawPoisson(12, by));
    counts[118] = 60;
    const { findings } = told(await runCounts(counts, "hold: 6\nhorizon: 6"));
    expect(findings).toMatch(/came in the 6 weeks from 15 Mar 2021, held back/);
    expect(findings).toMatch(/of the 6 weeks held back lies? outside the 95 % fan/);
    expect(await ask("select period, observed, side from next_alerts where observed = 60")).toEqual(
      [{ period: monday(118), observed: 60, side: "above" }],
    );
    const [kept] = await ask("select count(observed) as n from next");
    expect(kept).toEqual({ n: 6 });
  });

  test.each(["bottom-up", "mint"])("makes districts and beats add up by %s", async (hierarchy) => {
    const { provenance } = told(
      await runCell(
        `data: weekly\ncount: n\nby: [district, beat]\nhorizon: 4\nmodels: [theta]\nhierarchy: ${hierarchy}`,
      ),
    );
    expect(provenance).toContain(
      hierarchy === "mint" ? "by MinT" : "sums are those of their parts",
    );
    expect(await ask("select count(*) as n, sum(is_sum::integer) as sums from next")).toEqual([
      { n: 28, sums: 12 },
    ]);
    const [off] =
      await ask(`with parts as (select period, sum(mean) as m from next where not is_sum group by period)
select max(abs(m - mean)) as off from next join parts using (period) where is_sum and district is null`);
    expect(off!.off).toBeLessThan(1e-6);
  });

  test("forecasts from the last lasting change of level on when asked, and says so", async () => {
    const by = chance(2);
    const counts = Array.from({ length: 208 }, (_, week) => drawPoisson(week < 110 ? 40 : 15, by));
    const whole = told(await runCounts(counts));
    expect(whole.findings).toContain("What came before tells little about what comes.");
    const cut = told(await runCounts(counts, "breaks: true"));
    expect(cut.provenance).toMatch(
      /Forecast from week of \d+ \w+ 2021 on, where the level last changed/,
    );
    const [model] = await ask("select trained_from from next_models");
    expect((model!.trained_from as Date).getUTCFullYear()).toBe(2021);
    await runCounts(counts, "breaks: true\nmodels: [theta]\nkept: 2020-12-06");
    expect(
      await ask("select role, year(trained_from)::integer as year from next_models order by role"),
    ).toEqual([
      { role: "kept", year: 2019 },
      { role: "refitted", year: 2021 },
    ]);
  });

  test("lets holidays that stood out into the regressions", async () => {
    const by = chance(4);
    const fairs = [20, 71, 124, 176, 209];
    const rows = fairs.map((week) => ({ date: monday(week), name: "Fair", before: 0, after: 6 }));
    await opened.engine.ingest("fairs", [encodeRows(rows)]);
    const counts = Array.from({ length: 208 }, (_, week) =>
      drawPoisson(fairs.includes(week) ? 90 : 20, by),
    );
    const { provenance } = told(
      await runCounts(counts, "models: [poisson]\nhorizon: 4\nholidays: fairs"),
    );
    expect(provenance).toContain("known to the regressions: Fair.");
    const means = await ask("select mean from next order by step");
    expect(means[1]!.mean).toBeGreaterThan(2 * (means[0]!.mean as number));
  });

  test("chooses no holiday by what a kept model's own trial was to tell", async () => {
    const fairs = [40, 95, 147];
    const rows = fairs.map((week) => ({ date: monday(week), name: "Fair", before: 0, after: 6 }));
    await opened.engine.ingest("fairs", [encodeRows(rows)]);
    const by = chance(4);
    const counts = Array.from({ length: 160 }, (_, week) =>
      drawPoisson(fairs.includes(week) ? 90 : 20, by),
    );
    const source = "models: [poisson]\nhorizon: 4\nholidays: fairs";
    expect(told(await runCounts(counts, source)).provenance).toContain("regressions: Fair.");
    expect(told(await runCounts(counts, `${source}\nkept: 2020-12-06`)).provenance).toContain(
      "None of 1 holidays stood out",
    );
  });

  test.each([
    "by: [beat]\nhorizon: 4\nmodels: [theta, ets]",
    "by: [district, beat]\nhorizon: 2\nmodels: [ets]\nhierarchy: mint",
    "horizon: 4\nmodels: [poisson]\nholidays: feasts",
    "horizon: 4\nmodels: [poisson]\nholidays: feasts\nkept: 2021-09-26\nuse: kept",
    "horizon: 4\nmodels: [naive, theta]",
    'by: ["`odd` ${name}\\\\"]\nhorizon: 4\nmodels: [theta]',
  ])("becomes a TypeScript cell with the same figures: %s", async (more) => {
    const rows = [30, 81, 133, 157].map((week) => ({
      date: monday(week),
      name: "Feast",
      after: 6,
    }));
    await opened.engine.ingest("feasts", [encodeRows(rows)]);
    const source = `data: feasting\ncount: n\n${more}`;
    await opened.engine.createTable(
      "feasting",
      `select * replace (n * if(week in (select date from feasts), 3, 1) as n), beat as "\`odd\` \${name}\\" from weekly`,
    );
    const result = await runCell(source);
    const cell = { id: "c1", kind: "forecast", source } as unknown as Cell;
    const code = forecastKind.toCode!(cell, result);
    const { problem, reads } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["feasting"]);
    const [shown] = await displayedBy(opened.engine, code);
    if (more.includes("kept")) expect(code).toContain("methods.forecastKept");
    const { by } = (result.view as ForecastView).all;
    const own = await ask(`select n.period, n.mean, n.low_95, n.high_95, m.score as off_by,
m.baseline as counting, m.baseline_score as counting_off_by from next n join next_models m
on (${["true", ...by.map((name) => `n."${name}" is not distinct from m."${name}"`)].join(" and ")})
${more.includes("kept") ? "where m.in_use" : ""}`);
    const sorted = (list: unknown) =>
      (list as { period: Date; mean: number }[]).toSorted(
        (a, b) => a.period.getTime() - b.period.getTime() || a.mean - b.mean,
      );
    expect(sorted(shown)).toMatchObject(sorted(own));
    if (more.includes("feasts")) expect(code).toContain('"Feast"');
  });

  test("learns from all series together where there are several, as its code does", async () => {
    const by = chance(8);
    const rows = Array.from({ length: 36 }, (_, month) =>
      Array.from({ length: 6 }, (_, beat) => ({
        month: new Date(Date.UTC(2020, month, 1)),
        beat: `beat ${beat}`,
        n: drawPoisson(4 + 5 * beat, by),
      })),
    ).flat();
    await opened.engine.ingest("six", [encodeRows(rows)]);
    const source = "data: six\ncount: n\nby: [beat]\nperiod: month\nhorizon: 3";
    const result = await runCell(source);
    expect(told(result).provenance).toContain("learn from all series together");
    expect(
      await ask(
        "select count(*) as n from next_backtest where model like 'pooled%' and origins = 8",
      ),
    ).toEqual([{ n: 12 }]);
    const cell = { id: "c1", kind: "forecast", source } as unknown as Cell;
    const [shown] = await displayedBy(opened.engine, forecastKind.toCode!(cell, result));
    const own = await ask("select beat as series, period, mean from next order by beat, period");
    expect(shown).toMatchObject(own);
    const kept = told(await runCell(`${source}\nkept: 2022-12-31`));
    expect(kept.provenance).toContain("take no part in the comparison");
    expect(
      await ask("select beat as series, period, mean from next order by beat, period"),
    ).toEqual(own);
  });

  test.skipIf(!existsSync(karnataka))(
    "says that 18 months of a state are told no better than by counting (../shared is there)",
    async () => {
      const lines = readFileSync(karnataka, "utf8").trim().split("\n").slice(1);
      const rows = lines.map((line) => {
        const [month, n] = line.split(",");
        return { month: new Date(month!), n: Number(n) };
      });
      await opened.engine.ingest("state", [encodeRows(rows)]);
      const { findings } = told(await runCell("data: state\ncount: n\nperiod: month\nhold: 18"));
      expect(findings).toMatch(/335,522 came in the 18 months from Sept? 2022, held back/);
      expect(findings).toContain("0 of the 18 months held back lie outside the 95 % fan");
      expect(findings).toContain("No better than counting: the last month again was nearer");
      expect(findings).toMatch(/From May 2018 the level is 14,\d+ a month instead of 18,\d+/);
    },
  );

  describe("of an odd series gives an answer or a sentence:", () => {
    test("three points", async () => {
      await expect(runCounts([4, 2, 5])).rejects.toThrow(
        "The data covers 3 weeks: too few to forecast 12 weeks ahead",
      );
      await expect(runCounts([4, 2, 5])).rejects.toThrow(CellFailure);
    });

    test("all zeros", async () => {
      const { findings } = told(await runCounts(Array.from({ length: 120 }, () => 0)));
      expect(findings).toContain("not one in 120 weeks, so none is expected");
      expect(await ask("select sum(mean) as m, max(high_95) as high from next")).toEqual([
        { m: 0, high: 0 },
      ]);
    });

    test("one huge value, at the end", async () => {
      const by = chance(6);
      const counts = Array.from({ length: 120 }, () => drawPoisson(6, by));
      counts[119] = 1e9;
      const { findings } = told(await runCounts(counts));
      expect(findings).toMatch(/has 1,000,000,000 where all others have \d+ at most/);
      const [most] = await ask("select max(high_95) as high from next");
      expect(most!.high).toBeLessThan(100);
    });

    test("one huge value within the trials, which are scored without it", async () => {
      const by = chance(6);
      const counts = Array.from({ length: 120 }, () => drawPoisson(6, by));
      counts[100] = 1e9;
      const { provenance } = told(await runCounts(counts, "models: [theta]\nhold: 4\nhorizon: 4"));
      expect(provenance).toMatch(/has 1,000,000,000 where all others have \d+ at most/);
      const [parts] = await ask(
        "select max(abs(observed - trend - season - rest)) as off from next_parts",
      );
      expect(parts!.off).toBeLessThan(1e-6);
      const [model] = await ask("select parameters from next_models");
      const { trial } = JSON.parse(model!.parameters as string) as { trial: number[] };
      expect(Math.max(...trial)).toBeLessThan(100);
    });

    test("groups of which none has a name", async () => {
      const rows = Array.from({ length: 60 }, (_, week) => ({ week: monday(week), n: 9 }));
      await opened.engine.ingest("rows", [encodeRows(rows)]);
      await opened.engine.createTable("odd", "select *, null::varchar as beat from rows");
      await expect(runCell("data: odd\ncount: n\nby: [beat, beat]")).rejects.toThrow(
        "No row has a value in beat, which",
      );
    });

    test("gaps", async () => {
      const by = chance(7);
      const rows = Array.from({ length: 120 }, (_, week) => ({
        week: monday(week),
        n: drawPoisson(20, by),
      })).filter((_, week) => week < 60 || week > 66);
      await opened.engine.ingest("odd", [encodeRows(rows)]);
      const { provenance } = told(await runCell("data: odd\ncount: n"));
      expect(provenance).toContain("7 of 120 weeks have no incident at all and count 0.");
      expect(provenance).toMatch(/7 weeks from week of 2 Mar 2020 .* ask whether data is missing/);
      expect(provenance).toContain("MAPE");
    });

    test("duplicated periods", async () => {
      const rows = Array.from({ length: 60 }, (_, week) => ({ week: monday(week), n: 9 }));
      await opened.engine.ingest("odd", [encodeRows([...rows, ...rows.slice(0, 2)])]);
      const { provenance } = told(await runCell("data: odd\ncount: n"));
      expect(provenance).toContain("2 rows repeat the time and series of another");
      expect(await ask("select observed from next_parts order by period limit 3")).toEqual([
        { observed: 18 },
        { observed: 18 },
        { observed: 9 },
      ]);
    });

    test("a date in the future", async () => {
      const rows = Array.from({ length: 5_000 }, (_, i) => ({
        at: new Date(Date.UTC(2019, 0, 7 + (i % 700), i % 24)),
      }));
      await opened.engine.ingest("odd", [
        encodeRows([...rows, { at: new Date(Date.UTC(2099, 0, 1)) }]),
      ]);
      const { provenance } = told(await runCell("data: odd"));
      expect(provenance).toMatch(
        /100 weeks from 7 Jan 2019 .*\n1 row outside these periods is left out/,
      );
      const [first] = await ask("select min(period) as first from next");
      expect((first!.first as Date).getUTCFullYear()).toBe(2020);
    });

    test("months only, where weeks are asked for", async () => {
      const rows = Array.from({ length: 60 }, (_, i) => ({
        month: new Date(Date.UTC(2019, i, 1)),
        n: 100 + (i % 12),
      }));
      await opened.engine.ingest("odd", [encodeRows(rows)]);
      await expect(runCell("data: odd\ncount: n")).rejects.toThrow("tells only the month");
      const { findings } = told(await runCell("data: odd\ncount: n\nperiod: month"));
      expect(findings).toContain("in the 12 months from Jan 2024");
    });

    test("fractions, by counting alone", async () => {
      const counts = Array.from({ length: 120 }, (_, i) => 2.5 + (i % 3));
      const { view } = await runCounts(counts, "models: [naive]\nhorizon: 2");
      const { high } = (view as ForecastView).all.listed[0]!.told!.total;
      expect(high).not.toBe(Math.round(high));
      expect(await ask("select mean, model from next")).toEqual([
        { mean: 4.5, model: "naive" },
        { mean: 4.5, model: "naive" },
      ]);
    });

    test("numbers that are no counts", async () => {
      await expect(runCounts(Array.from({ length: 60 }, (_, i) => i - 9))).rejects.toThrow(
        "n has numbers below 0",
      );
    });
  });
});
