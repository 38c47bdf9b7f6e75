import { describe, expect, test } from "vitest";
import { activeCells, aroundEach } from "@/lib/methods/places/active";
import { groundOf, placeIncidents } from "@/lib/methods/places/ground";
import { defaultPlaceModel, placeModel } from "@/lib/methods/places/models";
import { topCells } from "@/lib/methods/places/rank";
import { smooth } from "@/lib/methods/places/smooth";
import { tilesOf } from "@/lib/methods/places/tiles";
import { drawn } from "./drawn";

/** Hexagons as large as a square of 200, in 25 columns and 25 rows. */
const tiles = tilesOf("hexagon", 200);
const [columns, rows] = [25, 25];
const middles = Array.from({ length: columns * rows }, (_, i) =>
  tiles.middle(i % columns, Math.floor(i / columns)),
);
const ground = groundOf(
  middles.map(([x]) => x),
  middles.map(([, y]) => y),
  tiles.area,
  (x, y) => {
    const [column, row] = tiles.at(x, y);
    const isInside = column >= 0 && row >= 0 && column < columns && row < rows;
    return isInside ? row * columns + column : -1;
  },
);
const middle = 12 * columns + 12;

describe("a ground of hexagons", () => {
  test("has six neighbours at the same distance, and none nearer", () => {
    const near: number[] = [];
    ground.near.within(
      ground.x[middle]!,
      ground.y[middle]!,
      1.01 * tiles.across,
      (cell, squared) => {
        if (cell !== middle) near.push(Math.sqrt(squared));
      },
    );
    expect(near).toHaveLength(6);
    for (const distance of near) expect(distance).toBeCloseTo(tiles.across, 6);
  });

  test("an incident in a corner of a hexagon is in that cell, and outside in none", () => {
    const [x, y] = tiles.middle(12, 12);
    for (const [cornerX, cornerY] of tiles.corners(12, 12)) {
      const inside = ground.locate(x + 0.99 * (cornerX - x), y + 0.99 * (cornerY - y));
      expect(inside).toBe(middle);
      expect(ground.locate(x + 1.02 * (cornerX - x), y + 1.02 * (cornerY - y))).not.toBe(middle);
    }
    expect(Array.from(placeIncidents(ground, [-500, NaN], [0, 0], [1, 1]).cell)).toEqual([-1, -1]);
  });

  test("smoothing keeps the sum, and is the same to all six sides", () => {
    const one = new Float64Array(ground.x.length);
    one[middle] = 1;
    const spread = smooth(ground, one, 1.2);
    expect(spread.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 2);
    const around = Array.from(topCells(spread, 7), (cell) => spread[cell]!);
    expect(around[0]).toBe(spread[middle]);
    for (const each of around.slice(2)) expect(each).toBeCloseTo(around[1]!, 9);
  });

  test("what is around an active cell is what smoothing brings there", () => {
    const incidents = drawn(ground, 5, new Float64Array(ground.x.length).fill(1), 400);
    const active = activeCells(ground, [incidents], 1.2);
    const counts = new Float64Array(ground.x.length);
    Array.from(incidents.cell).forEach((cell) => {
      if (cell >= 0) counts[cell]!++;
    });
    const sums = aroundEach(
      active,
      Float64Array.from(active.cell, (cell) => counts[cell]!),
    );
    const spread = smooth(ground, counts, 1.2);
    const own = 1 / (2 * Math.PI * 1.2 * 1.2);
    active.cell.forEach((cell, i) => {
      expect(sums[i]! + own * counts[cell]!).toBeCloseTo(spread[cell]!, 9);
    });
  });

  test("the default finds the heavy cells of hexagons", () => {
    const rates = Float64Array.from(ground.x, (_, i) => (i % 60 === 7 ? 40 : 1));
    const own = drawn(ground, 6, rates, 2500);
    const input = { ground, own, from: 0, horizon: 60, cells: 10 };
    const { score } = placeModel(defaultPlaceModel, input)(840);
    for (const cell of topCells(score, 10)) expect(cell % 60).toBe(7);
  });
});
