import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { describe as describePattern } from "@/cells/point-pattern/describe";
import { pointPatternKind } from "@/cells/point-pattern";
import { run } from "@/cells/point-pattern/run";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Two heaps, strays, and the defects that real files have. */
function incidents() {
  const { normal, next } = chance(4);
  const heap = (count: number, lat: number, lon: number) =>
    Array.from({ length: count }, () => ({
      lat: lat + 0.0005 * normal(),
      lon: lon + 0.0005 * normal(),
    }));
  const strays = Array.from({ length: 100 }, () => ({
    lat: 12.95 + 0.06 * next(),
    lon: 77.57 + 0.06 * next(),
  }));
  const broken = [
    { lat: 0, lon: 0 },
    { lat: null, lon: 77.6 },
    { lat: 41.9, lon: -87.6 },
  ];
  return [...heap(200, 12.96, 77.59), ...broken, ...heap(120, 13, 77.62), ...strays];
}

const square = JSON.stringify({
  type: "Polygon",
  coordinates: [
    [
      [77.57, 12.95],
      [77.605, 12.95],
      [77.605, 13.01],
      [77.57, 13.01],
      [77.57, 12.95],
    ],
  ],
});

describe("a point-pattern cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "point-pattern", name: "pattern", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(incidents())]);
    await opened.engine.ingest("west", [encodeRows([{ name: "West", geometry: square }])]);
    await opened.engine.ingest("one", [encodeRows([{ lat: 12.96, lon: 77.59 }])]);
    vi.stubGlobal("Worker", workerOf(describePattern));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves centres, spread and clusters as a table, and the cluster of every row", async () => {
    const { findings, provenance } = await runCell("data: fir\nradius: 100\nleast: 12");
    const rows = await ask("select what, incidents, area_km2, geometry from pattern");
    expect(rows.map(({ what }) => what)).toEqual([
      "mean centre",
      "median centre",
      "standard distance",
      "ellipse",
      "cluster 1",
      "cluster 2",
    ]);
    expect(rows[4]!.incidents).toBeGreaterThan(180);
    for (const { geometry } of rows) expect(JSON.parse(String(geometry))).toHaveProperty("type");
    const members = await ask(
      "select cluster, count(*)::integer as rows, avg(lat) as lat from pattern_points group by 1 order by 1 nulls last",
    );
    expect(members.map(({ rows }) => rows)).toEqual([
      rows[4]!.incidents,
      rows[5]!.incidents,
      423 - Number(rows[4]!.incidents) - Number(rows[5]!.incidents),
    ]);
    expect(members[0]!.lat).toBeCloseTo(12.96, 3);
    expect(findings).toHaveLength(3);
    expect(findings![1]).toContain("closer together than chance would put them");
    expect(findings![2]).toMatch(/^2 clusters hold \d+ of 420 incidents/);
    expect(provenance!.slice(0, 3)).toEqual([
      "421 of 423 rows have a usable point (99.5 %).",
      "Distances in metres, UTM zone 43 north.",
      "1 row more than 3° away from the middle point is left out.",
    ]);
  });

  test("a boundary leaves out what lies outside and is the ground of the index", async () => {
    const { provenance, findings } = await runCell("data: fir\nboundary: west\nclusters: none");
    expect(provenance!.join(" ")).toMatch(/\d+ points lie outside west and are left out\./);
    expect(provenance!.join(" ")).toContain("25.2 km² of west");
    expect(findings).toHaveLength(2);
  });

  test("HDBSCAN finds the heaps without a radius", async () => {
    const { findings } = await runCell("data: fir\nclusters: hdbscan\nleast: 40\noutline: convex");
    expect(findings![2]).toMatch(/^2 clusters hold/);
  });

  test("one point has a centre, and says what it has not", async () => {
    const { provenance } = await runCell("data: one");
    expect(provenance!.join(" ")).toContain("there is no nearest-neighbour index");
    expect(await ask("select what from pattern")).toHaveLength(2);
  });

  test("says what is missing", async () => {
    await expect(runCell("")).rejects.toThrow(CellFailure);
    await expect(runCell("data: west")).rejects.toThrow("latitude and longitude");
  });

  test("its code is a script that measures the same points", async () => {
    for (const clusters of ["none", "dbscan", "hdbscan"]) {
      const source = `data: fir\nclusters: ${clusters}`;
      const cell = { id: "c1", kind: "point-pattern", source } as unknown as Cell;
      const code = pointPatternKind.toCode!(cell, await runCell(source));
      const [shown] = await displayedBy(opened.engine, code);
      const [{ metres }] = (await ask("select metres from pattern where what = 'ellipse'")) as [
        { metres: number },
      ];
      const { axes } = shown as { axes: { majorAxis: number } };
      expect(axes.majorAxis).toBeCloseTo(metres, 0);
      const { problem, reads, outputs, parts } = analyseScript(code);
      expect(outputs).toEqual([]);
      expect(problem).toBeUndefined();
      expect(reads).toEqual(["fir"]);
      expect(parts).toContain("methods");
    }
  });
});
