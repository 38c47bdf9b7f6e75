import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChartView, runChart } from "@/cells/chart/result";
import { cellOf, contextOf } from "./duck";
import { openEngine, type OpenEngine } from "../engine/open";

let open: OpenEngine;

beforeAll(async () => {
  open = await openEngine();
  await open.engine.createTable(
    "crimes",
    `SELECT i AS id, TIMESTAMP '2020-01-01' + to_hours(i * 8) AS occurred_at,
      ['THEFT', 'BATTERY', NULL][1 + (i % 3)::INT] AS type, (i % 100) * 1.5 AS loss
    FROM range(3000) t(i)`,
  );
}, 60_000);

afterAll(() => open.close());

it.each([
  ["y: type", 2],
  ["mark: line\nx: occurred_at", 33],
  ["mark: line\nx: occurred_at\ncolor: type\naggregate: mean\nvalue: loss", 99],
  ["mark: cell\nx: occurred_at\nbin: hour of day\ny: occurred_at\nyBin: weekday", 21],
  ["mark: histogram\nx: loss", 30],
  ["mark: box\nx: type\ny: loss", 2],
  ["mark: dot\nx: occurred_at\ny: loss", 3000],
  ["y: type\nsort: none", 2],
])("the browser's engine answers the chart %j", async (source, marks) => {
  const { engine } = open;
  const duck = { engine, table: async (name: string) => (await engine.table(name))! };
  const context = contextOf(duck, cellOf("chart", `data: crimes\n${source}`));
  const view = (await runChart(context)).view as ChartView;
  expect(view.rows).toHaveLength(marks);
  for (const { x } of view.rows) if (x instanceof Date) expect(Number(x)).not.toBeNaN();
});
