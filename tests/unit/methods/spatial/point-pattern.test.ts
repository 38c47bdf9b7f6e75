import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { meanCentre, medianCentre, standardDistance } from "@/lib/methods/spatial/pattern/centre";
import { flatArea } from "@/lib/methods/spatial/clip";
import { concaveHull } from "@/lib/methods/spatial/pattern/concave-hull";
import { dbscan } from "@/lib/methods/spatial/pattern/dbscan";
import { deviationalEllipse, ellipseRing } from "@/lib/methods/spatial/pattern/ellipse";
import { enclosingCircle } from "@/lib/methods/spatial/pattern/enclosing-circle";
import { hdbscan, mostHdbscanPoints } from "@/lib/methods/spatial/pattern/hdbscan";
import { nearestNeighbour } from "@/lib/methods/spatial/pattern/nearest-neighbour";

/** Gaussian heaps around centres, and points anywhere in 10 km. */
function heaps(centres: [number, number][], each: number, spread: number, stray: number) {
  const { normal, next } = chance(11);
  const x: number[] = [];
  const y: number[] = [];
  for (const [east, north] of centres) {
    for (let i = 0; i < each; i++) {
      x.push(east + spread * normal());
      y.push(north + spread * normal());
    }
  }
  for (let i = 0; i < stray; i++) {
    x.push(10_000 * next());
    y.push(10_000 * next());
  }
  return { x, y };
}

describe("the centre of points", () => {
  test("one point is its own mean, median and circle, with no spread", () => {
    expect(meanCentre([3], [4])).toEqual({ x: 3, y: 4 });
    expect(medianCentre([3], [4])).toEqual({ x: 3, y: 4, totalDistance: 0 });
    expect(standardDistance([3], [4])).toEqual({ perPoint: 0, unbiased: NaN });
    expect(enclosingCircle([3], [4])).toEqual({ centre: { x: 3, y: 4 }, radius: 0 });
  });

  test("NaN is left out, and nothing but NaN is refused", () => {
    expect(meanCentre([3, NaN, 5], [4, 1, 8])).toEqual({ x: 4, y: 6 });
    expect(() => meanCentre([NaN], [1])).toThrow("no usable point");
    expect(() => medianCentre([], [])).toThrow("no usable point");
  });

  test("most points at one place hold the median there", () => {
    const found = medianCentre([0, 0, 0, 90, 7], [0, 0, 0, 5, 60]);
    expect(Math.hypot(found.x, found.y)).toBeLessThan(1e-6);
  });

  test("the median of points in a line is their middle one", () => {
    const found = medianCentre([0, 1, 2, 3, 100], [0, 0, 0, 0, 0]);
    expect(found.x).toBeCloseTo(2, 6);
  });

  test("the median between two groups of points is exact, though the sum hardly changes there", () => {
    const { x, y } = heaps(
      [
        [0, 0],
        [50_000, 0],
      ],
      20,
      1,
      0,
    );
    const found = medianCentre(x, y);
    const sumAt = (east: number, north: number) =>
      x.reduce((sum, each, i) => sum + Math.hypot(each - east, y[i]! - north), 0);
    const [h, tilt] = [10, [0, 0]];
    tilt[0] = (sumAt(found.x + h, found.y) - sumAt(found.x - h, found.y)) / (2 * h);
    tilt[1] = (sumAt(found.x, found.y + h) - sumAt(found.x, found.y - h)) / (2 * h);
    expect(Math.hypot(...tilt)).toBeLessThan(1e-8);
    expect(found.totalDistance).toBeCloseTo(sumAt(found.x, found.y), 6);
  });
});

describe("the ellipse", () => {
  test("lies along a line of points, whichever way it runs", () => {
    const along = [-2, -1, 0, 1, 2];
    const flat = along.map(() => 0);
    const back = along.map((value) => -value);
    expect(deviationalEllipse(along, flat).bearingDegrees).toBeCloseTo(90, 9);
    expect(deviationalEllipse(flat, along).bearingDegrees).toBeCloseTo(0, 9);
    expect(deviationalEllipse(along, along).bearingDegrees).toBeCloseTo(45, 9);
    expect(deviationalEllipse(along, back).bearingDegrees).toBeCloseTo(135, 9);
    const { majorAxis, minorAxis } = deviationalEllipse(along, along).scalings.sqrt2OverN;
    expect(majorAxis).toBeCloseTo(Math.sqrt(8), 9);
    expect(minorAxis).toBeCloseTo(0, 7);
  });

  test("identical points have no extent, two points are too few", () => {
    const same = deviationalEllipse([5, 5, 5], [1, 1, 1]);
    expect(same.scalings.crimeStat).toEqual({ sx: 0, sy: 0, majorAxis: 0, minorAxis: 0, area: 0 });
    expect(() => deviationalEllipse([1, 2], [1, 2])).toThrow("at least three points");
  });

  test("its ring has the ellipse's area and runs counter-clockwise", () => {
    const { x, y } = heaps([[100, 200]], 400, 50, 0);
    const found = deviationalEllipse(x, y);
    const ring = ellipseRing(found, found.scalings.crimeStat, 720);
    expect(flatArea(ring.flat()) / found.scalings.crimeStat.area).toBeCloseTo(1, 4);
  });
});

