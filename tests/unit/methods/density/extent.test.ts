import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { coreExtent, grown, pointsIn } from "@/lib/methods/spatial/density/extent";
import { gather } from "@/lib/methods/spatial/density/gather";

const by = chance(5);
const city = Array.from({ length: 300 }, () => [by.next() * 10_000, by.next() * 8_000] as const);
const placesOf = (points: readonly (readonly [number, number])[]) => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
});

describe("the extent of points", () => {
  test("is their box when none is far from the rest", () => {
    const { x, y } = placesOf(city);
    expect(coreExtent({ x, y })).toEqual({
      west: Math.min(...x),
      east: Math.max(...x),
      south: Math.min(...y),
      north: Math.max(...y),
    });
  });

  test("leaves out wrong coordinates, also where there are few points", () => {
    const { x, y } = placesOf([...city, [90_000, 4_000], [5_000, -70_000], [5_000, 100_000]]);
    const box = coreExtent({ x, y });
    expect(box.east).toBeLessThanOrEqual(10_000);
    expect(box.south).toBeGreaterThanOrEqual(0);
    expect(pointsIn(box, { x, y })).toHaveLength(300);
  });

  test("keeps a suburb at the distance of the city's own width", () => {
    const suburb = city.slice(0, 10).map(([x, y]) => [x / 10 + 17_000, y] as const);
    const all = placesOf([...city, ...suburb]);
    expect(pointsIn(coreExtent(all), all)).toHaveLength(310);
  });

  test("keeps the others where nine in ten share a spot", () => {
    const all = placesOf([...Array.from({ length: 99 }, () => [50, 50] as const), [900, 80]]);
    expect(pointsIn(coreExtent(all), all)).toHaveLength(100);
  });

  test("of one point is that point, and grows on all sides", () => {
    const box = coreExtent({ x: [3], y: [4] });
    expect(box).toEqual({ west: 3, east: 3, south: 4, north: 4 });
    expect(grown(box, 10)).toEqual({ west: -7, east: 13, south: -6, north: 14 });
  });
});

describe("gathering", () => {
  const points = { x: [1, 2, 11, 12, NaN, -1], y: [1, 3, 1, 1, 0, 1] };

  test("puts the points of a square at their mean and keeps their number", () => {
    const { x, y, count, weight, placeOf } = gather({ ...points, weight: [1, 2, 3, 4, 5, 6] }, 10);
    expect([...x]).toEqual([1.5, 11.5, -1]);
    expect([...y]).toEqual([2, 1, 1]);
    expect([...count]).toEqual([2, 2, 1]);
    expect([...weight]).toEqual([3, 7, 6]);
    expect([placeOf[1], placeOf[3], placeOf[5]]).toEqual([0, 1, 2]);
  });

  test("weighs the mean by what each point stands for", () => {
    const { x, count } = gather({ x: [0, 8], y: [0, 0], count: [3, 1] }, 10);
    expect([x[0], count[0]]).toEqual([2, 4]);
  });

  test("is the same over a ground too wide for a list of all squares", () => {
    const near = gather(points, 10);
    const far = gather({ x: [...points.x, 1e9], y: [...points.y, 1e9] }, 10);
    expect([...far.x.slice(0, 3)]).toEqual([...near.x]);
    expect([...far.count]).toEqual([2, 2, 1, 1]);
  });

  test("of nothing is nothing", () => {
    expect(gather({ x: [], y: [] }, 10).x).toHaveLength(0);
    expect(gather({ x: [NaN], y: [1] }, 10).x).toHaveLength(0);
  });
});
