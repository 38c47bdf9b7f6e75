import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import { hasShared, openAll, shared, sharedBlob } from "../datasets/opened";

interface BeatFeature {
  properties: { BEAT_NUM: string };
  geometry: unknown;
}

const readBeats = () => {
  const text = readFileSync(shared("boundaries/chicago-police-beats-2012-12.geojson"), "utf8");
  const { features } = JSON.parse(text) as { features: BeatFeature[] };
  const { areas, problems } = readAreas(features.map(({ geometry }) => JSON.stringify(geometry)));
  expect(problems).toEqual([]);
  return { areas, numbers: features.map(({ properties }) => Number(properties.BEAT_NUM)) };
};

/**
 * The published beat against the beat that the point lies in. City points stand in the middle of
 * the street, where the borders of the beats are: of those within a metre of a border no geometry
 * can tell the side, so they are counted apart.
 */
function compare(streams: readonly Uint8Array[], since: Date | null) {
  const { areas, numbers } = readBeats();
  const index = indexAreas(areas, 1);
  const plain = indexAreas(areas);
  const areaOf = new Map(numbers.map((beat, area) => [beat, area]));
  const sum = { points: 0, agree: 0, agreeOrBorder: 0, several: 0, border: 0, wrongOnBorder: 0 };
  for (const bytes of streams) {
    const table = decodeTable(bytes);
    const y = table.numbers("Latitude");
    const beats = table.column("Beat") as unknown as ArrayLike<string | number>;
    const dates = since ? (table.column("Date") as unknown as Date[]) : [];
    const x = table
      .numbers("Longitude")
      .map((lon, row) => (since && dates[row]! < since ? NaN : lon));
    const recorded = Int32Array.from(beats, (beat) => areaOf.get(Number(beat)) ?? -1);
    const strict = locate(plain, x, y);
    const settled = locate(index, x, y, { recorded });
    const isWrong = (row: number) => strict.area[row] !== recorded[row];
    const wrong = locate(
      index,
      x.map((lon, row) => (isWrong(row) ? lon : NaN)),
      y,
    );
    sum.points += x.length - settled.counts.unusable;
    sum.several += strict.counts.several;
    sum.border += settled.counts.border;
    sum.wrongOnBorder += wrong.counts.border;
    recorded.forEach((beat, row) => {
      if (Number.isNaN(x[row])) return;
      if (strict.area[row] === beat) sum.agree++;
      if (settled.area[row] === beat) sum.agreeOrBorder++;
    });
  }
  const far = sum.points - sum.border;
  const wrongAndFar = sum.points - sum.agree - sum.wrongOnBorder;
  return {
    points: sum.points,
    several: sum.several,
    /** Share of all points that lie in their recorded beat. */
    agree: sum.agree / sum.points,
    /** Share of all points that lie in their recorded beat or within a metre of it. */
    agreeOrBorder: sum.agreeOrBorder / sum.points,
    /** Share of all points within a metre of a beat that they are not in. */
    onBorder: sum.border / sum.points,
    /** Of the points farther than a metre from any other beat, the share in their recorded one. */
    agreeFar: 1 - wrongAndFar / far,
  };
}

describe.skipIf(!hasShared)("beats of Chicago (needs ../shared/data)", () => {
  test("points of half a year that are not on a border lie in the beats that the police give them", async () => {
    const file = "chicago/chicago-crimes-2018-h1-raw.csv.gz";
    const { streams, rows } = await openAll(file, await sharedBlob(file));
    expect(rows).toBe(127_900);
    const found = compare(streams, null);
    expect(found.points).toBe(127_435);
    expect(found.several).toBe(0);
    expect(found.agree).toBeGreaterThan(0.91);
    expect(found.onBorder).toBeLessThan(0.17);
    expect(found.agreeFar).toBeGreaterThan(0.998);
    expect(found.agreeOrBorder).toBeGreaterThan(0.998);
  });

  test("and so do those of six years since the beats were redrawn", async () => {
    const file = "chicago/chicago-crimes-2012-2018.parquet";
    const { streams } = await openAll(file, await sharedBlob(file));
    const found = compare(streams, new Date("2012-12-18T00:00:00Z"));
    expect(found.points).toBe(1_610_105);
    expect(found.several).toBe(0);
    expect(found.agree).toBeGreaterThan(0.91);
    expect(found.onBorder).toBeLessThan(0.17);
    expect(found.agreeFar).toBeGreaterThan(0.998);
    expect(found.agreeOrBorder).toBeGreaterThan(0.998);
  }, 240_000);
});
