import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { place } from "@/cells/areas/place";
import { run as runAreas } from "@/cells/areas/run";
import { layLayers } from "@/cells/ground/lay-layers";
import { readLayers } from "@/cells/ground/layers";
import { suggestPoint } from "@/cells/map/suggest";
import { featureKinds } from "@/datasets/sample/features";
import { generate } from "@/datasets/sample/generate";
import { gridOverAreas } from "@/lib/methods/places/place-grid";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

describe("features of the sample city", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql));

  beforeAll(async () => {
    opened = await openEngine();
    for (const name of ["beats", "features"] as const) {
      await opened.engine.ingest(name, generate(`sample-${name}`).streams);
    }
  });
  afterEach(() => vi.unstubAllGlobals());
  afterAll(() => opened.close());

  test("are points that a map finds by itself", async () => {
    const table = (await opened.engine.table("features"))!;
    expect(suggestPoint(table)).toEqual({ latitude: "latitude", longitude: "longitude" });
  });

  test("get the beat that they stand in", async () => {
    vi.stubGlobal("Worker", workerOf(place));
    const source = "data: features\nareas: beats\nkeep: [station, beat]";
    await runAreas(contextOf(opened.engine, { kind: "areas", name: "placed", source }));
    const [row] = (
      await ask("select count(latitude)::int points, count(station)::int placed from placed")
    ).objects();
    expect(row).toEqual({ points: 274, placed: 274 });
  });

  test("are a layer for each kind, points and lines and areas alike", async () => {
    const context = contextOf(opened.engine, { kind: "risk-terrain", name: "terrain", source: "" });
    const sources = await readLayers(context, [{ table: "features", top: 20 }]);
    const outlines = (await ask("select geometry from beats")).column("geometry") as string[];
    const grid = gridOverAreas(readAreas(outlines).areas, { shape: "square", size: 250 });
    const { features, layers } = layLayers(sources, grid, { as: "proximity", distances: [250] });
    expect(features.map(({ name }) => name).sort()).toEqual([...featureKinds].sort());
    expect(features.reduce((sum, { rows }) => sum + rows, 0)).toBe(321);
    expect(layers).toHaveLength(featureKinds.length);
  });
});
