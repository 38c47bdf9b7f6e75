import { describe, expect, test } from "vitest";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
];
const polygon = (...rings: unknown[]) => JSON.stringify({ type: "Polygon", coordinates: rings });

const problemOf = (outline: string | null) => readAreas([outline]).problems[0]?.message;

describe("outlines as published", () => {
  test("outer rings come counter-clockwise and holes clockwise, whichever way they were drawn", () => {
    const ways = [
      polygon(square, hole),
      polygon(square.toReversed(), hole),
      polygon(square, hole.toReversed()),
    ];
    const { areas, problems } = readAreas(ways);
    expect(problems).toEqual([]);
    expect([...areas.areaStart]).toEqual([0, 2, 4, 6]);
    expect([...areas.ringStart]).toEqual([0, 4, 8, 12, 16, 20, 24]);
    for (let area = 0; area < 3; area++) {
      const signed = [0, 1].map((ring) => {
        const from = areas.ringStart[2 * area + ring]!;
        const xs = areas.x.subarray(from, from + 4);
        const ys = areas.y.subarray(from, from + 4);
        return xs.reduce(
          (sum, x, i) => sum + (x * ys[(i + 1) % 4]! - xs[(i + 1) % 4]! * ys[i]!) / 2,
          0,
        );
      });
      expect(signed).toEqual([16, -1]);
    }
  });

  test("several parts, features around a geometry, open rings and heights are read", () => {
    const parts = JSON.stringify({
      type: "Feature",
      properties: { name: "A" },
      geometry: { type: "MultiPolygon", coordinates: [[square], [hole.slice(0, 4)]] },
    });
    const high = polygon(square.map(([x, y]) => [x, y, 920]));
    const { areas, problems } = readAreas([parts, high]);
    expect(problems).toEqual([]);
    expect([...areas.areaStart]).toEqual([0, 2, 3]);
    expect(boxOf(areas)).toEqual({ west: 0, south: 0, east: 4, north: 4 });
  });

  test("an outline that cannot be read keeps its place and is told", () => {
    const { areas, problems } = readAreas([polygon(square), "{broken", polygon(hole)]);
    expect([...areas.areaStart]).toEqual([0, 1, 1, 2]);
    expect(problems).toEqual([{ area: 1, message: "Its outline is not GeoJSON text." }]);
  });

  test.each([
    [null, "It has no outline."],
    ['{"type":"Point","coordinates":[1,1]}', "Its outline is a Point, not a polygon."],
    ['{"type":"Polygon","coordinates":[]}', "It has no outline."],
    [
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      "A ring has fewer than three corners.",
    ],
    [
      polygon([
        [0, 0],
        [1, "1"],
        [2, 2],
      ]),
      "A position is not two numbers.",
    ],
    [
      polygon([
        [0, 0],
        [1, null],
        [2, 2],
      ]),
      "A position is not two numbers.",
    ],
    [polygon("ring"), "A ring is not a list of positions."],
    [
      polygon([
        [781_000, 1_434_000],
        [782_000, 1_434_000],
        [782_000, 1_435_000],
      ]),
      "The position 781000, 1434000 is not in degrees: convert it to WGS 84 first.",
    ],
    [
      polygon([
        [179, 1],
        [-179, 1],
        [-179, 2],
        [179, 2],
      ]),
      "It crosses the 180° meridian: split it there.",
    ],
  ])("%s is refused", (outline, message) => {
    expect(problemOf(outline)).toBe(message);
  });

  test("an antimeridian crossing is refused also where it is the closing side", () => {
    expect(
      problemOf(
        polygon([
          [-179, 1],
          [0, 1],
          [179, 2],
        ]),
      ),
    ).toBe("It crosses the 180° meridian: split it there.");
  });
});
