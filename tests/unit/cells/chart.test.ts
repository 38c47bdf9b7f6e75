// @vitest-environment happy-dom
import { format } from "d3";
import { beforeAll, describe, expect, it } from "vitest";
import { chartCode } from "@/cells/chart/code";
import { CategoryColours, categoryPalette } from "@/cells/chart/colour";
import { drawPlot } from "@/cells/chart/draw";
import { count, valueFormat } from "@/cells/chart/labels";
import { type ChartParams, chartSchema } from "@/cells/chart/params";
import { type ChartView, runChart } from "@/cells/chart/result";
import { resolve } from "@/cells/chart/resolve";
import { settle } from "@/cells/chart/settle";
import { chartSql } from "@/cells/chart/sql";
import { categoriesOf, coloursFor, plainColours, plotTree } from "@/cells/chart/spec";
import { suggestChart } from "@/cells/chart/suggest";
import { texts } from "@/cells/chart/texts";
import { editParams, readParams } from "@/cells/params";
import { cellOf, contextOf, type Duck, openDuck } from "./duck";

let duck: Duck;

/**
 * 3,000 crimes from 1 Jan 2020: one every 8 hours, so 1,000 days. Types in the ratio
 * 3:2:1, no type at every 100th, no time at every 150th; none in March 2021.
 */
beforeAll(async () => {
  duck = await openDuck(`
    CREATE TABLE crimes AS SELECT
      i AS id,
      CASE WHEN i % 150 = 149 THEN NULL
        ELSE TIMESTAMP '2020-01-01' + INTERVAL (i * 8) HOUR END AS occurred_at,
      CASE WHEN i % 100 = 99 THEN NULL WHEN i % 6 < 3 THEN 'THEFT' WHEN i % 6 < 5 THEN 'BATTERY'
        ELSE 'ARSON' END AS type,
      'Beat ' || (i % 40) AS beat,
      (i % 500) * 10.0::DOUBLE AS loss,
      i % 7 = 0 AS arrest,
      (i % 12)::INTEGER AS district
    FROM range(3000) t(i)
    WHERE NOT (i * 8 >= 425 * 24 AND i * 8 < 456 * 24);
    CREATE TABLE monthly AS SELECT * FROM (VALUES
      (DATE '2020-01-01', 10), (DATE '2020-02-01', 20), (DATE '2020-04-01', 30)) t(month, n);
    CREATE TABLE "odd ""name""" AS SELECT 1 AS "a ""b""", 'x' AS "select";
    CREATE TABLE late AS SELECT TIMESTAMP '2007-07-19' AS at
      UNION ALL SELECT TIMESTAMP '2018-01-01' + INTERVAL (i) DAY FROM range(730) t(i);
    CREATE TABLE heads AS SELECT 'THEFT' AS head FROM range(3)
      UNION ALL SELECT 'MOTOR VEHICLE ACCIDENTS NON-FATAL ON STATE HIGHWAYS';
    CREATE TABLE empty AS SELECT * FROM crimes WHERE false;
  `);
});

async function run(params: ChartParams) {
  const source = editParams("", params);
  const result = await runChart(contextOf(duck, cellOf("chart", source)));
  return { result, view: result.view as ChartView, source };
}

function draw({ plan, rows, summary }: ChartView): SVGSVGElement {
  const names = categoriesOf(plan, rows);
  const tree = plotTree(plan, rows, names, coloursFor(names, plainColours));
  return drawPlot(tree, rows, { width: 640, scale: 1, summary, document });
}

const marksOf = (svg: SVGSVGElement, label: string, shape: string) =>
  svg.querySelectorAll(`g[aria-label="${label}"] ${shape}`);

describe("a chart of small counts", () => {
  const ticksOf = (view: ChartView, side: "x" | "y") =>
    [...draw(view).querySelectorAll(`g[aria-label="${side}-axis tick label"] text`)].map((tick) =>
      Number(tick.textContent),
    );

  it.each([1, 2, 3, 5])("has whole ticks up to %i", async (most) => {
    await duck.rows(
      `CREATE OR REPLACE TABLE few AS SELECT 'a' AS kind, range AS i FROM range(${most}) UNION ALL SELECT 'b', 0`,
    );
    const { view } = await run({ data: "few", y: "kind" });
    const ticks = ticksOf(view, "x");
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(Number.isInteger)).toBe(true);
  });

  it("has whole ticks where colours are stacked", async () => {
    await duck.rows(
      `CREATE OR REPLACE TABLE few AS SELECT * FROM (VALUES ('a', 'x'), ('a', 'y'), ('b', 'y')) t(kind, of)`,
    );
    const { view } = await run({ data: "few", x: "kind", color: "of" });
    expect(ticksOf(view, "y")).toEqual([0, 1, 2]);
  });
});

