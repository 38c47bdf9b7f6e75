import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findClusters, type Clusters, type ClustersInput } from "@/cells/local-clusters/clusters";
import { run, type ClustersView } from "@/cells/local-clusters/run";
import { clustersKind } from "@/cells/local-clusters";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure, type CellResult } from "@/lib/session/kind";
import { chance } from "@/lib/methods/chance";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const rectangle = (west: number, south: number, east: number, north: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });

/** A thin background over 0.06° by 0.06°, a heap in its north-east, and the defects of real files. */
function incidents() {
  const { next, normal } = chance(7);
  const rows: { lat: number | null; lon: number | null }[] = [];
  for (let i = 0; i < 1500; i++)
    rows.push({ lat: 12.94 + 0.06 * next(), lon: 77.57 + 0.06 * next() });
  for (let i = 0; i < 400; i++) {
    rows.push({ lat: 12.985 + 0.002 * normal(), lon: 77.615 + 0.002 * normal() });
  }
  rows.push({ lat: 0, lon: 0 }, { lat: null, lon: 77.6 }, { lat: 36.62, lon: -91.69 });
  return rows;
}

/** Twelve by twelve areas; those of the middle have more. */
const districts = Array.from({ length: 144 }, (_, i) => {
  const [column, row] = [i % 12, Math.floor(i / 12)];
  const isMiddle = Math.abs(column - 5) < 2 && Math.abs(row - 5) < 2;
  const [west, south] = [77 + column / 100, 12 + row / 100];
  return {
    name: `D${i}`,
    cases: isMiddle ? 90 + (i % 7) : 20 + ((i * 31) % 13),
    people: 10_000 + 100 * (i % 5),
    geometry: rectangle(west, south, west + 0.01, south + 0.01),
  };
});

