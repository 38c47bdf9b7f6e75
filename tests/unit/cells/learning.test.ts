import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forecastKind } from "@/cells/forecast";
import type { Added } from "@/cells/forecast/add-up";
import type { SeriesForecast } from "@/cells/forecast/compute";
import { run } from "@/cells/forecast/run";
import { forecastTask, type Task } from "@/cells/forecast/task";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import type { Cell } from "@/lib/notebook/document";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Months from 2014 to June 2024, and then six more in which the level of a series is multiplied. */
const known = 126;
const monthly = (more: number, times: Record<string, number>) => {
  const by = chance(3);
  return Array.from({ length: known + more }, (_, month) =>
    Object.entries(times).map(([beat, since]) => ({
      beat,
      month: new Date(Date.UTC(2014, month, 1)),
      n: drawPoisson(
        30 * (1 + 0.3 * Math.sin((Math.PI * month) / 6)) * (month < known ? 1 : since),
        by,
      ),
    })),
  ).flat();
};

const own =
  "data: cases\ncount: n\ntime: month\nperiod: month\nhorizon: 3\nmodels: [theta, long_ar]";
const kept = "kept: 2024-06-30";

describe("a forecast cell that keeps a model", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const put = (more: number, times: Record<string, number>) =>
    opened.engine.ingest("cases", [encodeRows(monthly(more, times))]);
  const runCell = async (source: string) => {
    const context = contextOf(opened.engine, { kind: "forecast", name: "next", source });
    const { findings, provenance, sideTables } = await run(context);
    return {
      findings: findings!.join("\n"),
      provenance: provenance!.join("\n"),
      tables: sideTables!.map(({ name }) => name),
    };
  };

  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal(
      "Worker",
      workerOf<Task, Added | null, SeriesForecast>((task, _, emit) => forecastTask(task, emit)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("fitted to June is one model; kept while months come, it stands beside the refitted one", async () => {
    await put(0, { one: 1 });
    await runCell(own);
    const [june] = await ask("select method, cast(as_of as varchar) as as_of from next_models");
    expect(june).toEqual({ method: "combination", as_of: "2024-06-30" });
    expect(await runCell(`${own}\n${kept}`)).toMatchObject({
      findings: expect.stringMatching(/No comparison with the kept model: .* 0 months have come/),
    });

    await put(6, { one: 1 });
    const { findings, provenance, tables } = await runCell(`${own}\n${kept}`);
    expect(findings).toMatch(
      /Kept model of 30 Jun 2024 against the refitted one, on the same 6 months since: off by [\d.]+ a month, the refitted by [\d.]+, counting by [\d.]+; the difference may be chance/,
    );
    expect(findings).toContain("No drift: off by");
    expect(provenance).toContain("as chosen from the 126 months up to 30 Jun 2024");
    expect(tables).toContain("next_refit");
    const models = await ask(
      `select role, in_use, cast(as_of as varchar) as as_of, cast(trained_on as varchar) as trained_on,
method, length(parameters) > 20 as parameters, score > 0 as score, score_since > 0 as since from next_models order by as_of`,
    );
    const row = { method: "combination", parameters: true, score: true, since: true };
    expect(models).toEqual([
      { role: "kept", in_use: false, as_of: "2024-06-30", trained_on: "2024-06-01", ...row },
      { role: "refitted", in_use: true, as_of: "2024-12-31", trained_on: "2024-12-01", ...row },
    ]);
  });

  test("leaves the windows since as a table that the next cell can ask", async () => {
    await put(12, { one: 1 });
    await runCell(`${own}\n${kept}`);
    const [all] = await ask(
      `select count(*) as windows, min(cast(begins as varchar)) as first, max(cast(ends as varchar)) as last,
sum(observed) as observed, min(kept_mae) > 0 as kept, min(refitted_mae) > 0 as refitted,
min(baseline_mae) > 0 as counting, avg(kept_inside_95) > 0.5 as inside from next_refit`,
    );
    expect(all).toMatchObject({ windows: 4, first: "2024-07-01", last: "2025-06-30" });
    expect(all).toMatchObject({ kept: true, refitted: true, counting: true, inside: true });
    const [sum] = await ask("select sum(n)::double as n from cases where month >= '2024-07-01'");
    expect(all!.observed).toBe(sum!.n);
  });

  test("warns of drift in the series whose level doubled, and in no other", async () => {
    await put(12, { one: 1, two: 2, three: 1 });
    const { findings } = await runCell(`${own}\nby: [beat]\n${kept}`);
    expect(findings).toMatch(
      /Kept models of 30 Jun 2024 against refitted ones, on the same 12 months since: over 3 series off by [\d.]+ % of what came/,
    );
    expect(findings).toMatch(
      /Drift in 1 of 3 series \(two\), adjusted for their number: .* chance alone gives about 0\.1/,
    );
  });

  test("forecasts with the kept model where that is asked for", async () => {
    await put(12, { one: 2 });
    await runCell(`${own}\n${kept}`);
    const [refitted] = await ask("select sum(mean) as n from next");
    const { findings } = await runCell(`${own}\n${kept}\nuse: kept`);
    const [model] = await ask("select role from next_models where in_use");
    expect(model).toEqual({ role: "kept" });
    const [asKept] = await ask("select sum(mean) as n from next");
    expect(asKept!.n).not.toBe(refitted!.n);
    expect(findings).toMatch(/Drift: the kept model is now off by .* \(p [<=] 0\.0\d\d\)/);
  });

  test("names the table of windows only while a model is kept", () => {
    const names = (source: string) =>
      forecastKind.names({ name: "next", source } as unknown as Cell).defines;
    expect(names(own)).not.toContain("next_refit");
    expect(names(`${own}\n${kept}`)).toContain("next_refit");
    expect(forecastKind.names({ source: `${own}\nkept: June` } as unknown as Cell).problem).toEqual(
      expect.objectContaining({ message: expect.stringContaining("write a date as 2024-03-14") }),
    );
  });
});
