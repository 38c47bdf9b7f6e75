import { describe, expect, test } from "vitest";
import { gridOverAreas } from "@/lib/methods/places/place-grid";
import { placeFeatures, type FeatureRows } from "@/lib/methods/places/placed-features";
import { terrainLayers } from "@/lib/methods/places/terrain-layers";
import { readAreas } from "@/lib/methods/spatial/polygons";

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (ring: number[][]) => JSON.stringify({ type: "Polygon", coordinates: [ring] });
const { areas } = readAreas([polygon(square(77.6, 12.9, 0.03))]);
const grid = gridOverAreas(areas, { shape: "square", size: 200 });

const rowsOf = (
  rows: readonly { name?: string | null; at?: [number, number]; geometry?: unknown }[],
): FeatureRows => ({
  name: rows.map(({ name }) => (name === undefined ? "shop" : name)),
  longitude: rows.map(({ at }) => at?.[0] ?? NaN),
  latitude: rows.map(({ at }) => at?.[1] ?? NaN),
  geometry: rows.map(({ geometry }) => (geometry === undefined ? null : JSON.stringify(geometry))),
});
const middle: [number, number] = [77.615, 12.915];
const cellsIn = (values: Uint8Array) => values.reduce((sum, each) => sum + each, 0);
const layersOf = (geometry: unknown, kinds: ("proximity" | "density" | "inside")[], metres = 300) =>
  terrainLayers(grid, placeFeatures(grid, rowsOf([{ geometry }]), metres).features, {
    distances: [metres],
    kinds,
  });

describe("features of a table on the ground", () => {
  test("are sorted by name, and what cannot be placed is counted by its reason", () => {
    const { features, unplaced } = placeFeatures(
      grid,
      rowsOf([
        { at: middle },
        { at: middle, name: "bank" },
        { geometry: { type: "MultiPoint", coordinates: [middle, middle] } },
        { geometry: { type: "Feature", geometry: { type: "Point", coordinates: middle } } },
        { at: [0, 0] },
        { at: [middle[1], middle[0]] },
        { at: [0, 51.5] },
        {},
        { geometry: { type: "Sphere" } },
        { geometry: { type: "LineString", coordinates: [middle] } },
        { name: null, at: middle },
      ]),
      300,
    );
    expect(features.map(({ name, rows, points }) => [name, rows, points.x.length])).toEqual([
      ["bank", 1, 1],
      ["shop", 3, 4],
    ]);
    expect(unplaced).toEqual({
      ...{ missing: 1, zero: 1, swapped: 1, unreadable: 2, outside: 1, unnamed: 1 },
    });
  });

  test("a line is near along its whole length, however many corners it has", () => {
    const ends = [
      [77.605, 12.915],
      [77.625, 12.915],
    ];
    const many = Array.from({ length: 41 }, (_, i) => [77.605 + 0.0005 * i, 12.915]);
    const [one, other] = [ends, many].map((coordinates) =>
      layersOf({ type: "LineString", coordinates }, ["proximity", "density"]),
    );
    expect(cellsIn(one![0]!.values)).toBeGreaterThan(25);
    expect([...other![0]!.values]).toEqual([...one![0]!.values]);
    expect([...other![1]!.values]).toEqual([...one![1]!.values]);
  });

  test("an area is near from its inside on, and its hole is not inside", () => {
    const coordinates = [square(77.605, 12.905, 0.02), square(77.61, 12.91, 0.01)];
    const [inside, near] = layersOf({ type: "Polygon", coordinates }, ["proximity", "inside"], 150);
    expect([inside!.kind, near!.kind]).toEqual(["inside", "proximity"]);
    const [east, north] = [77.615, 12.915];
    const hole = grid.longitude.findIndex(
      (x, i) => Math.abs(x - east) < 0.001 && Math.abs(grid.latitude[i]! - north) < 0.001,
    );
    expect(inside!.values[hole]).toBe(0);
    expect(cellsIn(near!.values)).toBeGreaterThan(cellsIn(inside!.values));
    const km2 = (cellsIn(inside!.values) * 200 * 200) / 1e6;
    // 2.2 by 2.2 km without the 1.1 by 1.1 km of the hole.
    expect(km2).toBeGreaterThan(3.2);
    expect(km2).toBeLessThan(4);
  });

  test("a road across the ground and an area around it are on it, with every corner far away", () => {
    const across = [77, 78.2].map((east) => [east, 12.915]);
    const [near] = layersOf({ type: "LineString", coordinates: across }, ["proximity"], 150);
    expect(cellsIn(near!.values)).toBeGreaterThan(15);
    const wide = { type: "Polygon", coordinates: [square(77, 12, 2)] };
    const [inside] = layersOf(wide, ["inside"]);
    expect(cellsIn(inside!.values)).toBe(grid.id.length);
    const around = { type: "LineString", coordinates: square(77, 12, 2) };
    const { features, unplaced } = placeFeatures(grid, rowsOf([{ geometry: around }]), 150);
    expect([features.length, unplaced.outside]).toEqual([0, 1]);
  });

  test("a row of very many points is placed whole", () => {
    const coordinates = Array.from({ length: 200_000 }, () => middle);
    const geometry = { type: "MultiPoint", coordinates };
    const { features } = placeFeatures(grid, rowsOf([{ geometry }]), 150);
    expect(features[0]!.points.x.length).toBe(200_000);
  });

  test("a table without a row on the ground has no feature", () => {
    expect(placeFeatures(grid, rowsOf([{ at: [10, 10] }]), 300).features).toEqual([]);
    expect(terrainLayers(grid, [], { distances: [100], kinds: ["density"] })).toEqual([]);
  });
});
