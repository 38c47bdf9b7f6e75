import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readAreas, toAreas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { squareGrid } from "@/lib/methods/spatial/square-grid";
import { hexGrid } from "@/lib/methods/spatial/hex-grid";
import {
  checkValues,
  islandsOf,
  lagOf,
  rowStandardised,
  weightsOf,
  withSelf,
  type Weights,
} from "@/lib/methods/spatial/weights";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { distanceBand, kNearest } from "@/lib/methods/spatial/weights-distance";
import { hexagonWeights, latticeOf, latticeWeights } from "@/lib/methods/spatial/weights-grid";

const rowsOf = ({ start, neighbour }: Weights) =>
  Array.from({ length: start.length - 1 }, (_, i) => [...neighbour.slice(start[i], start[i + 1])]);

const rectangle = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as [number, number][],
];

describe("weights", () => {
  test("a place that is named as its own neighbour, or is none at all, is refused", () => {
    expect(() => weightsOf([[0]])).toThrow(MethodProblem);
    expect(() => weightsOf([[1]])).toThrow(MethodProblem);
  });

  test("a repeated neighbour counts once and an empty row is an island", () => {
    const weights = weightsOf([[1, 1], [0], []]);
    expect(rowsOf(weights)).toEqual([[1], [0], []]);
    expect(islandsOf(weights)).toBe(1);
  });

  test("row-standardised weights make the lag the mean of the neighbours", () => {
    const weights = rowStandardised(weightsOf([[1, 2], [0], []]));
    expect([...lagOf(weights, [9, 2, 4])]).toEqual([3, 9, 0]);
  });

  test("with itself each place comes first in its own row", () => {
    expect(rowsOf(withSelf(weightsOf([[1, 2], [0], []])))).toEqual([[0, 1, 2], [1, 0], [2]]);
  });

  test("values that are missing or not as many as places are refused", () => {
    const weights = weightsOf([[1], [0], []]);
    expect(() => checkValues(weights, [1, 2], 3)).toThrow(/2 values for 3 places/);
    expect(() => checkValues(weights, [1, NaN, 3], 3)).toThrow(/Place 2/);
    expect(() => checkValues(weightsOf([[]]), [1], 3)).toThrow(/at least 3/);
  });
});

describe("neighbours by distance", () => {
  test("a band takes those farther than 0 and at most the radius away", () => {
    const weights = distanceBand([0, 3, 0, 0], [0, 4, 0, 5.1], 5);
    expect(rowsOf(weights)).toEqual([[1], [0, 2, 3], [1], [1]]);
  });

  test("a distance that equals the radius but for rounding is within it", () => {
    const x = [0.1, 0.1 + 0.2 + 250];
    expect(rowsOf(distanceBand(x, [0, 0], 250.2))).toEqual([[1], [0]]);
  });

  test("the nearest k are those of a full search, ties by number", () => {
    const x = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
    const y = Array.from({ length: 200 }, (_, i) => (i * 53) % 89);
    const expected = x.map((_, i) =>
      x
        .map((_, j) => ({ j, d: (x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2 }))
        .filter(({ j }) => j !== i)
        .sort((a, b) => a.d - b.d || a.j - b.j)
        .slice(0, 6)
        .map(({ j }) => j),
    );
    expect(rowsOf(kNearest(x, y, 6))).toEqual(expected);
  });

  test("with no more places than k everybody is a neighbour, at one point too", () => {
    expect(rowsOf(kNearest([1, 1, 1], [2, 2, 2], 5))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(rowsOf(kNearest([1], [2], 5))).toEqual([[]]);
    expect(rowsOf(kNearest([], [], 5))).toEqual([]);
  });

  test("coordinates that are no numbers are refused", () => {
    expect(() => distanceBand([0, NaN], [0, 1], 5)).toThrow(MethodProblem);
    expect(() => distanceBand([0, 1], [0, 1], 0)).toThrow(MethodProblem);
    expect(() => kNearest([0, 1], [0, 1], 0)).toThrow(MethodProblem);
  });
});

describe("neighbours by border", () => {
  const four = toAreas([
    rectangle(0, 0, 10, 10),
    rectangle(10, 0, 20, 10),
    rectangle(10, 10, 20, 20),
    rectangle(40, 0, 50, 10),
  ]);

  test("a queen's neighbours share a corner, a rook's a side", () => {
    expect(rowsOf(contiguity(four, "queen", 0.01))).toEqual([[1, 2], [0, 2], [0, 1], []]);
    expect(rowsOf(contiguity(four, "rook", 0.01))).toEqual([[1], [0, 2], [1], []]);
  });

  test("corners need not match: a large area neighbours two small ones along its side", () => {
    const areas = toAreas([
      rectangle(0, 0, 10, 30),
      rectangle(10, 0, 20, 13),
      rectangle(10, 13, 20, 30),
    ]);
    expect(rowsOf(contiguity(areas, "rook", 0.01))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  test("borders drawn a little apart are one, and an area without outline has no neighbours", () => {
    const areas = toAreas([rectangle(0, 0, 10, 10), [], rectangle(10.4, 0, 20, 10)]);
    expect(rowsOf(contiguity(areas, "queen", 0.5))).toEqual([[2], [], [0]]);
    expect(rowsOf(contiguity(areas, "rook", 0.5))).toEqual([[2], [], [0]]);
    expect(islandsOf(contiguity(areas, "queen", 0.1))).toBe(3);
  });

  const columbus = "../shared/data/spatial-stats/columbus.geojson";
  test.skipIf(!existsSync(columbus))(
    "Columbus has 236 links of a queen and 200 of a rook (../shared)",
    () => {
      const { features } = JSON.parse(readFileSync(columbus, "utf8")) as { features: object[] };
      const { areas } = readAreas(features.map((each) => JSON.stringify(each)));
      expect(contiguity(areas, "queen", 1e-7).neighbour).toHaveLength(236);
      expect(contiguity(areas, "rook", 1e-7).neighbour).toHaveLength(200);
    },
  );
});

describe("neighbours in a grid", () => {
  const boundary = toAreas([rectangle(72.9, 15.4, 72.95, 15.45)]);

  test("inner squares have eight neighbours of a queen and four of a rook", () => {
    const { column, row } = latticeOf(squareGrid(boundary, 1000).id);
    const most = (weights: Weights) => Math.max(...rowsOf(weights).map(({ length }) => length));
    expect(most(latticeWeights(column, row, "queen"))).toBe(8);
    expect(most(latticeWeights(column, row, "rook"))).toBe(4);
  });

  test("a gap in the grid is nobody's neighbour", () => {
    expect(rowsOf(latticeWeights([0, 2, 3], [0, 0, 1], "queen"))).toEqual([[], [2], [1]]);
  });

  test("inner hexagons have six neighbours", () => {
    const rows = rowsOf(hexagonWeights(hexGrid(boundary, 7).id));
    expect(Math.max(...rows.map(({ length }) => length))).toBe(6);
  });
});
