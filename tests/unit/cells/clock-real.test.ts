import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "@/cells/clock/run";
import type { ClockView } from "@/cells/clock/view-data";
import { openData } from "@/datasets/import/open";
import { decodeTable } from "@/lib/table/table";
import { hasShared, sharedBlob } from "../datasets/opened";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";

const require = createRequire(import.meta.url);

/** The first rows of a file, since all of them take too long here. */
async function firstRows(file: string, rows: number): Promise<Uint8Array[]> {
  const { streams } = await openData({
    blob: await sharedBlob(file),
    name: file,
    parquetWasm: await readFile(require.resolve("parquet-wasm/esm/parquet_wasm_bg.wasm")),
    breakdown: new Promise<never>(() => {}),
    progress: () => {},
  });
  const found: Uint8Array[] = [];
  let count = 0;
  for await (const bytes of streams) {
    found.push(bytes);
    count += decodeTable(bytes).numRows;
    if (count >= rows) break;
  }
  return found;
}

describe.skipIf(!hasShared)("clocks of published registers (needs ../shared/data)", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "clock", name: "clock", source }));
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

  beforeAll(async () => {
    opened = await openEngine();
    const [chicago, london] = [
      await firstRows("chicago/chicago-crimes-2012-2018.parquet", 150_000),
      await firstRows("uk-police/london-street-crime-2017-01_2018-06.parquet", 150_000),
    ];
    await opened.engine.ingest("chicago", chicago);
    await opened.engine.ingest("london", london);
  }, 60_000);
  afterAll(() => opened.close());

  test("types of crime in Chicago have their own hours and weekdays, and midnight is told", async () => {
    const { findings, view } = await runCell("data: chicago\ntype: Primary Type");
    const { clocks, firsts } = view as ClockView;
    const mean = (type: string) => clocks.find((clock) => clock.type === type)!.mean!.mean!;
    // Burglaries are of the working day at their start, robberies of the evening.
    expect(mean("BURGLARY")).toBeGreaterThan(11);
    expect(mean("BURGLARY")).toBeLessThan(14);
    expect(mean("ROBBERY")).toBeGreaterThan(19);
    expect(mean("ROBBERY")).toBeLessThan(22);
    const rates = await ask(`select type, weekday_name, sum(incidents) / max(exposed_hours) as a_day
from clock where type in ('BATTERY', 'BURGLARY') group by all order by a_day desc`);
    const first = (wanted: string) => rates.find(({ type }) => type === wanted)!.weekday_name;
    expect(first("BATTERY")).toBe("Sunday");
    expect(first("BURGLARY")).toBe("Friday");
    expect(clocks[0]!.heaps!.favourite.map(({ hour }) => hour)).toEqual([0]);
    expect(firsts).toBeGreaterThan(1.2);
    expect(findings![0]).toContain("Many of these are at 00:00 or 00:01");
    expect(findings![0]).toMatch(/Of the other hours, \w+ \d\d:00–\d\d:00 has most/);
  });

  test("months of London are not drawn as midnights", async () => {
    const { findings, view } = await runCell("data: london");
    expect(findings![0]).toContain("Neither hour nor weekday is known");
    expect((view as ClockView).clocks[0]).toMatchObject({ byHour: null, byDay: null, mean: null });
    expect((await ask("from clock"))[0]).toMatchObject({ year: 2017, month: 1, incidents: 57_702 });
  });
});
