import proj4 from "proj4";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromLambert, oregonNorthFeet } from "@/datasets/model/projection";
import { openEngine, type TestEngine } from "../engine";

/** EPSG:2913 as its registry writes it. */
const oregon =
  "+proj=lcc +lat_0=43.6666666666667 +lon_0=-120.5 +lat_1=46 +lat_2=44.3333333333333 " +
  "+x_0=2500000.0001424 +y_0=0 +ellps=GRS80 +units=ft +no_defs";

const metresApart = (a: readonly number[], b: readonly number[]) => {
  const east = (a[0]! - b[0]!) * 111_320 * Math.cos((a[1]! * Math.PI) / 180);
  return Math.hypot(east, (a[1]! - b[1]!) * 111_320);
};

describe("the grid of Oregon in feet", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it("becomes degrees that agree with proj4 within a millimetre", () => {
    const { latitude, longitude } = fromLambert(oregonNorthFeet, "x", "y");
    const rows = engine.rows(
      `SELECT x, y, ${latitude} AS latitude, ${longitude} AS longitude FROM (
         SELECT 7200000.0 + 100000 * i AS x, 100000.0 * j AS y
         FROM range(20) a(i), range(16) b(j))`,
    ) as Record<"x" | "y" | "latitude" | "longitude", number>[];
    expect(rows).toHaveLength(320);
    const convert = proj4(oregon, "WGS84");
    const apart = rows.map(({ x, y, latitude, longitude }) =>
      metresApart([longitude, latitude], convert.forward([x, y])),
    );
    expect(Math.max(...apart)).toBeLessThan(0.001);
  });

  it("puts the Portland Building where it stands", () => {
    const [x, y] = proj4("WGS84", oregon).forward([-122.6788, 45.5157]);
    const { latitude, longitude } = fromLambert(oregonNorthFeet, String(x), String(y));
    const [row] = engine.rows(`SELECT ${latitude} AS latitude, ${longitude} AS longitude`);
    expect(row!.latitude).toBeCloseTo(45.5157, 7);
    expect(row!.longitude).toBeCloseTo(-122.6788, 7);
  });

  it("is nowhere where a coordinate is missing", () => {
    const { latitude } = fromLambert(oregonNorthFeet, "NULL::DOUBLE", "700000");
    expect(engine.value(`SELECT ${latitude} AS x`)).toBeNull();
  });
});
