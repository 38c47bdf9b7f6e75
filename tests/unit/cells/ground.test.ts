import { describe, expect, test } from "vitest";
import { layGround } from "@/cells/ground/lay";
import { chance } from "@/lib/methods/chance";
import { gridOverAreas, gridOverPoints } from "@/lib/methods/places/place-grid";
import { tilesOf } from "@/lib/methods/places/tiles";
import { MethodProblem } from "@/lib/methods/problem";
import { readAreas } from "@/lib/methods/spatial/polygons";

const box = (west: number, south: number, east: number, north: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });

const halves = [box(77.5, 12.9, 77.6, 13), box(77.6, 12.9, 77.7, 13)];

describe.each(["square", "hexagon"] as const)("cells: %s", (shape) => {
  test("a place is in the tile whose middle is nearest, and corners enclose the area", () => {
    const tiles = tilesOf(shape, 250);
    const { next } = chance(3);
    for (let i = 0; i < 500; i++) {
      const [x, y] = [780_000 + 9_000 * next(), 1_430_000 + 9_000 * next()];
      const [column, row] = tiles.at(x, y);
      const away = (c: number, r: number) => {
        const [mx, my] = tiles.middle(c, r);
        return Math.hypot(mx - x, my - y);
      };
      for (const right of [-1, 0, 1]) {
        for (const up of [-1, 0, 1]) {
          expect(away(column, row)).toBeLessThanOrEqual(away(column + right, row + up) + 1e-6);
        }
      }
    }
    const ring = tiles.corners(7, 11);
    const twice = ring.reduce((sum, [x, y], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!;
      return sum + x * by - bx * y;
    }, 0);
    expect(twice / 2).toBeCloseTo(tiles.area, 3);
    expect(tiles.area).toBeCloseTo(62_500, 6);
  });

  test("covers the boundary once, with the area that each middle lies in", () => {
    const grid = gridOverAreas(readAreas(halves).areas, { shape, size: 500 });
    const km2 = (grid.id.length * grid.ground.cellArea) / 1e6;
    // 0.2° by 0.1° at 12.95° north.
    expect(km2).toBeGreaterThan(237);
    expect(km2).toBeLessThan(242);
    expect(new Set(grid.id).size).toBe(grid.id.length);
    grid.ground.x.forEach((x, cell) =>
      expect(grid.ground.locate(x, grid.ground.y[cell]!)).toBe(cell),
    );
    grid.longitude.forEach((east, cell) => expect(grid.area![cell]).toBe(east < 77.6 ? 0 : 1));
    const { coordinates } = JSON.parse(grid.outline(0)) as { coordinates: number[][][] };
    expect(coordinates[0]).toHaveLength(shape === "square" ? 5 : 7);
  });

  test("keeps the name of a cell when the boundary grows", () => {
    const small = gridOverAreas(readAreas([halves[0]!]).areas, { shape, size: 500 });
    const large = gridOverAreas(readAreas(halves).areas, { shape, size: 500 });
    const at = new Map(large.id.map((id, cell) => [id, cell]));
    small.id.forEach((id, cell) => {
      expect(large.longitude[at.get(id)!]).toBeCloseTo(small.longitude[cell]!, 9);
    });
  });
});

describe("ground of points", () => {
  const { normal } = chance(5);
  const longitude = Array.from({ length: 400 }, () => 77.6 + 0.02 * normal());
  const latitude = Array.from({ length: 400 }, () => 12.95 + 0.02 * normal());

  test("holds every point but those far from the rest, and says how many", () => {
    const laid = layGround(
      { shape: "square", size: 250, boundary: null },
      [...longitude, 78.9, 120],
      [...latitude, 12.9, 12.9],
    );
    expect(laid.cell.slice(0, 400).every((cell) => cell >= 0)).toBe(true);
    expect([...laid.cell.slice(400)]).toEqual([-1, -1]);
    expect(laid.areaOf(0)).toBeNull();
    expect(laid.words).toContain("1 row more than 3° away from the middle point is left out.");
    expect(laid.words.at(-1)).toBe("400 rows lie in a cell; 2 outside are left out.");
  });

  test("a single point, and points in one line, have their own cells", () => {
    for (const at of [[77.6], [77.6, 77.61, 77.62]]) {
      const { cell, grid } = layGround(
        { shape: "hexagon", size: 250, boundary: null },
        at,
        at.map(() => 12.95),
      );
      expect(cell.every((which) => which >= 0)).toBe(true);
      expect(grid.id.length).toBeLessThanOrEqual(at.length);
    }
  });

  test("names the beat of a cell", () => {
    const { areaOf, cell } = layGround(
      {
        shape: "square",
        size: 250,
        boundary: { table: "beats", outlines: [...halves, null], names: ["A", "B", "C"], sql: "" },
      },
      [77.55, 77.65, 80],
      [12.95, 12.95, 12.95],
    );
    expect([areaOf(cell[0]!), areaOf(cell[1]!), cell[2]]).toEqual(["A", "B", -1]);
  });

  test("too many cells are refused with a size that would do", () => {
    const wide = readAreas([box(74, 12, 78, 18)]).areas;
    const failure = (() => {
      try {
        return gridOverAreas(wide, { shape: "square", size: 250 });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(MethodProblem);
    expect((failure as MethodProblem).message).toMatch(/Cells of 250 m would be about 4,[\d,]+;/);
    expect((failure as MethodProblem).hint).toBe(
      "Take cells of 2,000 m, or a smaller boundary: one city at a time.",
    );
  });

  test("no point is no ground", () => {
    expect(() =>
      gridOverPoints(
        { zone: { zone: 43, south: false }, x: [], y: [] },
        { shape: "square", size: 250 },
      ),
    ).toThrow(MethodProblem);
  });
});