describe("a chart's words", () => {
  it("call a figure that each group already has by its own name", async () => {
    const { view, result } = await run({ data: "monthly", mark: "line", x: "month", y: "n" });
    const label = draw(view).querySelector('g[aria-label="y-axis label"]')!.textContent;
    expect(label).toMatch(/^↑ n$/);
    expect(result.findings!.join(" ")).not.toContain("Sum of");
  });

  it("say sum where rows are added up", async () => {
    const { result } = await run({ data: "crimes", y: "type", value: "loss" });
    expect(result.findings![0]).toMatch(/^Sum of loss is largest for/);
  });

  it("give means with two decimals, and small ones with three figures", () => {
    expect([1234.5678, 2.34567, 0.0123456, 0, 12].map(count)).toEqual([
      "1,234.57",
      "2.35",
      "0.0123",
      "0",
      "12",
    ]);
    const write = (values: number[]) => values.map(format(valueFormat(values)));
    expect(write([12.3456, 7])).toEqual(["12.35", "7"]);
    expect(write([0.0123456, 0.001])).toEqual(["0.0123", "0.001"]);
    expect(write([])).toEqual([]);
  });
});

describe("a chart's figures", () => {
  it("counts rows of each category, largest first, and keeps those without one out", async () => {
    const { view, result } = await run({ data: "crimes", y: "type" });
    const known = await duck.rows(
      "SELECT type AS y, count(*) AS value FROM crimes WHERE type IS NOT NULL GROUP BY 1 ORDER BY 2 DESC",
    );
    expect(view.rows.map(({ y, value }) => ({ y, value }))).toEqual(known);
    expect(result.provenance!.join(" ")).toMatch(/29 rows have no type and are left out/);
    expect(result.findings![0]).toMatch(/^Number of rows is largest for THEFT: 1,4\d\d, \d+ % of/);
  });

  it("groups times by a unit that suits their span and fills months without rows with 0", async () => {
    const { view } = await run({ data: "crimes", mark: "line", x: "occurred_at" });
    expect(view.plan.x?.bin).toEqual({ type: "unit", unit: "month" });
    expect(view.rows).toHaveLength(33);
    const march = view.rows.find((row) => (row.x as Date).toISOString().startsWith("2021-03"));
    expect(march?.value).toBe(0);
    const total = view.rows.reduce((sum, row) => sum + row.value!, 0);
    const [known] = await duck.rows("SELECT count(occurred_at) AS n FROM crimes");
    expect(total).toBe(known!.n);
  });

  it("says that the last month is not whole", async () => {
    const { result } = await run({ data: "crimes", mark: "line", x: "occurred_at", bin: "month" });
    const words = result.provenance!.join(" ");
    expect(words).toMatch(/last month has data only up to 2\d Sep 2022/);
    expect(words).not.toContain("first month");
    expect(result.findings!.join(" ")).not.toContain("Sep 2022");
  });

  it("compares no month with a thin start: a register also takes up old cases late", async () => {
    const { result } = await run({ data: "late", mark: "line", x: "at", bin: "month" });
    const [change, , start] = result.findings!;
    expect(change).toMatch(/went from 28 \(Feb 2018\) to 31 \(Dec 2019\)/);
    expect(start).toBe(
      "At least 95 % of all that is drawn lies from Feb 2018 on: no month before it is compared.",
    );
  });

  it("ends a name that has no room with an ellipsis, at its end", async () => {
    const long = "MOTOR VEHICLE ACCIDENTS NON-FATAL ON STATE HIGHWAYS";
    const { view } = await run({ data: "heads", y: "head" });
    const texts = [...draw(view).querySelectorAll('[aria-label="y-axis tick label"] text')];
    const shown = texts.map((text) => text.firstChild!.textContent);
    expect(shown[0]).toBe("THEFT");
    expect(shown[1]).toMatch(/^MOTOR VEHICLE ACCIDENTS NON.*…$/);
    expect(texts[1]!.querySelector("title")?.textContent).toBe(long);
  });

  it("breaks a line of means where there is nothing to average", async () => {
    const { view } = await run({
      data: "crimes",
      mark: "line",
      x: "occurred_at",
      bin: "month",
      aggregate: "mean",
      value: "loss",
    });
    const march = view.rows.find((row) => (row.x as Date).toISOString().startsWith("2021-03"));
    expect(march?.value).toBeNull();
  });

  it("draws a table that is already grouped as it is", async () => {
    const { view } = await run({ data: "monthly", x: "month", y: "n" });
    expect(view.rows.map((row) => row.value)).toEqual([10, 20, 30]);
  });

  it("orders weekdays and hours as people do", async () => {
    const { view } = await run({ data: "crimes", x: "occurred_at", bin: "weekday" });
    expect(view.rows.map((row) => row.x)).toEqual("Mon Tue Wed Thu Fri Sat Sun".split(" "));
    const hours = await run({ data: "crimes", x: "occurred_at", bin: "hour of day" });
    expect(hours.view.rows.map((row) => row.x)).toEqual(["00", "08", "16"]);
  });

  it("makes a week by day heat map", async () => {
    const { view } = await run({
      data: "crimes",
      mark: "cell",
      x: "occurred_at",
      bin: "hour of day",
      y: "occurred_at",
      yBin: "weekday",
    });
    expect(view.rows).toHaveLength(21);
  });

  it("cuts numbers into classes that hold every row", async () => {
    const { view } = await run({ data: "crimes", mark: "histogram", x: "loss" });
    const [known] = await duck.rows("SELECT count(loss) AS n FROM crimes");
    expect(view.rows.reduce((sum, row) => sum + row.value!, 0)).toBe(known!.n);
    for (const { x, x2 } of view.rows) expect(x2! - Number(x)).toBeCloseTo(200);
  });

  it("shows the largest categories only, and says how many there are", async () => {
    const { view, result } = await run({ data: "crimes", y: "beat", limit: 5 });
    expect(view.rows).toHaveLength(5);
    expect(result.provenance!.join(" ")).toMatch(/5 largest of 40 values of beat/);
  });

  it("gathers colours beyond eight as other, and loses no row", async () => {
    const { view, result } = await run({ data: "crimes", x: "type", color: "beat" });
    expect(new Set(view.rows.map((row) => row.color)).size).toBe(9);
    const total = view.rows.reduce((sum, row) => sum + row.value!, 0);
    const [known] = await duck.rows("SELECT count(type) AS n FROM crimes");
    expect(total).toBe(known!.n);
    expect(result.provenance!.join(" ")).toMatch(/8 most frequent of 40/);
  });

  it("shows rows without a colour as such", async () => {
    const { view } = await run({ data: "crimes", mark: "line", x: "occurred_at", color: "type" });
    expect(categoriesOf(view.plan, view.rows)).toEqual(["THEFT", "BATTERY", "ARSON", "(no value)"]);
  });

  it("gives quartiles as the engine does", async () => {
    const { view } = await run({ data: "crimes", mark: "box", x: "type", y: "loss" });
    const known = await duck.rows("SELECT median(loss) AS m FROM crimes WHERE type = 'ARSON'");
    expect(view.rows.find((row) => row.x === "ARSON")?.median).toBe(known[0]!.m);
  });

  it.each(["sum", "mean", "median", "min", "max"] as const)(
    "computes the %s",
    async (aggregate) => {
      const { view } = await run({ data: "crimes", y: "type", aggregate, value: "loss" });
      const sql = aggregate === "mean" ? "avg" : aggregate;
      const [known] = await duck.rows(`SELECT ${sql}(loss) AS v FROM crimes WHERE type = 'THEFT'`);
      expect(view.rows.find((row) => row.y === "THEFT")?.value).toBeCloseTo(Number(known!.v), 6);
    },
  );

  it("counts distinct values of text", async () => {
    const { view } = await run({ data: "crimes", y: "type", aggregate: "distinct", value: "beat" });
    const [known] = await duck.rows(
      "SELECT count(DISTINCT beat) AS n FROM crimes WHERE type = 'THEFT'",
    );
    expect(view.rows.find((row) => row.y === "THEFT")?.value).toBe(known!.n);
  });

  it("quotes names that hold anything", async () => {
    const plan = resolve(
      chartSchema.parse({ data: 'odd "name"', x: "select", value: 'a "b"' }),
      {
        name: 'odd "name"',
        rows: 1,
        columns: [
          { name: "select", type: "VARCHAR", kind: "text" },
          { name: 'a "b"', type: "INTEGER", kind: "integer" },
        ],
      },
      1,
    );
    const settled = settle(plan, { rows: 1, used: 1, missing: {}, range: {}, distinct: { x: 1 } });
    expect(await duck.rows(chartSql(settled))).toMatchObject([{ x: "x", value: 1 }]);
  });

  it("draws nothing from an empty table without failing", async () => {
    for (const params of [
      { data: "empty", y: "type" },
      { data: "empty", mark: "line", x: "occurred_at" },
      { data: "empty", mark: "histogram", x: "loss" },
      { data: "empty", mark: "dot", x: "loss", y: "id" },
      { data: "empty", mark: "box", x: "type", y: "loss" },
    ] satisfies ChartParams[]) {
      expect((await run(params)).view.rows).toEqual([]);
    }
  });

  it("takes the same sample of dots each time", async () => {
    const big = await openDuck(
      "CREATE TABLE t AS SELECT i AS a, i * 2.5::DOUBLE AS b FROM range(60000) r(i)",
    );
    const once = async () => {
      const cell = cellOf("chart", "data: t\nmark: dot\nx: a\ny: b");
      return runChart(contextOf(big, cell));
    };
    const [first, second] = [await once(), await once()];
    const rows = (first.view as ChartView).rows;
    expect(rows.length).toBeGreaterThan(19_000);
    expect(rows.length).toBeLessThan(21_000);
    expect((second.view as ChartView).rows).toEqual(rows);
    expect(first.provenance!.join(" ")).toMatch(/a sample of 60,000/);
  });
});

