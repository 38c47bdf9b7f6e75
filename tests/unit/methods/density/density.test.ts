import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { densityAt, densityOnGrid, type CellGrid } from "@/lib/methods/spatial/density/density";
import { dualDensity } from "@/lib/methods/spatial/density/dual";
import {
  correctedWeights,
  correctUniformly,
  shareInside,
} from "@/lib/methods/spatial/density/edge";
import { gather } from "@/lib/methods/spatial/density/gather";
import {
  cellAt,
  cellFor,
  centreOf,
  gridOver,
  roundDown,
  roundUp,
} from "@/lib/methods/spatial/density/grid";
import { bandwidthFor, type Kernel } from "@/lib/methods/spatial/density/kernel";
import { MethodProblem } from "@/lib/methods/problem";

const quartic: Kernel = { name: "quartic", bandwidth: 100 };
const gaussian: Kernel = { name: "gaussian", bandwidth: 100 };
const grid: CellGrid = { west: -1000, south: -1000, cell: 20, columns: 100, rows: 100 };
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** Points around a few centres. */
function clustered(count: number, seed = 1) {
  const by = chance(seed);
  const x = Float64Array.from({ length: count }, (_, i) => ((i % 5) - 2) * 300 + by.normal() * 80);
  const y = Float64Array.from({ length: count }, (_, i) => ((i % 3) - 1) * 350 + by.normal() * 80);
  return { x, y };
}

describe("a kernel density", () => {
  test.each([quartic, gaussian])(
    "of one point spreads one incident over the ground ($name)",
    (kernel) => {
      const values = densityOnGrid({ x: [3], y: [-7] }, kernel, grid);
      expect(sum(values) * grid.cell ** 2).toBeCloseTo(1, 3);
      const [peak] = densityAt({ x: [3], y: [-7] }, kernel, [3], [-7]);
      expect(peak).toBeCloseTo((kernel.name === "quartic" ? 3 : 0.5) / (Math.PI * 1e4), 12);
    },
  );

  test("is nothing where there is no point", () => {
    expect([...densityAt({ x: [], y: [] }, quartic, [0], [0])]).toEqual([0]);
    expect(Math.max(...densityOnGrid({ x: [], y: [] }, gaussian, grid))).toBe(0);
  });

  test("of two points at the same spot is twice that of one", () => {
    const one = densityOnGrid({ x: [5], y: [5] }, quartic, grid);
    const two = densityOnGrid({ x: [5, 5], y: [5, 5] }, quartic, grid);
    expect([...two]).toEqual([...one.map((value) => 2 * value)]);
  });

  test("of weights is that of points written as often", () => {
    const weighted = densityOnGrid({ x: [0, 90], y: [0, 10], weight: [3, 1] }, gaussian, grid);
    const plain = densityOnGrid({ x: [0, 0, 0, 90], y: [0, 0, 0, 10] }, gaussian, grid);
    weighted.forEach((value, i) => expect(value).toBeCloseTo(plain[i]!, 15));
  });

  test.each([quartic, gaussian])("is the same on a grid and at its centres ($name)", (kernel) => {
    const points = clustered(60);
    const values = densityOnGrid(points, kernel, grid);
    const centres = [0, 17, 4_950, 5_050, 9_999].map((i) => ({ i, ...centreOf(grid, i) }));
    const at = densityAt(
      points,
      kernel,
      centres.map(({ x }) => x),
      centres.map(({ y }) => y),
    );
    centres.forEach(({ i }, k) => expect(values[i]).toBeCloseTo(at[k]!, 14));
  });

  test("of a Gaussian cut off at six bandwidths differs by less than a millionth", () => {
    const points = clustered(200);
    const whole = densityOnGrid(points, gaussian, grid);
    const cut = densityOnGrid(points, gaussian, grid, { reach: 6 });
    const most = Math.max(...whole);
    whole.forEach((value, i) => expect(Math.abs(value - cut[i]!)).toBeLessThan(1e-6 * most));
  });

  test("leaves out points and weights that are no numbers", () => {
    const points = { x: [0, NaN, 5, 7], y: [0, 3, Infinity, 7], weight: [1, 1, 1, NaN] };
    expect([...densityOnGrid(points, quartic, grid)]).toEqual([
      ...densityOnGrid({ x: [0], y: [0] }, quartic, grid),
    ]);
  });

  test("adds to the map what points outside of it reach", () => {
    const values = densityOnGrid({ x: [-1050, -5000], y: [0, 0] }, quartic, grid);
    expect(sum(values)).toBeGreaterThan(0);
    expect(values[5_050]).toBe(0);
  });

  test("refuses a bandwidth that is no length and negative weights", () => {
    for (const bandwidth of [0, -5, NaN, Infinity]) {
      expect(() => densityAt({ x: [0], y: [0] }, { ...quartic, bandwidth }, [0], [0])).toThrow(
        MethodProblem,
      );
    }
    expect(() => densityAt({ x: [0], y: [0], weight: [-1] }, quartic, [0], [0])).toThrow(
      /less than nothing/,
    );
  });

  test.each([quartic, gaussian])(
    "of gathered points differs by less than a thousandth of its peak ($name)",
    (kernel) => {
      const points = clustered(20_000);
      const exact = densityOnGrid(points, kernel, grid, { reach: 6 });
      const step = kernel.bandwidth / (kernel.name === "quartic" ? 20 : 8);
      const places = gather(points, step);
      expect(places.x.length).toBeLessThan(17_000);
      expect(sum(places.count)).toBe(20_000);
      const fast = densityOnGrid(places, kernel, grid, { reach: 6 });
      const off = Math.max(...exact.map((value, i) => Math.abs(value - fast[i]!)));
      expect(off / Math.max(...exact)).toBeLessThan(1e-3);
    },
  );

  test("of a quartic as wide as a Gaussian has nearly the same peaks", () => {
    const points = clustered(500);
    const wide = bandwidthFor("quartic", 100);
    const a = Math.max(...densityOnGrid(points, gaussian, grid));
    const b = Math.max(...densityOnGrid(points, { name: "quartic", bandwidth: wide }, grid));
    expect(b / a).toBeGreaterThan(0.9);
    expect(b / a).toBeLessThan(1.1);
  });
});

