import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { areasKind } from "@/cells/areas";
import { place } from "@/cells/areas/place";
import { gridKind } from "@/cells/grid";
import { cut } from "@/cells/grid/cut";
import type { CellKind } from "@/cells/kind";
import { modelKind } from "@/cells/model";
import { qualityKind } from "@/cells/quality";
import { generate } from "@/datasets/sample/generate";
import * as methods from "@/lib/methods";
import { analyseScript } from "@/lib/script/analyse";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

let open: OpenEngine;
beforeAll(async () => {
  open = await openEngine();
  await open.engine.ingest("drawn", generate("sample", { seed: 1, rows: 1_500 }).streams);
  await open.engine.createTable("fir", "from drawn limit 1000");
  await open.engine.ingest("beats", generate("sample-beats", { seed: 1, rows: 120 }).streams);
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => open.close());

const ask = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();

/** Converts a cell that has run, and runs the program over the same tables. */
async function converted(kind: CellKind, name: string, source: string, wanted: string) {
  const context = contextOf(open.engine, { kind: kind.kind, name, source });
  const result = await kind.run(context);
  const code = kind.toCode!(context.cell, result);
  const { problem, reads, outputs } = analyseScript(code);
  expect(problem).toBeUndefined();
  const sql = async (strings: TemplateStringsArray) =>
    decodeTable(await open.engine.query(strings.join("")));
  const shown: unknown[] = [];
  const scope = { sql, methods, html: String.raw, display: (value: unknown) => shown.push(value) };
  const run = new Function(
    ...Object.keys(scope),
    `return (async () => {\n${code}\nreturn typeof ${wanted} === "undefined" ? null : ${wanted};\n})();`,
  ) as (...values: unknown[]) => Promise<unknown>;
  return { result, code, reads, outputs, shown, value: await run(...Object.values(scope)) };
}

describe("a cell made into code gives what the cell gave", () => {
  test("rows of the crime model, and those set aside", async () => {
    const source = "table: incidents\nsource: ksp-2024\ndata: fir";
    const found = await converted(modelKind, "incidents", source, "incidents");
    expect(found.reads).toEqual(["fir"]);
    expect(found.outputs).toEqual(["incidents", "incidents_set_aside"]);
    const table = found.value as ReturnType<typeof decodeTable>;
    expect(table.numRows).toBe(found.result.table!.rows);
    expect(table.objects().slice(0, 20)).toEqual(await ask("from incidents limit 20"));
  });

  test("squares and hexagons of a grid", async () => {
    vi.stubGlobal("Worker", workerOf(cut));
    for (const shape of ["shape: square\nsize: 900", "shape: hexagon\nresolution: 7"]) {
      for (const data of ["boundary: beats\ndata: fir", "boundary: beats", "data: fir"]) {
        const { value } = await converted(gridKind, "cells", `${data}\n${shape}`, "cells");
        expect(value, `${data} ${shape}`).toEqual(await ask("from cells"));
      }
    }
  });

  test("how many rows each area has, by place", async () => {
    vi.stubGlobal("Worker", workerOf(place));
    const by = "data: fir\nareas: beats\nkeep: [beat, station]";
    for (const source of [
      by,
      `${by}\nborder: 20\nrecorded: {Beat_Name: beat, UnitName: station}`,
    ]) {
      const { value } = await converted(areasKind, "placed", source, "placed_by_area");
      const rows = value as { beat: string; station: string; rows: number }[];
      expect(rows).toHaveLength(120);
      const counted = await ask(
        "select beat, station, count(*)::int as rows from placed where beat is not null group by all order by all",
      );
      const named = rows.filter((row) => row.rows > 0);
      const key = (row: object) => JSON.stringify(row);
      expect(named.map(key).sort()).toEqual(counted.map(key).sort());
    }
  });

  test("rows with the area that they name", async () => {
    const source =
      "data: fir\nareas: beats\nkeep: [population]\nby: {UnitName: station, Beat_Name: beat}";
    const { value } = await converted(areasKind, "placed", source, "placed");
    const rows = (value as ReturnType<typeof decodeTable>).objects();
    expect(rows).toHaveLength(1_000);
    const sum = (all: readonly object[]) =>
      all.reduce(
        (total, row) => total + Number((row as { population: number | null }).population ?? 0),
        0,
      );
    expect(sum(rows)).toBeGreaterThan(0);
    expect(sum(rows)).toBe(sum(await ask("select population from placed")));
  });

  test("the questions of the quality report", async () => {
    const { shown, code } = await converted(qualityKind, "faults", "data: fir", "faults");
    expect(code.match(/await show\(/g)!.length).toBeGreaterThan(20);
    expect(shown.filter((one) => typeof one === "string" && /error/i.test(one))).toEqual([]);
  });
});

test.each([modelKind, gridKind, areasKind, qualityKind])(
  "$title that has not run has no code yet",
  (kind) => {
    const cell = { id: "c1", kind: kind.kind, name: "x", source: "data: fir", options: {} };
    expect(kind.toCode!(cell as never)).toBe("");
  },
);
