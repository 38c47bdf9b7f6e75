import { readFileSync } from "node:fs";
import { latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { areasKm2 } from "@/lib/methods/spatial/area";
import { clipRing, flatArea, tidy } from "@/lib/methods/spatial/clip";
import { dissolve } from "@/lib/methods/spatial/dissolve";
import { hexagonsOf, hexGrid } from "@/lib/methods/spatial/hex-grid";
import { convexHull } from "@/lib/methods/spatial/hull";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { boxOf, readAreas, toAreas, type Areas } from "@/lib/methods/spatial/polygons";
import { squareGrid, squaresOf } from "@/lib/methods/spatial/square-grid";
import { hasShared, shared } from "../datasets/opened";

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** A crooked town of some 60 km² near Bengaluru with a lake in it. */
const town = (): Areas => {
  const next = random(3);
  const outline = Array.from({ length: 90 }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / 90;
    const reach = 0.03 + 0.02 * next();
    return [77.6 + reach * Math.cos(angle), 12.97 + reach * Math.sin(angle)];
  });
  const lake = Array.from({ length: 30 }, (_, i): [number, number] => {
    const angle = (-2 * Math.PI * i) / 30;
    return [77.595 + 0.009 * Math.cos(angle), 12.972 + 0.007 * Math.sin(angle)];
  });
  return toAreas([[outline, lake]]);
};

const outlinesOf = (outline: readonly string[]): Areas => {
  const { areas, problems } = readAreas(outline);
  expect(problems).toEqual([]);
  return areas;
};

describe("clipping", () => {
  const cell = [0, 0, 10, 0, 10, 10, 0, 10];

  test("cuts a ring at the cell's sides and keeps its direction", () => {
    expect(flatArea(clipRing([5, 5, 15, 5, 15, 15, 5, 15], cell))).toBe(25);
    expect(flatArea(clipRing([5, 15, 15, 15, 15, 5, 5, 5], cell))).toBe(-25);
    expect(clipRing([20, 20, 30, 20, 30, 30], cell)).toEqual([]);
    expect(flatArea(clipRing([-50, -50, 50, -50, 50, 50, -50, 50], cell))).toBe(100);
  });

  test("a comb that leaves the cell and comes back falls into parts without bridges", () => {
    // Two teeth from above reach into the cell, their back lies outside.
    const comb = [1, 20, 1, 5, 3, 5, 3, 15, 6, 15, 6, 4, 8, 4, 8, 20];
    const piece = clipRing(comb, cell);
    expect(flatArea(piece)).toBe(2 * 5 + 2 * 6);
    const parts = tidy([piece], cell);
    expect(parts.map(flatArea).sort((a, b) => a - b)).toEqual([10, 12]);
    for (const part of parts) expect(part).toHaveLength(8);
  });

  test("a hole across the cell's side opens the outline instead of hanging on it", () => {
    const outer = [-5, -5, 20, -5, 20, 20, -5, 20];
    const hole = [8, 4, 8, 6, 12, 6, 12, 4];
    const pieces = [outer, hole].map((ring) => clipRing(ring, cell));
    const parts = tidy(pieces, cell);
    expect(parts).toHaveLength(1);
    expect(flatArea(parts[0]!)).toBe(96);
    expect(parts[0]).toHaveLength(16);
  });

  test("random stars keep their area through clipping and tidying", () => {
    const next = random(17);
    for (let round = 0; round < 200; round++) {
      const corners = 3 + Math.floor(next() * 60);
      const [cx, cy] = [next() * 14 - 2, next() * 14 - 2];
      const star = Array.from({ length: corners }, (_, i) => {
        const [angle, reach] = [(2 * Math.PI * i) / corners, next() * 9];
        return [cx + reach * Math.cos(angle), cy + reach * Math.sin(angle)];
      }).flat();
      const piece = clipRing(star, cell);
      const area = flatArea(piece);
      const tidied = sum(tidy([piece], cell).map(flatArea));
      expect(Math.abs(tidied - area)).toBeLessThan(0.01);
    }
  });

  test("areas that share a border dissolve into one outline", () => {
    const wards = toAreas([
      [
        [
          [0, 0],
          [4, 0],
          [4, 2],
          [4, 4],
          [0, 4],
        ],
      ],
      [
        [
          [4, 0],
          [8, 0],
          [8, 4],
          [4, 4],
          [4, 2],
        ],
      ],
    ]);
    const rings = dissolve(wards);
    expect(rings).toHaveLength(1);
    expect(flatArea(rings[0]!)).toBe(32);
    expect(rings[0]).toHaveLength(12);
  });
});

