import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cut } from "@/cells/grid/cut";
import { run } from "@/cells/grid/run";
import { run as runMap, type MapView } from "@/cells/map/run";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const ward = (west: number, east: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, 12.95],
        [east, 12.95],
        [east, 12.99],
        [west, 12.99],
        [west, 12.95],
      ],
    ],
  });

const wards = [
  { name: "West", geometry: ward(77.58, 77.6) },
  { name: "East", geometry: ward(77.6, 77.62) },
  { name: "Lost", geometry: null },
];

/** Points on a lattice in and around the wards, with the defects that real files have. */
function places() {
  const rows: { lat: number | null; lon: number | null }[] = [];
  for (let i = 0; i < 60; i++) {
    for (let j = 0; j < 60; j++) {
      rows.push({ lat: 12.9403 + i * 0.001, lon: 77.5707 + j * 0.001 });
    }
  }
  rows.push({ lat: 0, lon: 0 }, { lat: null, lon: 77.6 }, { lat: 36.62, lon: -91.69 });
  return rows;
}

const isInside = ({ lat, lon }: { lat: number | null; lon: number | null }) =>
  lat !== null && lon !== null && lat > 12.95 && lat < 12.99 && lon > 77.58 && lon < 77.62;

describe("a grid cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "grid", name: "cells", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("wards", [encodeRows(wards)]);
    await opened.engine.ingest("fir", [encodeRows(places())]);
    vi.stubGlobal("Worker", workerOf(cut));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("cuts a boundary into squares and counts the points inside it", async () => {
    const { table, provenance, findings } = await runCell("boundary: wards\ndata: fir\nsize: 500");
    expect(table!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...["cell VARCHAR", "count INTEGER", "area_km2 DOUBLE", "inside DOUBLE"],
      "geometry VARCHAR",
    ]);
    const [sums] = await ask(
      "select sum(area_km2) as km2, sum(count)::integer as count, count(distinct cell)::integer as cells, (count(*) filter (inside = 1))::integer as whole from cells",
    );
    // 0.04° by 0.04° at 12.97° N: 4.3402 km by 4.4255 km.
    expect(sums!.km2).toBeCloseTo(19.207, 2);
    expect(sums!.count).toBe(places().filter(isInside).length);
    expect(sums!.cells).toBe(table!.rows);
    expect(provenance).toEqual([
      `${table!.rows} cells cover 19.2 km²; ${sums!.whole} of them are wholly inside.`,
      "Squares lie on the grid of UTM zone 43 north, WGS 84.",
      "1 of 3 areas has no outline that can be read.",
      "3,601 of 3,603 rows have a usable point (99.9 %).",
      "1,600 of these lie in a cell (44.4 %), 2,001 outside.",
    ]);
    expect(findings![0]).toMatch(
      /^Half of the rows lie in \d+ of \d+ cells; \d+ cells have none\.$/,
    );
  });

  test("hexagons cover the same ground and count the same points", async () => {
    const { table } = await runCell("boundary: wards\ndata: fir\nshape: hexagon\nresolution: 9");
    const [sums] = await ask(
      "select sum(area_km2) as km2, sum(count)::integer as count from cells",
    );
    expect(sums!.km2).toBeCloseTo(19.207, 2);
    expect(sums!.count).toBe(places().filter(isInside).length);
    expect(table!.rows).toBeGreaterThan(180);
    const [first] = await ask("select cell from cells limit 1");
    expect(first!.cell).toMatch(/^89[0-9a-f]{13}$/);
  });

  test("without points there is no count, without a boundary the hull of the points", async () => {
    expect((await runCell("boundary: wards")).table!.columns).toHaveLength(4);
    const { provenance } = await runCell("data: fir\nsize: 400");
    const [sums] = await ask(
      "select sum(count)::integer as count, sum(area_km2) as km2 from cells",
    );
    // The one point in another continent is left out, the lattice is not.
    expect(sums!.count).toBe(3600);
    expect(sums!.km2).toBeCloseTo(41.8, 0);
    expect(provenance).toContain(
      "There is no boundary: the cells cover the hull of the usable points without the 1 outermost.",
    );
  });

  test("many points with their coordinates swapped do not stretch the hull", async () => {
    const swapped = places()
      .slice(0, 180)
      .map(({ lat, lon }) => ({ lat: lon, lon: lat }));
    await opened.engine.ingest("mixed", [encodeRows([...places(), ...swapped])]);
    const { provenance } = await runCell("data: mixed\nsize: 400");
    const [sums] = await ask("select sum(count)::integer as count from cells");
    expect(sums!.count).toBe(3600);
    expect(provenance).toContain(
      "There is no boundary: the cells cover the hull of the usable points without the 181 outermost.",
    );
    await opened.engine.drop("mixed");
  });

  test("a map colours the cells by their count", async () => {
    await runCell("boundary: wards\ndata: fir\nsize: 500");
    const source =
      "data: cells\nlayer: choropleth\nboundaries: cells\nkey: cell\nmatch: cell\nweight: count";
    const { view } = await runMap(contextOf(opened.engine, { kind: "map", name: "map", source }));
    const { drawn, areas } = view as MapView;
    const [found] = await ask(
      "select count(*)::integer as cells, sum(count)::integer as n from cells",
    );
    expect(areas).toHaveLength(found!.cells as number);
    expect(drawn?.layer).toBe("choropleth");
    const values = drawn?.layer === "choropleth" ? [...drawn.values.values()] : [];
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(found!.n);
  });

  test.each([
    ["size: 500", "Choose the areas to cut into cells, or a table of points to lay cells over."],
    ["boundary: fir", "fir has no column of GeoJSON outlines."],
    ["data: wards", "Choose the columns of wards that hold latitude and longitude."],
    [
      "boundary: wards\ngeometry: name",
      "None of the areas of wards has an outline that can be read.",
    ],
    ["boundary: wards\nsize: 3", "Parameter “size”: it must be at least 10."],
  ])("%j is refused in plain words", async (source, message) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).message).toBe(message);
  });

  test("too many cells are refused, and the table that was there stays", async () => {
    await runCell("boundary: wards\nsize: 500");
    const before = await ask("select count(*)::integer as n from cells");
    const failure = (await runCell("data: fir\nsize: 10").then(
      () => null,
      (error: unknown) => error,
    )) as CellFailure | null;
    expect(failure).toBeInstanceOf(CellFailure);
    expect(failure!.message).toMatch(
      /^That would be about 4[0-9]{2},[0-9]{3} cells; 200,000 is the most\.$/,
    );
    expect(await ask("select count(*)::integer as n from cells")).toEqual(before);
  });

  test("a run that is stopped ends with its signal and leaves no table behind", async () => {
    await opened.engine.drop("cells");
    const abort = new AbortController();
    const source = "boundary: wards\ndata: fir\nsize: 25";
    const context = contextOf(opened.engine, { kind: "grid", name: "cells", source }, abort.signal);
    context.progress = (_, words) => words === "cutting cells" && abort.abort();
    await expect(run(context)).rejects.toThrow(/abort/i);
    expect(await opened.engine.table("cells")).toBeNull();
  });
});