describe("what does not fit together is said", () => {
  it.each([
    [{ data: "crimes", x: "nope" }, /no column nope/],
    [{ data: "crimes", x: "type", bin: "month" }, /type is not a date or a time/],
    [{ data: "crimes", x: "type", aggregate: "sum", value: "beat" }, /does not hold numbers/],
    [{ data: "crimes", x: "type", aggregate: "mean" }, /needs a value column/],
    [{ data: "crimes", mark: "cell", x: "type" }, /heat map needs/],
    [{ data: "crimes", mark: "line" }, /Choose a column/],
    [{ data: "crimes", x: "type", y: "beat" }, /Neither type nor beat/],
    [{ data: "crimes", mark: "box", x: "type" }, /needs a column of numbers/],
    [{ data: "nowhere", x: "type" }, /nowhere/],
  ] satisfies [ChartParams, RegExp][])("%o", async (params, message) => {
    await expect(run(params)).rejects.toThrow(message);
  });

  it("means are not stacked", async () => {
    const { view, result } = await run({
      data: "crimes",
      x: "district",
      color: "type",
      aggregate: "mean",
      value: "loss",
    });
    expect(result.provenance!.join(" ")).toMatch(/cannot be stacked/);
    expect(marksOf(draw(view), "bar", "rect").length).toBe(view.rows.length);
  });
});

