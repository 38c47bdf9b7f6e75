import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { computeTrends, type TrendInput, type Trends } from "@/cells/trend/compute";
import { run } from "@/cells/trend/run";
import type { TrendView } from "@/cells/trend/view-data";
import { chance } from "@/lib/methods/chance";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Six years of three types: thefts with a season that rise, accidents whose register changed, few murders. */
function incidents() {
  const luck = chance(8);
  const rows: { type: string; at: Date }[] = [];
  for (let day = 0; day < 2192; day++) {
    const at = new Date(Date.UTC(2019, 0, 1 + day));
    const season = 1 + 0.4 * Math.cos((2 * Math.PI * (at.getUTCMonth() - 9)) / 12);
    const weekend = at.getUTCDay() === 6 ? 1.8 : 1;
    const put = (type: string, mean: number) => {
      const count = Math.floor(mean + luck.next() + 0.3 * luck.normal());
      for (let i = 0; i < count; i++) rows.push({ type, at });
    };
    put("theft", 3 * season * weekend * 1.06 ** (day / 365));
    put("accident", day >= 881 ? 1.2 : 3);
    put("murder", 0.05);
  }
  return rows;
}

describe("a trend cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "trend", name: "course", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("incidents", [encodeRows(incidents())]);
    vi.stubGlobal(
      "Worker",
      workerOf<TrendInput, Trends>((input, progress) => computeTrends(input, progress)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves parts that add up to what was observed, a row a series and month", async () => {
    const result = await runCell("data: incidents\nby: type");
    const [sums] = await ask(`select count(*) as n, count(distinct type) as types,
max(abs(observed - trend - season - remainder)) as off from course`);
    expect(sums).toMatchObject({ n: 216, types: 3 });
    expect(sums!.off).toBeLessThan(1e-6);
  });

  test("days", async () => {
    const result = await runCell(
      "data: incidents\nby: type\nperiod: day\nseries: 2\ncurve: exponential",
    );
    expect((result.view as TrendView).series).toHaveLength(2);
    const w = await runCell("data: incidents\nperiod: week\nbreaks: squares");
  });
});
