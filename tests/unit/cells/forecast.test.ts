import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forecastAll, type ForecastInput, type SeriesForecast } from "@/cells/forecast/compute";
import { run } from "@/cells/forecast/run";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const monday = (week: number) => new Date(Date.UTC(2019, 0, 7 + 7 * week));

/** Weekly counts of three beats over four years, one with a season, as a table of counts. */
function weekly() {
  const by = chance(5);
  return Array.from({ length: 208 }, (_, week) =>
    ["north", "south", "west"].map((beat, k) => ({
      beat,
      week: monday(week),
      n: drawPoisson(
        [20, 8, 1][k]! * (k === 0 ? 1 + 0.6 * Math.cos((week / 52.18) * 6.283) : 1),
        by,
      ),
    })),
  ).flat();
}

describe("a forecast cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "forecast", name: "next", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("weekly", [encodeRows(weekly())]);
    vi.stubGlobal(
      "Worker",
      workerOf<ForecastInput, null, SeriesForecast>((input, _, emit) => forecastAll(input, emit)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves a fan, its trial, parts and models as tables", async () => {
    const { findings } = await runCell("data: weekly\ncount: n\nby: [beat]");
    expect(findings![0]).toMatch(/^All 3 series: \d+ expected in the 12 weeks from 2 Jan 2023/);
    expect(await ask("select count(*) as n from next")).toEqual([{ n: 36 }]);
  });
});