describe("the drawing", () => {
  it("has one bar and one label for each category, from zero", async () => {
    const { view } = await run({ data: "crimes", y: "type", title: "Types" });
    const svg = draw(view);
    expect(marksOf(svg, "bar", "rect")).toHaveLength(3);
    const words = svg.textContent!;
    for (const text of ["THEFT", "BATTERY", "ARSON", "Number of rows"])
      expect(words).toContain(text);
    expect(marksOf(svg, "rule", "line")).toHaveLength(1);
    expect(svg.getAttribute("aria-label")).toMatch(/^Bars: Number of rows by type\. 3 marks/);
  });

  it("has a rectangle for each month and the unit on the axis", async () => {
    const { view } = await run({
      data: "crimes",
      x: "occurred_at",
      aggregate: "sum",
      value: "loss",
      unit: "₹",
    });
    const svg = draw(view);
    expect(marksOf(svg, "rect", "rect")).toHaveLength(view.rows.length);
    expect(svg.textContent).toContain("Sum of loss (₹)");
  });

  it("has a line for each colour", async () => {
    const { view } = await run({ data: "crimes", mark: "line", x: "occurred_at", color: "type" });
    expect(marksOf(draw(view), "line", "path:not(marker path)").length).toBeGreaterThanOrEqual(4);
  });

  it.each([
    [
      { data: "crimes", mark: "area", x: "occurred_at", color: "type", stack: "share" },
      "area",
      "path",
      4,
    ],
    [
      {
        data: "crimes",
        mark: "cell",
        x: "occurred_at",
        bin: "hour of day",
        y: "occurred_at",
        yBin: "weekday",
      },
      "cell",
      "rect",
      21,
    ],
    [
      { data: "crimes", mark: "cell", x: "occurred_at", bin: "month", y: "type" },
      "cell",
      "rect",
      96,
    ],
    [{ data: "crimes", mark: "histogram", x: "loss" }, "rect", "rect", 25],
    [{ data: "crimes", mark: "box", x: "type", y: "loss" }, "bar", "rect", 3],
    [{ data: "crimes", mark: "box", y: "loss" }, "bar", "rect", 1],
    [{ data: "crimes", mark: "dot", x: "id", y: "loss", color: "type" }, "dot", "circle", 2907],
    [{ data: "crimes", mark: "dot", y: "type" }, "dot", "circle", 3],
    [{ data: "crimes", x: "type", color: "arrest", stack: "side by side" }, "bar", "rect", 6],
    [{ data: "crimes", y: "type", facet: "arrest" }, "bar", "rect", 6],
    [{ data: "crimes", x: "occurred_at", bin: "year", facet: "type" }, "rect", "rect", 9],
    [
      { data: "crimes", mark: "line", x: "occurred_at", bin: "week", log: true, zero: false },
      "line",
      "path",
      1,
    ],
    [{ data: "monthly", mark: "bar", x: "n", y: "month" }, "rect", "rect", 3],
  ] satisfies [ChartParams, string, string, number][])(
    "draws %o",
    async (params, label, shape, least) => {
      const { view } = await run(params);
      expect(marksOf(draw(view), label, shape).length).toBeGreaterThanOrEqual(least);
    },
  );
});

