import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared, shared } from "../opened";
import { openSources, type Sources } from "./open";

describe.skipIf(!hasShared)("Portland (shared data needed)", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    await files.add("portland-nij/cfs-2016-08_2016-10.csv.gz", "calls");
    await files.add("portland-nij/crimes_bur.csv.gz", "bur");
    await files.add("portland-nij/crimes_veh.csv.gz", "veh");
  });
  afterAll(() => files?.close());
  const value = (sql: string) => files.engine.value(sql);
  const make = (data: Record<string, string[]>, columns: Record<string, string> = {}) =>
    files.make({ table: "incidents", source: "portland-nij", data, columns });

  it("is known in both shapes", () => {
    expect(recognise(files.tables).map(({ source, files }) => [source.id, files])).toEqual([
      ["portland-nij", { calls: "calls", crimes: "bur" }],
      ["portland-nij", { crimes: "veh" }],
    ]);
  });

  it("gives every call but the blank row, and none twice for being equal", () => {
    expect(make({ calls: ["calls"] })).toEqual({ kept: 55_508, setAside: 1 });
    expect(
      files.engine.rows("SELECT reason, from_table, from_row::INTEGER AS n FROM made_set_aside"),
    ).toEqual([{ reason: "blank row", from_table: "calls", n: 55_509 }]);
    expect(value("SELECT count(*)::INTEGER FROM made WHERE head = 'BURGLARY'")).toBe(255);
  });

  it("gives the helper files, with the kind of crime said by hand", () => {
    expect(make({ crimes: ["bur"] }, { head: "'BURGLARY'" })).toEqual({ kept: 5364, setAside: 0 });
    expect(value("SELECT count(*)::INTEGER FROM made WHERE head = 'BURGLARY'")).toBe(5364);
    expect(make({ crimes: ["veh"] })).toEqual({ kept: 9842, setAside: 0 });
    expect(value("SELECT count(*)::INTEGER FROM made WHERE occurred_from >= '2017-03-01'")).toBe(
      805,
    );
  });

  it("places every call somewhere and every crime of the helper files in the city", async () => {
    make({ calls: ["calls"] });
    expect(value("SELECT count(latitude)::INTEGER FROM made")).toBe(55_508);
    make({ crimes: ["bur", "veh"] });
    const points = files.engine.rows("SELECT longitude AS x, latitude AS y FROM made") as Point[];
    const text = await readFile(shared("portland-nij/portland-police-districts.geojson"), "utf8");
    const { features } = JSON.parse(text) as { features: { geometry: Geometry }[] };
    const rings = features.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
    );
    const outside = points.filter((point) => !rings.some((ring) => isInside(point, ring)));
    expect(points).toHaveLength(5364 + 9842);
    expect(outside.length).toBeLessThan(10);
    const metres = outside.map((point) => Math.min(...rings.map((ring) => metresTo(point, ring))));
    expect(Math.max(...metres)).toBeLessThan(1);
  });
});

type Point = { x: number; y: number };
type Ring = readonly (readonly [number, number])[];
type Geometry =
  { type: "Polygon"; coordinates: Ring[] } | { type: "MultiPolygon"; coordinates: Ring[][] };

const isInside = ({ x, y }: Point, ring: Ring): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

const metresTo = ({ x, y }: Point, ring: Ring): number => {
  const [east, north] = [111_320 * Math.cos((45.5 * Math.PI) / 180), 111_320];
  const at = ([a, b]: readonly [number, number]) => [(a - x) * east, (b - y) * north] as const;
  let least = Infinity;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [at(ring[i - 1]!), at(ring[i]!)];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
  }
  return least;
};