describe("the nearest-neighbour index", () => {
  test("a square lattice is spaced out twice as far as chance", () => {
    const x = Array.from({ length: 2500 }, (_, i) => i % 50);
    const y = Array.from({ length: 2500 }, (_, i) => Math.floor(i / 50));
    const found = nearestNeighbour(x, y, { area: 2500 });
    expect(found.ratio).toBeCloseTo(2, 9);
    expect(found.z).toBeGreaterThan(90);
  });

  test("heaps at one place count as their points do, one by one", () => {
    const { below } = chance(2);
    const x = Array.from({ length: 300 }, () => below(12));
    const y = Array.from({ length: 300 }, () => below(12));
    const found = nearestNeighbour(x, y, { area: 144, orders: 6 });
    const sums = new Float64Array(6);
    x.forEach((_, i) => {
      const others = x.map((value, j) => Math.hypot(value - x[i]!, y[j]! - y[i]!));
      others.splice(i, 1);
      others.sort((a, b) => a - b);
      for (let k = 0; k < 6; k++) sums[k]! += others[k]! / 300;
    });
    found.meanKthDistance.forEach((mean, k) => expect(mean).toBeCloseTo(sums[k]!, 9));
  });

  test("identical points are clustered as far as can be", () => {
    const found = nearestNeighbour([1, 1, 1], [2, 2, 2], { area: 10 });
    expect(found).toMatchObject({ n: 3, meanDistance: 0, ratio: 0 });
    expect(found.meanKthDistance).toEqual([0, 0]);
  });

  test("one point, and ground without extent, are refused", () => {
    expect(() => nearestNeighbour([1, NaN], [2, 3], { area: 10 })).toThrow("at least two points");
    expect(() => nearestNeighbour([1, 2], [2, 2], { area: 0 })).toThrow("no extent");
  });
});

describe("clusters", () => {
  const centres: [number, number][] = [
    [2000, 2000],
    [5000, 8000],
    [8000, 3000],
  ];

  test("both find the heaps among stray points", () => {
    const { x, y } = heaps(centres, 200, 60, 150);
    for (const found of [
      dbscan([x, y], { radius: 100, least: 10 }),
      hdbscan([x, y], { least: 25 }),
    ]) {
      expect(found.count).toBe(3);
      for (let heap = 0; heap < 3; heap++) {
        const own = [...found.label.slice(200 * heap, 200 * heap + 200)];
        expect(own.filter((label) => label === heap).length).toBeGreaterThan(180);
      }
      expect([...found.sizes].reduce((a, b) => a + b, 0) + found.noise).toBe(750);
    }
  });

  test("DBSCAN finds the same whatever the order of the points", () => {
    const { x, y } = heaps(centres, 80, 90, 100);
    const forward = dbscan([x, y], { radius: 70, least: 8 });
    const backward = dbscan([x.toReversed(), y.toReversed()], { radius: 70, least: 8 });
    expect(backward.count).toBe(forward.count);
    expect([...backward.core].reverse()).toEqual([...forward.core]);
  });

  test("identical points are one cluster of DBSCAN, and none of HDBSCAN, which never takes all", () => {
    const same = new Float64Array(30).fill(7);
    expect(dbscan([same, same], { radius: 1, least: 5 })).toMatchObject({ count: 1, noise: 0 });
    const found = hdbscan([same, same], { least: 5 });
    expect(found.count).toBe(0);
    expect(found.outlier.some(Number.isNaN)).toBe(false);
  });

  test("heaps of identical points are clusters of HDBSCAN", () => {
    const x = Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 500));
    const found = hdbscan([x, x], { least: 5 });
    expect([...found.sizes]).toEqual([20, 20]);
  });

  test("no point, one point and NaN are in no cluster", () => {
    expect(dbscan([[], []], { radius: 1, least: 1 })).toMatchObject({ count: 0, noise: 0 });
    expect([
      ...dbscan(
        [
          [1, NaN],
          [1, 1],
        ],
        { radius: 1, least: 1 },
      ).label,
    ]).toEqual([0, -1]);
    expect(hdbscan([[], []], { least: 2 })).toMatchObject({ count: 0, noise: 0 });
    expect([
      ...hdbscan(
        [
          [1, NaN],
          [1, 1],
        ],
        { least: 2 },
      ).label,
    ]).toEqual([-1, -1]);
  });

  test("what makes no sense is refused in words", () => {
    expect(() => dbscan([[1], [1]], { radius: 0, least: 1 })).toThrow("radius");
    expect(() => hdbscan([[1], [1]], { least: 1 })).toThrow("two points or more");
    const many = new Float64Array(mostHdbscanPoints + 1);
    expect(() => hdbscan([many, many], { least: 5 })).toThrow("25,001 points");
  });
});

describe("a concave outline", () => {
  test("follows a horseshoe that the convex hull fills", () => {
    const x: number[] = [];
    const y: number[] = [];
    for (let i = 0; i <= 40; i++) {
      for (const [px, py] of [
        [i, 0],
        [i, 40],
        [0, i],
      ]) {
        for (const d of [0, 2, 4]) {
          x.push(px! + d / 7);
          y.push(py! + d);
        }
      }
    }
    const ring = concaveHull(x, y, 4);
    const area = flatArea(ring.flat());
    const convex = flatArea(concaveHull(x, y, Infinity).flat());
    expect(area).toBeGreaterThan(0);
    expect(area).toBeLessThan(0.45 * convex);
    expect(new Set(ring.map(String)).size).toBe(ring.length);
  });

  test("points in a line or at one place have no outline", () => {
    expect(concaveHull([0, 1, 2], [0, 1, 2], 1).length).toBeLessThan(3);
    expect(concaveHull([1, 1, 1, 1], [2, 2, 2, 2], 1).length).toBeLessThan(3);
  });
});