describe("edge correction", () => {
  const inside = Float64Array.from({ length: 10_000 }, (_, i) => (i % 100 < 50 ? 1 : 0));

  test.each([quartic, gaussian])(
    "knows that half of a kernel on a straight border is outside ($name)",
    (kernel) => {
      const share = shareInside(inside, kernel, grid);
      expect((share[5_049]! + share[5_050]!) / 2).toBeCloseTo(0.5, 2);
      expect(share[5_025]).toBeCloseTo(1, 3);
      expect(share[5_080]).toBeCloseTo(0, 3);
    },
  );

  test("makes an even spread even up to the border, and leaves out what is far outside", () => {
    const by = chance(2);
    const points = {
      x: Float64Array.from({ length: 40_000 }, () => -1000 * by.next()),
      y: Float64Array.from({ length: 40_000 }, () => 2000 * by.next() - 1000),
    };
    const plain = densityOnGrid(points, quartic, grid);
    const even = correctUniformly(plain, shareInside(inside, quartic, grid));
    const along = (values: Float64Array, column: number) =>
      sum(Array.from({ length: 60 }, (_, row) => values[(row + 20) * 100 + column]!));
    expect(along(plain, 49) / along(plain, 25)).toBeLessThan(0.7);
    expect(along(even, 49) / along(even, 25)).toBeGreaterThan(0.95);
    expect(along(even, 49) / along(even, 25)).toBeLessThan(1.05);
    expect(even[5_090]).toBeNaN();
  });

  test("by weights keeps the number of incidents inside", () => {
    const points = { x: [-10, -500], y: [0, 0] };
    const share = shareInside(inside, quartic, grid);
    const weight = correctedWeights(
      [1, 1],
      (i) => share[cellAt(grid, points.x[i]!, points.y[i]!)]!,
    );
    expect(weight[1]).toBeCloseTo(1, 6);
    const values = densityOnGrid({ ...points, weight }, quartic, grid);
    const kept = sum(values.map((value, i) => (inside[i] ? value : 0))) * grid.cell ** 2;
    expect(kept).toBeCloseTo(2, 1);
  });
});

describe("two densities", () => {
  test("are compared where the lower one is firm, and nowhere else", () => {
    const dual = dualDensity([2, 3, 0, 1, 1], [1, 0, 2, 0.001, 4], 0.01);
    expect([...dual.ratio]).toEqual([2, NaN, 0, NaN, 0.25]);
    expect([...dual.logRatio]).toEqual([Math.LN2, NaN, NaN, NaN, Math.log(0.25)]);
    expect([...dual.difference]).toEqual([1, 3, -2, 0.999, -3]);
    expect([...dual.sum]).toEqual([3, 3, 2, 1.001, 5]);
    expect(dual.masked).toBe(1);
  });
});

describe("a grid of squares", () => {
  test("lies on the zone's own grid and covers its extent", () => {
    const made = gridOver({ west: 130, south: -20, east: 410, north: 95 }, 50);
    expect(made).toEqual({ west: 100, south: -50, cell: 50, columns: 7, rows: 3 });
    expect(cellAt(made, 130, -20)).toBe(0);
    expect(cellAt(made, 99, 0)).toBe(-1);
    expect(centreOf(made, 8)).toEqual({ x: 175, y: 25 });
  });

  test("is refused when it would have too many cells, with a size that does", () => {
    const city = { west: 0, south: 0, east: 50_000, north: 50_000 };
    expect(() => gridOver(city, 10)).toThrow("Cells of 10 m would be 25,000,000");
    expect(() => gridOver(city, 100)).not.toThrow();
  });

  test("has cells of a rounded fifth of the bandwidth, larger ones over a wide country", () => {
    const city = { west: 0, south: 0, east: 12_000, north: 12_000 };
    expect(cellFor(300, city)).toBe(50);
    expect(cellFor(600, city)).toBe(100);
    expect(cellFor(300, { ...city, east: 300_000 })).toBe(1000);
    expect([1, 1.1, 2.4, 26, 99].map(roundUp)).toEqual([1, 2, 2.5, 50, 100]);
    expect([1, 1.9, 2.4, 26, 99].map(roundDown)).toEqual([1, 1, 2, 25, 50]);
  });
});
