import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateBeats } from "@/datasets/sample/beats";
import { generateIncidents } from "@/datasets/sample/incidents";
import { openEngine, type TestEngine } from "./engine";

const hash = (streams: Uint8Array[]) =>
  streams.reduce((sum, bytes) => sum.update(bytes), createHash("sha256")).digest("hex");

describe("the built-in sample", () => {
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await openEngine();
    const start = performance.now();
    const streams = generateIncidents({ seed: 1, rows: 60_000 });
    if (process.env.DS_TIME) console.log("generate", performance.now() - start);
    engine.ingest("fir", streams);
    engine.ingest("beats", generateBeats());
  }, 60_000);
  afterAll(() => engine.close());

  it("gives the same bytes for the same seed and others for another", () => {
    const once = hash(generateIncidents({ seed: 7, rows: 3000 }));
    expect(hash(generateIncidents({ seed: 7, rows: 3000 }))).toBe(once);
    expect(hash(generateIncidents({ seed: 8, rows: 3000 }))).not.toBe(once);
  });

  it("has exactly the rows asked for, in streams that all arrive", () => {
    expect(Number(engine.value("select count(*) from fir"))).toBe(60_000);
    const streams = generateIncidents({ seed: 2, rows: 260_000 });
    expect(streams.length).toBe(2);
    engine.ingest("many", streams);
    expect(Number(engine.value("select count(*) from many"))).toBe(260_000);
  });

  it("has the columns and types that the notebook counts on", () => {
    const columns = engine
      .rows("describe fir")
      .map((row) => `${row.column_name} ${row.column_type}`);
    expect(columns).toEqual([
      "id VARCHAR",
      "occurred_at TIMESTAMP",
      "reported_at TIMESTAMP",
      "head VARCHAR",
      "subhead VARCHAR",
      "heinous BOOLEAN",
      "latitude DOUBLE",
      "longitude DOUBLE",
      "place VARCHAR",
      "station VARCHAR",
      "district VARCHAR",
      "beat VARCHAR",
      "beat_name VARCHAR",
      "status VARCHAR",
      "mode VARCHAR",
    ]);
  });

  it("numbers incidents uniquely, in digits that a double could not hold", () => {
    const row = engine.rows(
      "select count(distinct id) distinct_ids, min(length(id)) shortest, max(length(id)) longest from fir",
    )[0]!;
    expect(Number(row.distinct_ids)).toBe(60_000);
    expect([Number(row.shortest), Number(row.longest)]).toEqual([18, 18]);
  });

  it("misses about 18 % of its points, as null or as 0,0", () => {
    const share = Number(
      engine.value("select avg((latitude is null or latitude = 0)::int) from fir"),
    );
    expect(share).toBeGreaterThan(0.16);
    expect(share).toBeLessThan(0.2);
    expect(Number(engine.value("select count(*) from fir where latitude is null"))).toBeGreaterThan(
      2000,
    );
    expect(
      Number(engine.value("select count(*) from fir where latitude = 0 and longitude = 0")),
    ).toBeGreaterThan(4000);
  });

  it("reports nothing before it occurred and nothing outside the three years", () => {
    expect(
      Number(
        engine.value(
          "select count(*) from fir where reported_at < occurred_at or occurred_at < '2022-01-01' or reported_at >= '2025-01-01'",
        ),
      ),
    ).toBe(0);
  });

  it("has a beat polygon for every incident", () => {
    expect(Number(engine.value("select count(*) from fir anti join beats using (beat)"))).toBe(0);
    const shapes = engine.rows("select geometry, population, area_km2 from beats");
    expect(shapes.length).toBe(24);
    for (const { geometry, area_km2 } of shapes) {
      const { type, coordinates } = JSON.parse(geometry as string);
      expect(type).toBe("Polygon");
      expect(coordinates[0][0]).toEqual(coordinates[0].at(-1));
      expect(area_km2).toBeGreaterThan(0.5);
    }
  });

  it("puts night burglaries into the night and accidents into the rush hours", () => {
    const share = (where: string, head: string) =>
      Number(engine.value(`select avg((${where})::int) from fir where head = '${head}'`));
    expect(share("hour(occurred_at) in (23,0,1,2,3,4)", "BURGLARY - NIGHT")).toBeGreaterThan(0.75);
    expect(
      share("hour(occurred_at) between 16 and 21", "MOTOR VEHICLE ACCIDENTS NON-FATAL"),
    ).toBeGreaterThan(0.35);
  });
});
