import { describe, expect, test } from "vitest";
import * as methods from "@/lib/methods";
import {
  conditionalPermutation,
  pseudoP,
} from "@/lib/methods/spatial/clusters/conditional-permutation";
import { empiricalBayesRates } from "@/lib/methods/spatial/clusters/empirical-bayes";
import { geary } from "@/lib/methods/spatial/clusters/geary";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { globalG } from "@/lib/methods/spatial/clusters/global-g";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { moran, moranPermutationP } from "@/lib/methods/spatial/clusters/moran";
import { spreadOf } from "@/lib/methods/spatial/clusters/spread";
import { emergingHotSpots } from "@/lib/methods/spatial/emerging/emerging";
import { MethodProblem } from "@/lib/methods/problem";
import { rowStandardised, weightsOf } from "@/lib/methods/spatial/weights";
import { distanceBand, kNearest } from "@/lib/methods/spatial/weights-distance";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";
import { senSlope } from "@/lib/methods/temporal/mann-kendall";

const seed = { seed: 1 };
const ten = Array.from({ length: 10 }, (_, i) => i);

/** Points that leave a method nothing, or next to nothing, to work with. */
const points: Record<string, { x: number[]; y: number[] }> = {
  "no point": { x: [], y: [] },
  "one point": { x: [5], y: [7] },
  "two identical points": { x: [5, 5], y: [7, 7] },
  "identical points": { x: ten.map(() => 5), y: ten.map(() => 7) },
  "points in a line": { x: ten, y: ten.map(() => 3) },
  "two heaps": { x: [0, 0, 9, 9], y: [0, 0, 9, 9] },
  "points with NaN": { x: [0, NaN, 3, 9, 4, 7], y: [1, 2, 4, NaN, 0, 7] },
  "points with infinity": { x: [0, Infinity, 3, 9, 4], y: [1, 2, 4, -Infinity, 0] },
  "one point far out": { x: [0, 1, 2, 1e9], y: [0, 2, 1, 1e9] },
};

type Run = (x: number[], y: number[]) => unknown;

const types = (x: number[]) => x.map((_, i) => i % 2);
const days = (x: number[]) => x.map((_, i) => i % 3);
const scanOf = (x: number[], y: number[], population?: number[]) =>
  methods.scan(
    { x, y, site: x.map((_, i) => i), step: days(x), steps: 3, population },
    { maxShare: 0.5, alive: true, maxLength: 3, minCases: 2, clusters: 3, permutations: 9 },
    seed,
  );
const grid = { west: 0, south: 0, cell: 1, columns: 10, rows: 10 };

/** Methods whose figures are finite for any points that they do not refuse. */
const always: Record<string, Run> = {
  "the mean and the median centre": (x, y) => [
    methods.meanCentre(x, y),
    methods.medianCentre(x, y),
  ],
  "the ellipse": methods.deviationalEllipse,
  "the enclosing circle": methods.enclosingCircle,
  "the hulls": (x, y) => [methods.convexHull(x, y), methods.concaveHull(x, y, 3)],
  "nearest neighbours": (x, y) => methods.nearestNeighbour(x, y, { area: 100, orders: 50 }),
  "no order of neighbours": (x, y) => methods.nearestNeighbour(x, y, { area: 100, orders: 0 }),
  DBSCAN: (x, y) => methods.dbscan([x, y], { radius: 2, least: 3 }),
  "the labels of HDBSCAN": (x, y) => methods.hdbscan([x, y], { least: 3 }).label,
  "Scott's rule": (x, y) => methods.scottBandwidth({ x, y }),
  "the normal reference": (x, y) => methods.normalReferenceBandwidth({ x, y }),
  "Diggle's rule": (x, y) => methods.diggleBandwidth({ x, y }, { isApart: true }),
  "the likelihood rule": (x, y) => methods.likelihoodBandwidth({ x, y }, { isApart: true }),
  "a bandwidth in a small window": (x, y) =>
    methods.likelihoodBandwidth(
      { x, y },
      { window: { west: 0, east: 9, south: 0, north: 9 }, candidates: [1, 2] },
    ),
  "a quartic density": (x, y) =>
    methods.densityOnGrid({ x, y }, { name: "quartic", bandwidth: 3 }, grid),
  "a density wider than the ground": (x, y) =>
    methods.densityOnGrid({ x, y }, { name: "gaussian", bandwidth: 1e6 }, grid),
  "a grid over the core": (x, y) => methods.gridOver(methods.coreExtent({ x, y }), 1e6),
  "near repeats": (x, y) =>
    methods.nearRepeat(
      { x, y, time: days(x) },
      { spaceBreaks: [0, 5], timeBreaks: [0, 2], metric: "euclidean", permutations: 9 },
      seed,
    ).p,
  "risk zones": (x, y) =>
    methods.riskZones({ x, y, time: days(x) }, [{ from: 0, to: 5, since: 0, until: 7, ratio: 2 }], {
      asOf: 5,
      days: 7,
      metric: "euclidean",
      cell: 1,
    }),
  "a space-time scan": (x, y) => scanOf(x, y),
  "a scan without people": (x, y) =>
    scanOf(
      x,
      y,
      x.map(() => 0),
    ),
  "p-values of co-location": (x, y) => {
    const found = methods.colocation(
      { x, y, type: types(x), types: 2 },
      { neighbours: 1, ties: "share", permutations: 5 },
      seed,
    );
    return [found.pUpper, found.pLower, found.links];
  },
  "pairs of cross-K": (x, y) =>
    methods.crossK(
      { x, y, type: types(x), types: 2 },
      { radii: [1, 5], area: 100, permutations: 0 },
      seed,
    ).pairs,
  "a distance band": (x, y) => distanceBand(x, y, 3),
  "more nearest neighbours than places": (x, y) => kNearest(x, y, 50),
  "the trend of the coordinates": (x) => methods.mannKendall(x),
  "the Gini coefficient": (x) => methods.concentration(x).gini,
};

