import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import {
  forBothAxes,
  normalReferenceBandwidth,
  scottBandwidth,
} from "@/lib/methods/spatial/density/bandwidth";
import { diggleBandwidth } from "@/lib/methods/spatial/density/diggle";
import { likelihoodBandwidth } from "@/lib/methods/spatial/density/likelihood";
import { smallestDistance } from "@/lib/methods/spatial/density/search";
import { circleInside, gaussianInside } from "@/lib/methods/spatial/density/window";

/** Clusters of a known spread. */
function clusters(count: number, spread: number, seed = 1) {
  const by = chance(seed);
  const centres = Array.from({ length: 25 }, () => [by.next() * 10_000, by.next() * 10_000]);
  const which = Array.from({ length: count }, () => by.below(25));
  return {
    x: Float64Array.from(which, (c) => centres[c]![0]! + by.normal() * spread),
    y: Float64Array.from(which, (c) => centres[c]![1]! + by.normal() * spread),
  };
}

const rules = {
  scott: (points: { x: number[]; y: number[] }) => forBothAxes(scottBandwidth(points)),
  "normal reference": (points: { x: number[]; y: number[] }) =>
    forBothAxes(normalReferenceBandwidth(points)),
  diggle: (points: { x: number[]; y: number[] }) => diggleBandwidth(points).bandwidth,
  likelihood: (points: { x: number[]; y: number[] }) => likelihoodBandwidth(points).bandwidth,
};

describe.each(Object.entries(rules))("the rule of %s", (_, rule) => {
  test("says that there is no point, one point, or one spot", () => {
    expect(() => rule({ x: [], y: [] })).toThrow("There is no point");
    expect(() => rule({ x: [1], y: [1] })).toThrow("There is one point");
    expect(() => rule({ x: [4, 4, 4], y: [1, 1, 1] })).toThrow("All 3 points are at the same spot");
  });

  test("grows with the unit of length", () => {
    const { x, y } = clusters(150, 300);
    const metres = rule({ x: [...x], y: [...y] });
    const feet = rule({ x: [...x].map((v) => v * 3), y: [...y].map((v) => v * 3) });
    expect(feet / metres).toBeCloseTo(3, 2);
  });
});

describe("rules by formula", () => {
  test("take a count for points written as often", () => {
    const { x, y } = clusters(50, 300);
    const count = x.map((_, i) => 1 + (i % 4));
    const repeat = (values: Float64Array) =>
      [...values].flatMap((value, i) => new Array<number>(count[i]!).fill(value));
    const written = { x: repeat(x), y: repeat(y) };
    for (const rule of [scottBandwidth, normalReferenceBandwidth]) {
      const [a, b] = rule({ x, y, count });
      const [c, d] = rule(written);
      expect(a).toBeCloseTo(c, 6);
      expect(b).toBeCloseTo(d, 6);
    }
  });

  test("give the spread along one axis where points lie in a line", () => {
    const pair = scottBandwidth({ x: [1, 2, 3, 4], y: [0, 0, 0, 0] });
    expect(pair[1]).toBe(0);
    expect(forBothAxes(pair)).toBeCloseTo(pair[0], 12);
    const half = normalReferenceBandwidth({ x: [0, 5, 5, 5, 5, 9], y: [1, 2, 3, 4, 5, 6] });
    expect(half[0]).toBeGreaterThan(0);
  });
});

describe("rules by comparison", () => {
  test("find a bandwidth near the spread of clusters, by all points and by a sample", () => {
    const few = likelihoodBandwidth(clusters(1_500, 200));
    const many = likelihoodBandwidth(clusters(20_000, 200));
    expect(few.bandwidth).toBeGreaterThan(60);
    expect(few.bandwidth).toBeLessThan(200);
    expect(many.bandwidth).toBeLessThan(few.bandwidth);
    expect(many.atEnd).toBe(false);
    const diggle = diggleBandwidth(clusters(1_500, 200));
    expect(diggle.bandwidth).toBeGreaterThan(40);
    expect(diggle.bandwidth).toBeLessThan(200);
  });

  test("give the same for the same seed", () => {
    const points = clusters(5_000, 200);
    expect(likelihoodBandwidth(points, { seed: 3 })).toEqual(
      likelihoodBandwidth(points, { seed: 3 }),
    );
    expect(diggleBandwidth(points, { seed: 3 })).toEqual(diggleBandwidth(points, { seed: 3 }));
  });

  test("fall to their smallest where spots are shared, unless these are left out together", () => {
    const { x, y } = clusters(200, 300);
    const shared = { x: [...x, ...x, ...x], y: [...y, ...y, ...y] };
    expect(likelihoodBandwidth(shared).atEnd).toBe(true);
    const apart = likelihoodBandwidth(shared, { isApart: true });
    expect(apart.atEnd).toBe(false);
    expect(apart.bandwidth).toBeCloseTo(likelihoodBandwidth({ x, y }).bandwidth, 3);
    expect(diggleBandwidth(shared).atEnd).toBe(true);
    expect(diggleBandwidth(shared, { isApart: true }).atEnd).toBe(false);
  });

  test("know the smallest distance of places that are not the same", () => {
    expect(smallestDistance({ x: [0, 0, 0, 0, 3], y: [0, 0, 0, 0, 4] })).toBe(5);
  });
});

describe("a window", () => {
  const square = { west: 0, east: 1, south: 0, north: 1 };

  test("holds all of a small circle, half of one on a side, a quarter of one in a corner", () => {
    expect(circleInside(square, 0.5, 0.5, 0.4)).toBe(1);
    expect(circleInside(square, 0, 0.5, 0.4)).toBeCloseTo(0.5, 12);
    expect(circleInside(square, 0, 0, 0.4)).toBeCloseTo(0.25, 12);
    // Farther than every corner: nothing of it is inside.
    expect(circleInside(square, 0.5, 0.5, 0.8)).toBeCloseTo(0, 12);
  });

  test("holds the part of a Gaussian that the normal distribution says", () => {
    expect(gaussianInside(square, 0.01, 0.5, 0.5)).toBeCloseTo(1, 12);
    expect(gaussianInside(square, 0.01, 0, 0.5)).toBeCloseTo(0.5, 12);
  });
});
