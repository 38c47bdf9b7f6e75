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
  const sum = { points: 0, agree: 0, agreeOrBorder: 0, several: 0, moved: 0 };
  for (const bytes of streams) {
    const table = decodeTable(bytes);
    const [x, y] = [table.numbers("Longitude"), table.numbers("Latitude")];
    const beats = table.column("Beat") as unknown as ArrayLike<string | number>;
    const dates = since ? (table.column("Date") as unknown as Date[]) : [];
    const recorded = Int32Array.from(beats, (beat) => areaOf.get(Number(beat)) ?? -1);
    const strict = locate(plain, x, y);
    const settled = locate(index, x, y, { recorded });
    sum.several += strict.counts.several;
    sum.moved += settled.counts.settled;
    recorded.forEach((beat, row) => {
      if (Number.isNaN(x[row]) || (since && dates[row]! < since)) return;
      sum.points++;
      if (strict.area[row] === beat) sum.agree++;
      if (settled.area[row] === beat) sum.agreeOrBorder++;
    });
  }
  return sum;
}

describe.skipIf(!hasShared)("beats of Chicago (needs ../shared/data)", () => {
  test("the rows of half a year lie in the beats that the police give them", async () => {
    const file = "chicago/chicago-crimes-2018-h1-raw.csv.gz";
    const { streams, rows } = await openAll(file, await sharedBlob(file));
    expect(rows).toBe(127_900);
    const found = compare(streams, null);
    expect(found.points).toBe(127_435);
    expect(found.several).toBe(0);
    expect(found.agree / found.points).toBeGreaterThan(0.91);
    expect(found.agreeOrBorder / found.points).toBeGreaterThan(0.995);
  });

  test("and so do the rows of six years since the beats were redrawn", async () => {
    const file = "chicago/chicago-crimes-2012-2018.parquet";
    const { streams } = await openAll(file, await sharedBlob(file));
    const found = compare(streams, new Date("2012-12-18T00:00:00Z"));
    expect(found.points).toBe(1_610_105);
    expect(found.several).toBe(0);
    expect(found.agree / found.points).toBeGreaterThan(0.91);
    expect(found.agreeOrBorder / found.points).toBeGreaterThan(0.995);
  }, 240_000);
});
