import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { scanKind } from "@/cells/scan";
import { run } from "@/cells/scan/run";
import { search, type Searched, type SearchInput } from "@/cells/scan/search";
import { placesAsSites } from "@/cells/scan/sites";
import type { ScanView } from "@/cells/scan/view-data";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Incidents of a year anywhere in 4 km by 4 km, and `extra` in the last ten days at one corner. */
function town(count: number, extra: number) {
  const luck = chance(11);
  const rows: object[] = [];
  const put = (latitude: number, longitude: number, day: number, station: string) =>
    rows.push({ latitude, longitude, at: new Date(Date.UTC(2024, 0, 1 + day)), station });
  for (let i = 0; i < count; i++) {
    put(12.95 + luck.next() * 0.036, 77.57 + luck.next() * 0.037, luck.below(366), "Market PS");
  }
  for (let i = 0; i < extra; i++) {
    const shift = () => (luck.next() - 0.5) * 0.002;
    put(12.96 + shift(), 77.6 + shift(), 356 + (i % 10), "Fort PS");
  }
  rows.push({ latitude: 12.96, longitude: 77.6, at: null, station: null });
  return rows;
}

const square = (west: number, south: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.01],
        [west, south + 0.01],
        [west, south],
      ],
    ],
  });

const wards = Array.from({ length: 16 }, (_, i) => ({
  name: `Ward ${i + 1}`,
  population: i === 15 ? 0 : 5000,
  geometry: square(77.57 + (i % 4) * 0.01, 12.95 + Math.floor(i / 4) * 0.01),
}));

describe("a scan cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "scan", name: "found", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("incidents", [encodeRows(town(450, 12))]);
    await opened.engine.ingest("calm", [encodeRows(town(250, 0))]);
    await opened.engine.ingest("wards", [encodeRows(wards)]);
    const work = workerOf<SearchInput, Searched, Searched>((input, progress, emit) =>
      search(input, progress, (found) => void emit(found)),
    );
    vi.stubGlobal("Worker", work);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds what is going on at one corner, as a table, in words and on a map", async () => {
    const source = "data: incidents\npermutations: 199";
    const early: ScanView[] = [];
    const context = contextOf(opened.engine, { kind: "scan", name: "found", source });
    const result = await run({ ...context, show: ({ view }) => void early.push(view as ScanView) });
    expect(early.map(({ made }) => made)).toEqual([0, 99]);
    const [first, ...others] = await ask("select * from found order by rank");
    expect(first).toMatchObject({ rank: 1, place: "Fort PS" });
    expect(first!.p).toBe(0.005);
    expect(first!.recurrence_days).toBe(200);
    expect(first!.cases).toBeGreaterThanOrEqual(10);
    expect(first!.ratio).toBeGreaterThan(3);
    expect(first!.end_date).toEqual(new Date(Date.UTC(2024, 11, 31)));
    expect(JSON.parse(String(first!.geometry))).toMatchObject({ type: "Polygon" });
    expect(others.length).toBeGreaterThan(0);
    expect(result.findings).toHaveLength(1);
    expect(result.findings![0]).toMatch(
      /^Between \d+ Dec 2024 and 31 Dec 2024, \d+ incidents within \d+ m of 12\.9\d+, 77\.\d+ \(Fort PS\) where \d\.?\d* would be expected \(p = 0\.005; by chance once in 200 days\)\.$/,
    );
    const words = result.provenance!.join("\n");
    expect(words).toContain("1 of these has no date under at and is left out.");
    expect(words).toMatch(/46\d incidents by at, 2 Jan 2024 to 31 Dec 2024/);
    expect((result.view as ScanView).map.layers.at(-1)).toMatchObject({ kind: "labels" });
  });

  test("does not call chance a cluster", async () => {
    const result = await runCell("data: calm\npermutations: 99");
    expect(result.findings).toHaveLength(1);
    expect(result.findings![0]).toMatch(/This is no more than chance would explain \(p = /);
    expect(await ask("select count(*) as n from found where isnan(p) or isnan(ratio)")).toEqual([
      { n: 0 },
    ]);
  });

  test("weighs places by their population where areas have one", async () => {
    const source =
      "data: incidents\nareas: wards\nlook_for: places\npermutations: 99\nradius: 1500";
    const result = await runCell(source);
    const words = result.provenance!.join("\n");
    expect(words).toContain("Circles are drawn around the middles of 15 areas.");
    expect(words).toMatch(/incidents lie in no area with a population/);
    expect(words).toContain("Poisson model");
    const rows = await ask("select * from found");
    for (const row of rows) {
      expect(JSON.parse(String(row.geometry))).toMatchObject({ type: "MultiPolygon" });
      expect(row.recurrence_days).toBeNull();
    }
  });

  test("looks at weeks where any window of a year counts, and says so", async () => {
    const result = await runCell("data: calm\nlook_for: any\npermutations: 99");
    expect(result.provenance!.join("\n")).toContain("at most 28 days in steps of 7 days");
    const [first] = await ask(
      "select date_diff('day', start_date, end_date) + 1 as days from found",
    );
    expect(Number(first!.days) % 7).toBe(0);
  });

  test.each([
    ["data: calm\nlook_for: places", "Clusters of the whole period need areas with a population."],
    ["data: calm\nas_of: 2019-01-01", "Nothing happened in the period that is looked at."],
    ["data: calm\nareas: calm", "calm has no column of GeoJSON outlines."],
  ])("%s is told with what to do", async (source, message) => {
    const failure: unknown = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect(String(failure)).toContain(message);
  });

  test("becomes a TypeScript cell that compiles", () => {
    const cell = { id: "c1", kind: "scan", source: "data: calm" } as unknown as Cell;
    expect(analyseScript(scanKind.toCode!(cell)).problem).toBeUndefined();
  });
});

describe("places as locations", () => {
  test("are themselves while they are few, and squares of their incidents where they are many", () => {
    const luck = chance(2);
    const x = Float64Array.from({ length: 3000 }, () => luck.next() * 9000);
    const y = Float64Array.from({ length: 3000 }, () => luck.next() * 9000);
    expect(placesAsSites(x, y, 5000)).toMatchObject({ cell: 0 });
    const squares = placesAsSites(x, y, 1000);
    expect(squares.cell).toBe(300);
    expect(squares.x.length).toBeLessThanOrEqual(1000);
    expect(Math.abs(squares.x[squares.site[7]!]! - x[7]!)).toBeLessThanOrEqual(300);
  });
});