describe("colours", () => {
  it("stay with their category across charts", () => {
    const colours = new CategoryColours();
    const [theft, battery] = colours.of(["THEFT", "BATTERY"]);
    const later = colours.of(["ARSON", "BATTERY", "FRAUD", "THEFT"]);
    expect([later[3], later[1]]).toEqual([theft, battery]);
    expect(new Set(later).size).toBe(4);
  });

  it("differ within a chart up to the size of the palette", () => {
    const colours = new CategoryColours();
    colours.of(Array.from({ length: 40 }, (_, i) => `old ${i}`).slice(0, 16));
    const here = colours.of(Array.from({ length: 16 }, (_, i) => `new ${i}`));
    expect(new Set(here).size).toBe(categoryPalette.length);
  });
});

describe("a first choice", () => {
  it("is months for times, bars for categories, dots for two numbers", async () => {
    expect(suggestChart(await duck.table("crimes"))).toMatchObject({
      mark: "line",
      x: "occurred_at",
    });
    expect(suggestChart(await duck.table("monthly"))).toMatchObject({ mark: "line", y: "n" });
    const numbers = (names: string[]) => ({
      name: "t",
      rows: 9,
      columns: names.map((name) => ({ name, type: "DOUBLE", kind: "number" as const })),
    });
    expect(suggestChart(numbers(["a", "b"]))).toEqual({ data: "t", mark: "dot", x: "a", y: "b" });
    expect(suggestChart(numbers(["a"]))).toMatchObject({ mark: "histogram" });
  });

  it("is drawn while only the table is chosen", async () => {
    const { view } = await run({ data: "crimes" });
    expect(view.plan).toMatchObject({ mark: "line", x: { bin: { unit: "month" } } });
  });

  it("can be drawn as suggested", async () => {
    for (const name of ["crimes", "monthly"]) {
      const { view } = await run(suggestChart(await duck.table(name)));
      expect(draw(view).querySelectorAll("path, rect").length).toBeGreaterThan(0);
    }
  });
});