describe("a grid of squares", () => {
  const grid = squareGrid(town(), 400);

  test("covers the boundary: its areas add up to the boundary's", () => {
    expect(sum(grid.areaKm2) / sum(areasKm2(town()))).toBeCloseTo(1, 4);
    expect(Math.max(...grid.inside)).toBe(1);
    expect(Math.min(...grid.inside)).toBeGreaterThan(0);
  });

  test("cells inside have the side asked for, those on the border the share that is inside", () => {
    grid.areaKm2.forEach((km2, cell) => {
      // UTM shrinks lengths by up to 0.04 % in the middle of its zone.
      expect(km2 / (0.16 * grid.inside[cell]!)).toBeGreaterThan(0.998);
      expect(km2 / (0.16 * grid.inside[cell]!)).toBeLessThan(1.002);
    });
  });

  test("outlines read back, have the areas told and overlap nowhere", () => {
    const areas = outlinesOf(grid.outline);
    areasKm2(areas).forEach((km2, cell) => expect(km2).toBeCloseTo(grid.areaKm2[cell]!, 4));
    const next = random(23);
    const x = Float64Array.from({ length: 20_000 }, () => 77.54 + 0.12 * next());
    const y = Float64Array.from({ length: 20_000 }, () => 12.91 + 0.12 * next());
    const cells = locate(indexAreas(areas), x, y);
    const whole = locate(indexAreas(town()), x, y);
    // Outlines are rounded to a centimetre, and drawn straight in degrees, not in metres.
    const differ = cells.area.filter((cell, i) => (cell === -1) !== (whole.area[i] === -1));
    expect(differ.length).toBeLessThan(20);
    expect(cells.counts.several).toBeLessThan(20);
    const direct = squaresOf(grid, x, y);
    const other = cells.area.filter((cell, i) => cell !== -1 && cell !== direct[i]);
    expect(other.length).toBeLessThan(20);
  });

  test("a cell has the same name and place under another boundary", () => {
    const smaller = squareGrid(
      toAreas([
        [
          [
            [77.6, 12.97],
            [77.62, 12.97],
            [77.62, 12.99],
            [77.6, 12.99],
          ],
        ],
      ]),
      400,
    );
    const at = smaller.id.findIndex((name, cell) => {
      const there = grid.id.indexOf(name);
      return smaller.inside[cell] === 1 && grid.inside[there] === 1;
    });
    const same = grid.id.indexOf(smaller.id[at]!);
    expect(grid.outline[same]).toBe(smaller.outline[at]);
  });

  test("too many cells are refused with a number", () => {
    expect(() => squareGrid(town(), 1)).toThrow(/about [\d,]+ cells; 200,000 is the most/);
  });
});

describe("a grid of H3 hexagons", () => {
  const grid = hexGrid(town(), 8);

  test("covers the boundary: its areas add up to the boundary's", () => {
    expect(sum(grid.areaKm2) / sum(areasKm2(town()))).toBeCloseTo(1, 4);
  });

  test("a point is in the cell that H3 names", () => {
    const box = boxOf(town())!;
    const next = random(29);
    const x = Float64Array.from({ length: 3_000 }, () => box.west + next() * (box.east - box.west));
    const y = Float64Array.from(
      { length: 3_000 },
      () => box.south + next() * (box.north - box.south),
    );
    const found = hexagonsOf(grid, x, y);
    const inside = locate(indexAreas(town()), x, y).area;
    found.forEach((cell, i) => {
      if (cell !== -1) expect(grid.id[cell]).toBe(latLngToCell(y[i]!, x[i]!, 8));
      else expect(inside[i]).toBe(-1);
    });
    const drawn = locate(indexAreas(outlinesOf(grid.outline)), x, y).area;
    const differ = drawn.filter((cell, i) => cell !== -1 && cell !== found[i]);
    expect(differ.length).toBeLessThan(5);
  });
});

describe("a hull of points", () => {
  test("has every point on its left and only corners that are points", () => {
    const next = random(31);
    const x = Float64Array.from({ length: 5_000 }, () => next() + next());
    const y = Float64Array.from({ length: 5_000 }, (_, i) => next() * x[i]!);
    x[7] = NaN;
    const hull = convexHull(x, y);
    hull.forEach(([bx, by], i) => {
      const [ax, ay] = hull.at(i - 1)!;
      x.forEach((px, k) => {
        if (k === 7) return;
        expect((bx - ax) * (y[k]! - ay) - (by - ay) * (px - ax)).toBeGreaterThan(-1e-12);
      });
      expect(x.indexOf(bx)).toBe(y.indexOf(by));
    });
  });

  test("of points in one line or in one place has no area", () => {
    expect(convexHull([1, 2, 3], [1, 2, 3]).length).toBeLessThan(3);
    expect(convexHull([1, 1, 1], [2, 2, 2]).length).toBeLessThan(3);
    expect(convexHull([], [])).toEqual([]);
  });
});

describe.skipIf(!hasShared)("grids over real boundaries (needs ../shared/data)", () => {
  const files = [
    "chicago-police-beats-2012-12",
    "chicago-community-areas",
    "bengaluru-bbmp-wards-243",
    "karnataka-districts-2011",
  ];

  test.each(files)("cells of %s add up to its area within half a percent", (file) => {
    const text = readFileSync(shared(`boundaries/${file}.geojson`), "utf8");
    const { features } = JSON.parse(text) as { features: { geometry: unknown }[] };
    const { areas } = readAreas(features.map(({ geometry }) => JSON.stringify(geometry)));
    const km2 = sum(areasKm2(areas));
    const side = Math.sqrt(km2 / 3000) * 1000;
    const squares = squareGrid(areas, side);
    const resolution = km2 > 10_000 ? 6 : 8;
    const hexagons = hexGrid(areas, resolution);
    expect(Math.abs(sum(squares.areaKm2) / km2 - 1)).toBeLessThan(0.005);
    expect(Math.abs(sum(hexagons.areaKm2) / km2 - 1)).toBeLessThan(0.005);
  });
});
