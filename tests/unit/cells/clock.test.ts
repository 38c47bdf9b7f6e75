import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aorist, type AoristInput } from "@/cells/clock/aorist";
import { run } from "@/cells/clock/run";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const hour = 3_600_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

describe("a clock cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "clock", name: "clock", source }));

  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal(
      "Worker",
      workerOf((input) => aorist(input as AoristInput)),
    );
    // Ten weeks: one each morning at 9:10, five more on Saturdays between 21:00 and 22:00.
    const rows = Array.from({ length: 70 }, (_, at) => ({
      at: new Date(monday + 24 * at * hour + 9 * hour + 600_000),
      kind: "theft",
    }));
    for (let week = 0; week < 10; week++) {
      for (let i = 0; i < 5; i++) {
        rows.push({
          at: new Date(monday + (week * 7 + 5) * 24 * hour + (21 + i / 6 + 0.05) * hour),
          kind: "hurt",
        });
      }
    }
    await opened.engine.ingest("fir", [encodeRows(rows)]);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds the hour of the week and gives each hour its exposure", async () => {
    const { findings } = await runCell("data: fir");
    expect(findings![0]).toContain("Most happens on Saturday 21:00–22:00");
    const rows = await ask("select * from clock where incidents > 0 order by incidents desc");
    expect(rows[0]).toMatchObject({
      weekday: 6,
      hour: 21,
      incidents: 50,
      exposed_hours: 10,
      per_hour: 5,
    });
  });
});