describe("parameters", () => {
  it("come back as they were written", () => {
    const params: ChartParams = {
      data: "crimes",
      mark: "bar",
      y: "type",
      bin: 12,
      limit: 3,
      title: "A: b",
    };
    const read = readParams(chartSchema, editParams("", params));
    expect(read.ok && read.params).toMatchObject(params);
  });

  it("all have a description", () => {
    for (const field of Object.values(chartSchema.shape)) {
      const inner =
        "unwrap" in field ? (field as { unwrap(): { description?: string } }).unwrap() : null;
      expect(field.description ?? inner?.description).toBeTruthy();
    }
  });
});

describe("the same chart as code", () => {
  const AsyncFunction = (async () => undefined).constructor as new (
    ...words: string[]
  ) => (...values: unknown[]) => Promise<void>;

  /** What the program draws, and the rows that it draws them from. */
  async function evaluate(code: string) {
    const [Plot, d3] = [await import("@observablehq/plot"), await import("d3")];
    const shown: Element[] = [];
    const drawn: Record<string, unknown>[][] = [];
    const lineY = (rows: Record<string, unknown>[], options: object) => {
      drawn.push(rows);
      return Plot.lineY(rows, options);
    };
    const plot = (options: object) => Plot.plot({ ...options, document });
    const sql = async (strings: TemplateStringsArray) => duck.rows(strings.join(""));
    const display = (element: Element) => shown.push(element);
    const program = new AsyncFunction("Plot", "d3", "sql", "display", "width", code);
    await program({ ...Plot, lineY, plot }, d3, sql, display, 640);
    return { shown, drawn };
  }

  it.each([
    { data: "crimes", mark: "line", x: "occurred_at", bin: "month" },
    { data: "crimes", mark: "line", x: "occurred_at", bin: "week", color: "type" },
    { data: "crimes", mark: "line", x: "occurred_at", bin: "month", facet: "arrest" },
    { data: "crimes", mark: "line", x: "occurred_at", bin: "hour of day", color: "type" },
    {
      data: "crimes",
      mark: "line",
      x: "occurred_at",
      bin: "month",
      value: "loss",
      aggregate: "mean",
    },
  ] satisfies ChartParams[])("fills empty months as the chart does: %o", async (params) => {
    const { view, result, source } = await run(params);
    const { drawn } = await evaluate(chartCode(cellOf("chart", source), result));
    const told = (rows: readonly object[]) =>
      (rows as Record<string, unknown>[])
        .map(({ x, value, color, facet }) => {
          const place = x instanceof Date ? x.toISOString() : String(x);
          const of = [color, facet].map((one) => (one === null ? texts.noValue : one));
          return JSON.stringify([place, ...of, value === null ? null : Number(value)]);
        })
        .sort();
    expect(view.rows.length).toBeGreaterThan(20);
    expect(told(drawn[0]!)).toEqual(told(view.rows));
  });

  it.each([
    { data: "crimes", y: "type", limit: 2, title: "Largest" },
    { data: "crimes", mark: "line", x: "occurred_at", color: "type" },
    { data: "crimes", mark: "box", x: "type", y: "loss" },
    { data: "crimes", mark: "cell", x: "occurred_at", bin: "month", y: "type" },
    { data: "crimes", x: "district", color: "type", aggregate: "mean", value: "loss" },
  ] satisfies ChartParams[])("draws as many marks: %o", async (params) => {
    const { view, result, source } = await run(params);
    const { shown } = await evaluate(chartCode(cellOf("chart", source), result));
    const count = (element: Element) => element.querySelectorAll("g[aria-label] > *").length;
    expect(Math.abs(count(shown[0]!) - count(draw(view)))).toBeLessThan(3);
  });

  it("is written without having run", () => {
    const code = chartCode(cellOf("chart", "data: crimes\nx: occurred_at\nbin: month"));
    expect(code).toContain("date_trunc('month', \"occurred_at\")");
    expect(code).toContain("Plot.rectY(rows");
  });
});