/** Names of the figures of a result that are NaN or infinite. */
function notFinite(value: unknown, name = "result"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${name} is ${value}`];
  if (ArrayBuffer.isView(value)) value = Array.from(value as unknown as ArrayLike<number>);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => notFinite(each, `${name}.${key}`));
}

/** The refusal, or null when there was an answer, which is then finite. */
function answerOf(run: () => unknown): string | null {
  try {
    expect(notFinite(run())).toEqual([]);
    return null;
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return error.message;
  }
}

describe.each(Object.entries(points))("%s", (_, { x, y }) => {
  test.each(Object.entries(always))("%s: figures that are finite, or a sentence", (_name, run) => {
    const refusal = answerOf(() => run(x, y));
    if (refusal !== null) expect(refusal).toMatch(/^[^\n]{15,200}\.$/);
  });
});

describe("values of places", () => {
  const ring = weightsOf(ten.map((i) => [(i + 1) % 10, (i + 9) % 10]));
  const all = weightsOf(ten.map((i) => ten.filter((j) => j !== i)));
  const none = weightsOf(ten.map(() => []));
  const islands = weightsOf(ten.map((i) => (i < 2 ? [1 - i] : [])));
  const spike = ten.map((i) => (i === 3 ? 1e9 : 0));
  const tests = { moran, geary, globalG, localMoran };

  test.each(Object.entries(tests))("%s refuses what has no pattern", (_, run) => {
    const constant = ten.map(() => 4);
    const gaps = ten.map((i) => (i === 2 ? NaN : i));
    for (const values of [constant, gaps, [1, 2], []]) {
      expect(() => run(values, ring)).toThrow(MethodProblem);
    }
  });

  test("with no neighbours, or everybody a neighbour, there is nothing to test", () => {
    for (const run of [moran, geary, localMoran]) {
      expect(() => run(ten, none)).toThrow("No place has a neighbour");
      expect(() => run(ten, all)).toThrow("neighbours of each other");
      expect(() => run(ten, rowStandardised(all))).toThrow("neighbours of each other");
    }
  });

  test("values beyond what can be squared are refused", () => {
    const huge = ten.map((i) => i * 1e200);
    for (const run of [moran, geary, localMoran])
      expect(() => run(huge, ring)).toThrow("too large");
    expect(() => getisOrd(huge, ring, { statistic: "GiStar" })).toThrow("too large");
  });

  test("one place unlike all others is no likeness of neighbours, however the values fall", () => {
    for (const run of [moran, geary]) {
      const { randomisation } = run(spike, ring);
      expect(randomisation).toEqual({ variance: 0, z: 0, pGreater: 1 });
    }
    expect(moranPermutationP(spike, ring, { permutations: 9 }, seed)).toBe(1);
  });

  test("an island has no score, and is no test that the others pay for", () => {
    const { z, p, pAdjusted } = getisOrd(ten, islands, { statistic: "Gi" });
    expect(z.slice(2).every(Number.isNaN)).toBe(true);
    expect(pAdjusted[0]).toBe(Math.min(2 * Math.min(p[0]!, p[1]!), Math.max(p[0]!, p[1]!)));
    expect(notFinite(getisOrd(ten, islands, { statistic: "GiStar" }))).toEqual([]);
    expect(notFinite(localMoran(ten, islands).statistic)).toEqual([]);
  });

  test("without permutations every p-value is 1", () => {
    const drawn = conditionalPermutation(ten, ring, { permutations: 0 }, seed);
    expect(pseudoP(drawn)).toEqual(new Float64Array(10).fill(1));
    expect(moranPermutationP(ten, ring, { permutations: 0 }, seed)).toBe(1);
  });

  test("equal rates of equal populations do not differ", () => {
    const equal = empiricalBayesRates([5, 5, 5], [100, 100, 100]);
    expect(equal).toEqual(new Float64Array(3));
  });

  test("values far from 0 keep the digits of their spread", () => {
    const near = ten.map((i) => (i % 3) / 7);
    const far = spreadOf(near.map((value) => value + 2 ** 30));
    const exact = far.deviation.reduce((sum, each) => sum + each, 0);
    expect(Math.abs(exact)).toBeLessThan(1e-14);
  });

  test("emerging hot spots of equal counts are none, and of two places are refused", () => {
    const equal = { places: 10, slices: 3, counts: new Float64Array(30).fill(2) };
    const found = emergingHotSpots(equal, ring, { preceding: 1, alpha: 0.05 });
    expect(notFinite(found)).toEqual([]);
    expect(found.classes.every((each) => each === null)).toBe(true);
    const two = { places: 2, slices: 1, counts: [1, 2] };
    const apart = weightsOf([[1], [0]]);
    expect(() => emergingHotSpots(two, apart, { preceding: 0, alpha: 0.05 })).toThrow(
      MethodProblem,
    );
  });
});

describe("options that make no sense", () => {
  const { x, y } = { x: ten, y: ten.map((i) => (i * 7) % 10) };
  const band = { from: 0, to: 500, since: 0, until: 7, ratio: 2 };
  const zones = { asOf: 5, days: 7, metric: "euclidean", cell: 50 } as const;
  const zonesOf = (to: number, cell: number) =>
    methods.riskZones({ x, y, time: x }, [{ ...band, to }], { ...zones, cell });

  test.each<[string, () => unknown]>([
    ["cells without a side", () => methods.gridOver({ west: 0, south: 0, east: 9, north: 9 }, 0)],
    ["bands without an end", () => zonesOf(Infinity, 50)],
    ["squares without a side", () => zonesOf(500, 0)],
    ["squares of a centimetre", () => zonesOf(500, 0.01)],
    ["no neighbour", () => neighboursOf(0)],
    ["half a neighbour", () => neighboursOf(1.5)],
    ["more neighbours than points", () => neighboursOf(10)],
    ["clusters of two and a half", () => methods.hdbscan([x, y], { least: 2.5 })],
    ["a radius of NaN", () => methods.dbscan([x, y], { radius: NaN, least: 3 })],
    ["a band that is NaN wide", () => distanceBand(x, y, NaN)],
    ["an area of NaN", () => methods.nearestNeighbour(x, y, { area: NaN })],
    ["infinitely many events", () => methods.placesForByChance(10, Infinity, 0.5)],
    ["a trend through a gap", () => senSlope([1, NaN, 3])],
    [
      "points outside the window",
      () => methods.diggleBandwidth({ x, y }, { window: { west: 0, east: 5, south: 0, north: 5 } }),
    ],
  ])("%s are refused in a sentence", (_, run) => {
    expect(run).toThrow(MethodProblem);
  });

  function neighboursOf(neighbours: number) {
    const options = { neighbours, ties: "share", permutations: 0 } as const;
    return methods.colocation({ x, y, type: types(x), types: 2 }, options, seed);
  }

  test("a mean without end has no quantile and no funnel", () => {
    expect(poissonQuantile(0.5, Infinity)).toBeNaN();
    expect(methods.funnelLimits(Infinity, 0.95)).toEqual({ low: NaN, high: NaN });
  });

  test("a kernel a thousand times as wide as a cell is not summed up cell by cell", () => {
    const { columns, rows } = grid;
    const share = methods.shareInside(
      new Float64Array(columns * rows).fill(1),
      { name: "gaussian", bandwidth: 1000 },
      grid,
    );
    expect(share[0]! / ((columns * rows) / (2 * Math.PI * 1000 ** 2))).toBeCloseTo(1, 4);
  });

  test("rules of empty records are none, and of no record are refused", () => {
    const options = { minSupport: 0, minConfidence: 0 };
    expect(methods.associationRules([[], []], 2, options).rules).toEqual([]);
    expect(() => methods.associationRules([], 2, options)).toThrow(MethodProblem);
  });
});
