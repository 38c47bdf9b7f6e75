import { describe, expect, test } from "vitest";
import { contourLines, levelsHolding } from "@/lib/methods/spatial/density/contours";
import { densityOnGrid, type CellGrid } from "@/lib/methods/spatial/density/density";
import { countInCells } from "@/lib/methods/spatial/density/grid";
import { topPlaces } from "@/lib/methods/spatial/density/places";

const grid: CellGrid = { west: 0, south: 0, cell: 10, columns: 100, rows: 100 };
const kernel = { name: "quartic", bandwidth: 100 } as const;

/** Nine incidents here, five there, two close to the five, one far away. */
const points = {
  x: [...new Array<number>(9).fill(205), ...new Array<number>(5).fill(705), 755, 755, 955],
  y: [...new Array<number>(9).fill(205), ...new Array<number>(5).fill(505), 505, 505, 955],
};
const values = densityOnGrid(points, kernel, grid);

describe("top places", () => {
  test("are the local maxima a bandwidth apart, with the incidents around each", () => {
    const places = topPlaces(values, grid, points, { bandwidth: 100, most: 10 });
    expect(places.map(({ points: n, share }) => [n, share])).toEqual([
      [9, 9 / 17],
      [7, 7 / 17],
      [1, 1 / 17],
    ]);
    expect(places[0]).toMatchObject({ x: 205, y: 205 });
    for (const place of places) expect(place.density).toBe(values[place.cell]);
  });

  test("are no more than asked for, and none where there is nothing", () => {
    expect(topPlaces(values, grid, points, { bandwidth: 100, most: 1 })).toHaveLength(1);
    const nothing = { x: [], y: [] };
    expect(topPlaces(new Float64Array(10_000), grid, nothing, { bandwidth: 100, most: 5 })).toEqual(
      [],
    );
    expect(
      topPlaces(new Float64Array(10_000).fill(NaN), grid, nothing, { bandwidth: 100, most: 5 }),
    ).toEqual([]);
  });
});

describe("levels", () => {
  const counts = countInCells(grid, points);

  test("hold at least the share of incidents that is asked for, in as few cells as it takes", () => {
    const [half, all] = levelsHolding(values, counts, 17, [0.5, 1]);
    expect(half).toMatchObject({ share: 0.5, points: 9, cells: 1 });
    expect(all!.points).toBe(17);
    expect(all!.level).toBeGreaterThan(0);
  });

  test("are left out when too few incidents lie on the map", () => {
    expect(levelsHolding(values, counts, 40, [0.25, 0.9]).map(({ share }) => share)).toEqual([
      0.25,
    ]);
    expect(levelsHolding(values, counts, 0, [0.5])).toEqual([]);
  });
});

describe("contours", () => {
  test("are circles around one point, in metres", () => {
    const one = densityOnGrid({ x: [505], y: [505] }, kernel, grid);
    const level = 0.25 * one[50 * 100 + 50]!;
    const [contour] = contourLines(one, grid, [level]);
    expect(contour!.polygons).toHaveLength(1);
    const ring = contour!.polygons[0]![0]!;
    expect(ring[0]).toEqual(ring.at(-1));
    // (1 − u²)² = 1/4 at u = √½.
    for (const [x, y] of ring) {
      expect(Math.hypot(x - 505, y - 505)).toBeGreaterThan(69);
      expect(Math.hypot(x - 505, y - 505)).toBeLessThan(72);
    }
  });

  test("have no part where nothing is that dense, and pass over cells without a figure", () => {
    expect(contourLines(values, grid, [1e9])[0]!.polygons).toEqual([]);
    const holed = values.map((value, i) => (i % 100 < 30 ? NaN : value));
    const [contour] = contourLines(holed, grid, [values[50 * 100 + 70]! / 2]);
    expect(contour!.polygons).toHaveLength(1);
    expect(contour!.polygons.flat(2).flat().every(Number.isFinite)).toBe(true);
  });
});