describe("a cell of local clusters", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const cell = (source: string) => ({ kind: "local-clusters", name: "clusters", source });
  const runCell = (source: string) => run(contextOf(opened.engine, cell(source)));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(incidents())]);
    await opened.engine.ingest("districts", [
      encodeRows([
        ...districts,
        { name: "Lost", cases: 3, people: 10, geometry: null },
        { name: "Empty", cases: 3, people: 0, geometry: rectangle(77.2, 12, 77.21, 12.01) },
        { name: "Unknown", cases: null, people: 5, geometry: rectangle(77.3, 12, 77.31, 12.01) },
      ]),
    ]);
    await opened.engine.ingest("frame", [
      encodeRows([{ geometry: rectangle(77.57, 12.94, 77.63, 13) }]),
    ]);
    await opened.engine.ingest("quarters", [
      encodeRows(
        Array.from({ length: 16 }, (_, i) => {
          const [west, south] = [77.57 + (i % 4) * 0.015, 12.94 + Math.floor(i / 4) * 0.015];
          return { id: i, geometry: rectangle(west, south, west + 0.015, south + 0.015) };
        }),
      ),
    ]);
    await opened.engine.ingest("one", [encodeRows([{ lat: 12.95, lon: 77.6 }])]);
    await opened.engine.ingest("none", [
      encodeRows([
        { lat: null, lon: null },
        { lat: 0, lon: 0 },
      ]),
    ]);
    vi.stubGlobal(
      "Worker",
      workerOf<ClustersInput, Clusters, Clusters>((input, progress, emit) =>
        findClusters(input, { progress, emit }),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("counts points in squares over a boundary and finds the heap hot", async () => {
    const { table, findings, provenance } = await runCell("data: fir\nboundary: frame\nsize: 500");
    expect(table!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...["cell VARCHAR", "count DOUBLE", "z DOUBLE", "p DOUBLE", "p_adjusted DOUBLE"],
      ...["class VARCHAR", "area_km2 DOUBLE", "geometry VARCHAR"],
    ]);
    const [sums] = await ask(
      "select sum(count)::integer as n, sum(area_km2) as km2, (count(*) filter (class = 'hot 99 %'))::integer as hot from clusters",
    );
    expect(sums!.km2).toBeCloseTo(43.24, 1);
    expect(sums!.n).toBeGreaterThan(1880);
    expect(sums!.hot).toBeGreaterThan(3);
    const [hottest] = await ask("select geometry from clusters order by z desc limit 1");
    const [[ring]] = [
      (JSON.parse(hottest!.geometry as string) as { coordinates: number[][][] }).coordinates,
    ];
    expect(Math.abs(ring![0]![0]! - 77.615)).toBeLessThan(0.006);
    expect(Math.abs(ring![0]![1]! - 12.985)).toBeLessThan(0.006);
    expect(provenance![0]).toBe("1,901 of 1,903 rows have a usable point (99.9 %).");
    expect(findings![0]).toMatch(
      /^\d+ of \d+ cells are hot .* of the ground with \d+(\.\d)? % of the incidents\.$/,
    );
    expect(findings![2]).toMatch(
      /^Counts are more clustered than chance would explain: Moran's I = 0\.\d+, p < 0\.001\.$/,
    );
  });

  test("the engine's count by cells is that of the grid's own", async () => {
    await runCell("data: fir\nboundary: frame\nsize: 300");
    const own = await ask("select cell, count::integer as n from clusters where count > 0");
    const { squareGrid, squaresOf } = await import("@/lib/methods/spatial/square-grid");
    const { readAreas } = await import("@/lib/methods/spatial/polygons");
    const grid = squareGrid(readAreas([rectangle(77.57, 12.94, 77.63, 13)]).areas, 300);
    const rows = incidents().filter(({ lat, lon }) => lat !== null && lon !== null);
    const numbers = squaresOf(
      grid,
      rows.map(({ lon }) => lon!),
      rows.map(({ lat }) => lat!),
    );
    const expected = new Map<string, number>();
    for (const at of numbers) {
      if (at !== -1) expected.set(grid.id[at]!, (expected.get(grid.id[at]!) ?? 0) + 1);
    }
    expect(new Map(own.map(({ cell: name, n }) => [name as string, n as number]))).toEqual(
      expected,
    );
  });

  test("the strongest cell is told with its neighbours, and the map opens without what lies far off", async () => {
    const far = { lat: 13.9, lon: 77.6 };
    const rows = [...incidents(), ...Array.from({ length: 40 }, () => far)];
    await opened.engine.ingest("stretched", [encodeRows(rows)]);
    const { findings, provenance, view } = await runCell("data: stretched\nsize: 2000");
    expect(findings![1]).toMatch(/: \d+ incidents? in it, 1,508 with its neighbours, z = /);
    expect(provenance!.join(" ")).toMatch(
      /40 of these lie more than \d+ km from the middle of the incidents and stretch the grid: counted/,
    );
    const { box } = (view as ClustersView).map;
    expect(box.north).toBeLessThan(13.1);
    expect(box.west).toBeLessThan(77.58);
    const [top] = await ask("select sum(count)::integer as n from clusters");
    expect(top!.n).toBe(1940);
  });

  test("without a boundary the hull of the points is covered, and points far out are left out", async () => {
    const { provenance } = await runCell("data: fir");
    expect(provenance).toContain(
      "1,900 of these lie in a cell, 1 outside. Squares on the border count their whole square.",
    );
    expect(provenance!.find((line) => line.includes("squares of 250 m"))).toMatch(
      /hull of the points/,
    );
  });

  test("hexagons hold as many points", async () => {
    await runCell("data: fir\nboundary: frame\nshape: hexagon");
    const [sums] = await ask(
      "select sum(count)::integer as n, any_value(cell) as cell from clusters",
    );
    expect(sums!.n).toBeGreaterThan(1890);
    expect(sums!.cell).toMatch(/^89[0-9a-f]{13}$/);
  });

  test("local Moran shows a first result and refines it", async () => {
    const context = contextOf(
      opened.engine,
      cell("data: fir\nboundary: frame\nsize: 500\nstatistic: moran"),
    );
    const shown: Omit<CellResult, "table">[] = [];
    context.show = (result) => shown.push(result);
    const result = await run(context);
    expect(shown).toHaveLength(1);
    expect(shown[0]!.provenance).toContain("First 99 of 999 permutations.");
    expect(result.provenance!.join()).not.toContain("First 99");
    const classes = await ask(
      "select class, count(*)::integer as n from clusters group by class order by class",
    );
    expect(classes.map((row) => row.class)).toContain("HH");
    const [bounds] = await ask("select min(p) as least, max(p) as most from clusters");
    // Places at the end of what 999 permutations can tell got more.
    expect(bounds!.least).toBeLessThan(0.001);
    expect(result.provenance!.join()).toContain("99,999 new ones");
    expect(bounds!.most).toBeLessThanOrEqual(1);
  });

  test("the same notebook gives the same figures", async () => {
    const source = "data: fir\nboundary: frame\nsize: 500\nstatistic: moran\npermutations: 199";
    await runCell(source);
    const first = await ask("select p from clusters order by cell");
    await runCell(source);
    expect(await ask("select p from clusters order by cell")).toEqual(first);
  });

  test("areas are compared by rates, and those that cannot be are told", async () => {
    const { table, provenance, findings, view } = await runCell(
      "areas: districts\nname: name\ncount: cases\npopulation: people\nper: 1000\nsmooth: true",
    );
    expect(table!.rows).toBe(144);
    expect(table!.columns.map(({ name }) => name)).toEqual([
      ...["area", "count", "population", "rate", "z", "p", "p_adjusted", "class", "area_km2"],
      "geometry",
    ]);
    const [middle] = await ask("select area, rate from clusters order by z desc limit 1");
    expect(middle!.rate).toBeGreaterThan(8);
    expect(provenance).toContain(
      "3 areas are left out: no outline (1), no count (1), no population above 0 (1).",
    );
    expect(findings![0]).toMatch(/^\d+ of 144 areas are hot/);
    const { map } = view as ClustersView;
    expect(map.layers[0]!.kind).toBe("areas");
  });

  test("incidents are counted in areas when they have no count", async () => {
    const { provenance } = await runCell("areas: quarters\ndata: fir\nneighbours: rook");
    const [sums] = await ask("select sum(count)::integer as n from clusters");
    expect(sums!.n).toBeGreaterThan(1890);
    expect(provenance!.join(" ")).toMatch(
      /1,9\d\d of these lie in an area|1,8\d\d of these lie in an area/,
    );
  });

  test.each([
    "neighbours: distance\ndistance: 800",
    "neighbours: nearest\nnearest: 12",
    "statistic: gi",
  ])("%j finds the heap too", async (more) => {
    await runCell(`data: fir\nboundary: frame\nsize: 500\n${more}`);
    const [sums] = await ask(
      "select count(*)::integer as hot from clusters where class like 'hot%'",
    );
    expect(sums!.hot).toBeGreaterThan(2);
  });

  test("a click on a cell shows as many rows as it counts", async () => {
    const { view } = await runCell("data: fir\nboundary: frame\nsize: 500");
    const [layer] = (view as ClustersView).map.layers;
    if (layer?.kind !== "areas") throw new Error("no areas");
    const counts = new Map(
      (await ask("select cell, count::integer as n from clusters")).map(({ cell: name, n }) => [
        name,
        n,
      ]),
    );
    const busy = layer.names
      .map((name, i) => ({ name, i }))
      .filter(({ name }) => (counts.get(name) as number) > 5);
    for (const { name, i } of busy.slice(0, 12)) {
      const condition = layer.behind!.conditions[i];
      const [found] = await ask(`select count(*)::integer as n from fir where ${condition}`);
      expect(found!.n, name).toBe(counts.get(name));
    }
  });

  test.each([
    ["data: fir\nsize: 500", ["fir"]],
    [
      "data: fir\nboundary: frame\nshape: hexagon\nstatistic: moran\nneighbours: nearest",
      ["fir", "frame"],
    ],
    ["areas: districts\nname: name\ncount: cases\npopulation: people\nsmooth: true", ["districts"]],
    ["areas: quarters\ndata: fir\nneighbours: distance\ndistance: 5000", ["fir", "quarters"]],
  ])("%j becomes a program that reads the same tables", async (source, tables) => {
    const result = await runCell(source);
    const program = clustersKind.toCode!(
      { id: "c1", options: {}, ...cell(source) } as unknown as Cell,
      result,
    );
    const { problem, reads, parts } = analyseScript(program);
    expect(problem).toBeUndefined();
    expect([...reads].sort()).toEqual(tables);
    expect(parts).toContain("methods");
  });

  test("its program finds what the cell finds", async () => {
    const source = "data: fir\nboundary: frame\nsize: 500";
    const result = await runCell(source);
    const program = clustersKind.toCode!(
      { id: "c1", options: {}, ...cell(source) } as unknown as Cell,
      result,
    );
    const methods = await import("@/lib/methods");
    const sql = async ([text]: TemplateStringsArray) =>
      decodeTable(await opened.engine.query(text!));
    let shown: { cell: string; z: number }[] = [];
    const body = `return (async () => { ${program} })()`;
    await (
      new Function("sql", "methods", "display", body) as (...given: unknown[]) => Promise<void>
    )(sql, methods, (rows: typeof shown) => (shown = rows));
    const own = await ask("select cell, z from clusters where count > 20");
    const byName = new Map(shown.map((row) => [row.cell, row.z]));
    expect(own.length).toBeGreaterThan(3);
    for (const row of own) expect(byName.get(row.cell as string)).toBeCloseTo(row.z as number, 1);
  });

  test.each([
    ["statistic: gi", "Choose the table of incidents."],
    ["data: districts", "Choose the columns of districts that hold latitude and longitude."],
    ["data: none", "None of the rows of none has a usable point."],
    ["data: one", "There is 1 place; at least 4 are needed."],
    ["data: fir\nboundary: none", "none has no column of GeoJSON outlines."],
    ["areas: districts", "Choose the column of the areas that holds the number of incidents."],
    [
      "areas: districts\ncount: people\nsmooth: true",
      "Fair rates need a population: choose its column.",
    ],
    [
      "data: one\nboundary: frame\nneighbours: distance\ndistance: 1\nsize: 500",
      "No place has a neighbour.",
    ],
  ])("%j is refused in plain words", async (source, message) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).message).toBe(message);
  });
});
