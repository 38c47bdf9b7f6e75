import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SeriesForecast } from "@/cells/forecast/compute";
import { run } from "@/cells/forecast/run";
import { forecastTask, type Answer, type Task } from "@/cells/forecast/task";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Forty beats with the same level in every month; where `rises`, one of them has five times as many in the last. */
function months(rises: boolean) {
  const by = chance(13);
  return Array.from({ length: 40 }, (_, beat) =>
    Array.from({ length: 40 }, (_, month) => ({
      beat: `Beat ${beat}`,
      month: new Date(Date.UTC(2021, month, 1)),
      n: drawPoisson(12 * (rises && beat === 7 && month === 39 ? 5 : 1), by),
    })),
  ).flat();
}

let opened: Awaited<ReturnType<typeof openEngine>>;
const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

beforeAll(async () => {
  opened = await openEngine();
  vi.stubGlobal(
    "Worker",
    workerOf<Task, Answer, SeriesForecast>((task, _, emit) => forecastTask(task, emit)),
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await opened.close();
});

async function alertsOf(rises: boolean) {
  await opened.engine.ingest("months", [encodeRows(months(rises))]);
  const source =
    "data: months\ncount: n\ntime: month\nby: [beat]\nperiod: month\nhold: 3\nhorizon: 3\nmodels: [mean]";
  const context = contextOf(opened.engine, { kind: "forecast", name: "next", source });
  const { findings } = await run(context);
  return { words: findings!.join("\n"), rows: await ask("select * from next_alerts order by p") };
}

test("on steady series some periods lie outside their fans, as chance has it, and none remains", async () => {
  const { words, rows } = await alertsOf(false);
  expect(rows.length).toBeLessThan(14);
  expect(rows.filter(({ remains }) => remains)).toEqual([]);
  expect(words).toMatch(
    /\d+ of the 120 months held back lies? outside the 95 % fan; chance alone leaves at most about 6 there\. Adjusted for the 120, none remains/,
  );
});

test("a beat that rose remains among the alerts when they are adjusted for all that were held back", async () => {
  const { words, rows } = await alertsOf(true);
  const remaining = rows.filter(({ remains }) => remains);
  expect(remaining.map(({ beat, side }) => [beat, side])).toEqual([["Beat 7", "above"]]);
  for (const { p, p_adjusted: adjusted } of rows as Record<string, number>[]) {
    expect(adjusted).toBeGreaterThanOrEqual(p!);
  }
  expect(words).toContain("Adjusted for the 120, 1 remains. Farthest out: Beat 7, Apr 2024");
});
