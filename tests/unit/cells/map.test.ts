import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classOf, colourClasses } from "@/cells/map/classes";
import { boxOf, readAreas } from "@/cells/map/geojson";
import { hexCentre, hexCorners } from "@/cells/map/hexagon";
import { outlineOf } from "@/cells/map/layers";
import type { MapView } from "@/cells/map/run";
import { fitCamera } from "@/cells/map/canvas";
import { roundLength } from "@/cells/map/scale-bar";
import {
  extentQuery,
  hexCondition,
  hexQuery,
  metresPerDegree,
  pointsQuery,
  rowsBehind,
} from "@/cells/map/queries";
import { decodeTable } from "@/lib/table/table";
import { encodeRows } from "@/lib/table/encode";
import { openEngine } from "../engine/open";

const point = { table: "places", latitude: "lat", longitude: "lon" };
const grid = { latitude: 12.97, longitude: 77.59, cell: 500 };

const ink: [number, number, number, number] = [0, 0, 0, 255];

/** A repeatable cloud of points, with the defects that real files have. */
function places() {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows: { lat: number | null; lon: number | null }[] = Array.from({ length: 2_000 }, () => ({
    lat: 12.97 + (next() - 0.5) * 0.1,
    lon: 77.59 + (next() - 0.5) * 0.1,
  }));
  rows.push(
    { lat: 0, lon: 0 },
    { lat: null, lon: 77 },
    { lat: 99, lon: 77 },
    { lat: 12, lon: null },
  );
  return rows;
}

test("what was clicked gets an outline: a hexagon, an area, no point", () => {
  const palette = { line: ink, empty: ink, point: ink, ink, paper: ink };
  const areas = readAreas([
    {
      area: "B1",
      geometry: '{"type":"Polygon","coordinates":[[[77,12],[78,12],[78,13],[77,12]]]}',
    },
  ]).areas;
  const hexagons = { layer: "hexagons", grid, a: Int32Array.of(2), b: Int32Array.of(-1) };
  const view = { drawn: hexagons, areas } as unknown as MapView;
  const dataOf = (hit: Parameters<typeof outlineOf>[1]) =>
    outlineOf(view, hit, palette)?.props.data;
  expect(dataOf({ kind: "hexagon", index: 0 })).toEqual([hexCorners(grid, 2, -1)]);
  expect(dataOf({ kind: "area", name: "B1" })).toEqual([areas[0]!.feature]);
  expect(dataOf({ kind: "area", name: "B2" })).toBeUndefined();
  expect(dataOf({ kind: "point", index: 0 })).toBeUndefined();
});

describe("map queries", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("places", [encodeRows(places())]);
  });
  afterAll(() => opened.close());

  test("rows without a usable point are counted, not drawn", async () => {
    const [extent] = await ask(extentQuery(point));
    expect(extent).toMatchObject({ rows: 2004, points: 2000 });
    const rows = await ask(pointsQuery(point, { points: 2000, most: 100_000, seed: 1 }));
    expect(rows).toHaveLength(2000);
  });

  test("a sample is near the size asked for and the same at each run", async () => {
    const query = pointsQuery(point, { points: 2000, most: 500, seed: 1 });
    const first = await ask(query);
    expect(first.length).toBeGreaterThan(400);
    expect(first.length).toBeLessThan(600);
    expect(await ask(query)).toEqual(first);
  });

  test("every point is counted in the hexagon whose centre is nearest", async () => {
    const hexagons = await ask(hexQuery(point, grid));
    const metres = metresPerDegree(grid.latitude);
    const centres = hexagons.map(({ a, b }) => hexCentre(grid, Number(a), Number(b)));
    const nearest = new Map<number, number>();
    for (const { lat, lon } of places().slice(0, 2000)) {
      const distances = centres.map(([x, y]) =>
        Math.hypot((x - lon!) * metres.x, (y - lat!) * metres.y),
      );
      const best = distances.indexOf(Math.min(...distances));
      nearest.set(best, (nearest.get(best) ?? 0) + 1);
    }
    hexagons.forEach(({ value }, index) => expect(nearest.get(index)).toBe(value));
  });

  test("the rows behind a hexagon are as many as it counts", async () => {
    const [hexagon] = await ask(`from (${hexQuery(point, grid)}) order by value desc limit 1`);
    const condition = hexCondition(point, grid, Number(hexagon!.a), Number(hexagon!.b));
    expect(await ask(rowsBehind("places", condition))).toHaveLength(Number(hexagon!.value));
  });
});

describe("map geometry", () => {
  test("a degree has the length that geodesy gives it", () => {
    // Rapp, Geometric Geodesy: WGS 84 at the equator and at 45°.
    expect(metresPerDegree(0).y).toBeCloseTo(110_574.3, 0);
    expect(metresPerDegree(45).y).toBeCloseTo(111_131.8, 0);
    expect(metresPerDegree(45).x).toBeCloseTo(78_846.8, 0);
  });

  test("a hexagon is as wide as its cell says", () => {
    const xs = hexCorners(grid, 3, -2).map(([x]) => x * metresPerDegree(grid.latitude).x);
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(500, 3);
  });

  test("outlines that cannot be read are counted", () => {
    const square = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 1],
          [0, 0],
        ],
      ],
    };
    const { areas, unreadable } = readAreas([
      { area: "A", geometry: JSON.stringify(square) },
      { area: "B", geometry: "{broken" },
      { area: "C", geometry: '{"type":"Point","coordinates":[1,1]}' },
    ]);
    expect(areas.map(({ name }) => name)).toEqual(["A"]);
    expect(unreadable).toBe(2);
    expect(boxOf(areas)).toEqual({ west: 0, south: 0, east: 2, north: 1 });
  });

  test("the camera that fits a box sees all of it and little more", () => {
    const box = { west: 77, east: 78, south: 12, north: 13 };
    const { zoom } = fitCamera(box, 1000, 1000);
    const pixels = (512 * 2 ** zoom) / 360;
    expect(pixels).toBeLessThanOrEqual(1000);
    expect(pixels).toBeGreaterThan(850);
  });

  test("the scale bar is a round length", () => {
    const { metres, pixels } = roundLength({ longitude: 77, latitude: 13, zoom: 11 }, 120);
    expect([1, 2, 5]).toContain(Number(String(metres)[0]));
    expect(pixels).toBeLessThanOrEqual(120);
  });
});

describe("colour classes", () => {
  test("a few places far above the rest have classes of their own", () => {
    const values = [...Array.from({ length: 300 }, (_, i) => 1 + (i % 4)), 60, 120, 274];
    const classes = colourClasses(values, "heat");
    const top = values.filter((value) => classOf(classes, value) === classes.at(-1));
    expect(top).toEqual([120, 274]);
  });

  test("even values are shared out evenly", () => {
    const values = Array.from({ length: 600 }, (_, i) => 100 + i);
    const classes = colourClasses(values, "heat");
    const counts = classes.map((one) => values.filter((v) => classOf(classes, v) === one).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  test("limits of whole numbers are whole and leave no gap", () => {
    const classes = colourClasses([1, 2, 3, 5, 8, 13, 21], "blues");
    for (let i = 1; i < classes.length; i++) expect(classes[i]!.from).toBe(classes[i - 1]!.to + 1);
  });

  test("one value makes one class, none makes none", () => {
    expect(colourClasses([4, 4], "blues")).toMatchObject([{ from: 4, to: 4 }]);
    expect(colourClasses([], "blues")).toEqual([]);
  });
});
