import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { moran } from "@/lib/methods/spatial/clusters/moran";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { areaRegression } from "@/lib/methods/spatial/regression/area-regression";
import {
  bandCholesky,
  bandSolve,
  emptyBand,
  logDeterminant,
  narrowOrder,
} from "@/lib/methods/spatial/regression/banded";
import { joinedIslands } from "@/lib/methods/spatial/regression/joined-islands";
import { spatialPoisson } from "@/lib/methods/spatial/regression/spatial-poisson";
import { rowStandardised, weightsOf, type Weights } from "@/lib/methods/spatial/weights";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { cholesky } from "@/lib/methods/statistics/cholesky";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { leastSquares } from "@/lib/methods/statistics/least-squares";
import { varianceInflation } from "@/lib/methods/statistics/variance-inflation";

const apart = (side: number, i: number, j: number) => [
  Math.abs((i % side) - (j % side)),
  Math.abs(Math.floor(i / side) - Math.floor(j / side)),
];

const lattice = (side: number): Weights => {
  const places = Array.from({ length: side * side }, (_, i) => i);
  return weightsOf(
    places.map((i) => places.filter((j) => j !== i && Math.max(...apart(side, i, j)) === 1)),
  );
};

/** Draws of values that are alike within `range` squares: no field of the model that is fitted. */
function fieldOver(side: number, range: number) {
  const n = side * side;
  const covariance = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return Math.exp(-Math.hypot(...apart(side, i, j)) / range) + (i === j ? 1e-6 : 0);
  });
  const lower = cholesky(covariance, n)!;
  return ({ normal }: ReturnType<typeof chance>) => {
    const drawn = Float64Array.from({ length: n }, normal);
    return drawn.map((_, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * n + k]! * drawn[k]!;
      return sum;
    });
  };
}

describe("where neighbours share what no trait says", () => {
  const [side, slope, worlds] = [7, 0.2, 40];
  const draw = fieldOver(side, 2);
  const neighbours = lattice(side);
  let [naive, spatial, alike] = [0, 0, 0];
  for (let seed = 1; seed <= worlds; seed++) {
    const by = chance(seed);
    const [trait, field] = [draw(by), draw(by)];
    const { effects, dependence } = areaRegression(
      {
        counts: trait.map((value, i) =>
          drawPoisson(30 * Math.exp(slope * value + 0.5 * field[i]!), by),
        ),
        traits: [{ name: "trait", values: trait }],
        neighbours,
      },
      { seed },
      { permutations: 99 },
    );
    const [{ low, high, plain, deviation }] = effects as [(typeof effects)[number]];
    const holds = (from: number, to: number) => {
      const truth = Math.exp(slope * deviation);
      return from <= truth && truth <= to;
    };
    naive += Number(holds(plain.low, plain.high));
    spatial += Number(holds(low, high));
    alike += Number(dependence!.p < 0.05);
  }

  test("an interval as if areas were independent holds the truth too rarely", () => {
    expect(naive / worlds).toBeLessThan(0.87);
  });

  test("the interval that allows for neighbours holds it about 95 times of 100", () => {
    expect(spatial / worlds).toBeGreaterThanOrEqual(0.9);
  });

  test("Moran's I of the residuals mostly says so", () => {
    expect(alike / worlds).toBeGreaterThan(0.6);
  });
});

test("where neighbours share nothing the spatial model ties nothing and agrees with the plain one", () => {
  const [side, by] = [9, chance(5)];
  const trait = Float64Array.from({ length: side * side }, by.normal);
  const counts = trait.map((value) => drawPoisson(40 * Math.exp(0.3 * value), by));
  const traits = [{ name: "trait", values: trait }];
  const { effects, dependence } = areaRegression(
    { counts, traits, neighbours: lattice(side) },
    { seed: 1 },
  );
  const [{ ratio, low, high, plain }] = effects as [(typeof effects)[number]];
  expect(Math.log(ratio)).toBeCloseTo(Math.log(plain.ratio), 2);
  expect(Math.log(high / low) / Math.log(plain.high / plain.low)).toBeCloseTo(1, 1);
  expect(dependence!.p).toBeGreaterThan(0.05);
});

test("a matrix in a narrow order solves as it does in any", () => {
  const weights = lattice(5);
  const order = narrowOrder(weights);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i));
  // 2 on the diagonal, −0.2 beside it: determinant and solution by hand.
  const band = emptyBand(3, 1);
  band.rows.set([0, 2, -0.2, 2, -0.2, 2]);
  const triangle = bandCholesky(band)!;
  expect(Math.exp(logDeterminant(triangle))).toBeCloseTo(8 - 4 * 0.04, 12);
  const x = bandSolve(triangle, [1.8, 1.6, 1.8]);
  [1, 1, 1].forEach((each, i) => expect(x[i]).toBeCloseTo(each, 12));
  const not = emptyBand(2, 1);
  not.rows.set([0, 1, 2, 1]);
  expect(bandCholesky(not)).toBeNull();
});

test("an island gets its nearest area as neighbour, both ways", () => {
  const { weights, joined } = joinedIslands(weightsOf([[1], [0], []]), {
    x: [0, 1, 3],
    y: [0, 0, 0],
  });
  expect(joined).toBe(1);
  expect([...weights.neighbour]).toEqual([1, 0, 2, 1]);
});

test("columns that say the same are inflated, those that say all of another without bound", () => {
  const by = chance(2);
  const a = Float64Array.from({ length: 200 }, by.normal);
  const b = a.map((value) => value + 0.3 * by.normal());
  const c = Float64Array.from({ length: 200 }, by.normal);
  const found = varianceInflation([a, b, c]);
  expect(found[0]!.factor).toBeGreaterThan(8);
  expect(found[0]).toMatchObject({ nearest: 1 });
  expect(found[2]!.factor).toBeLessThan(1.1);
  expect(varianceInflation([a, a.map((value) => 2 * value)])[0]!.factor).toBe(Infinity);
  expect(varianceInflation([a])[0]).toMatchObject({ factor: 1, nearest: -1 });
});

describe("degenerate areas", () => {
  const by = chance(1);
  const values = Float64Array.from({ length: 30 }, by.normal);
  const traits = [{ name: "density", values }];
  const counts = values.map((value) => drawPoisson(10 * Math.exp(0.2 * value), by));
  const ask = (change: object) => areaRegression({ counts, traits, ...change }, { seed: 1 });

  test("are refused in words", () => {
    expect(() => ask({ traits: [] })).toThrow("There is no trait");
    expect(() => ask({ counts: counts.slice(0, 12) })).toThrow(
      "One trait needs at least 13 areas to be compared, and there are 12",
    );
    expect(() => ask({ counts: counts.map(() => 0) })).toThrow("No area has an incident");
    expect(() => ask({ counts: counts.map(() => NaN) })).toThrow("Area 1 lacks a count");
    expect(() => ask({ exposure: counts.map(() => 0) })).toThrow("an exposure above 0");
    expect(() => ask({ traits: [{ name: "even", values: values.map(() => 7) }] })).toThrow(
      "even is the same in every area",
    );
    expect(() =>
      ask({ traits: [...traits, { name: "twice", values: values.map((each) => 2 * each) }] }),
    ).toThrow("density, twice: one of these follows from the others exactly");
  });

  test("a huge count, equal counts or no neighbours give figures or a reason, never NaN", () => {
    const huge = counts.map((count, i) => (i === 3 ? 1e5 : count));
    const ring = weightsOf(Array.from({ length: 30 }, (_, i) => [(i + 29) % 30, (i + 1) % 30]));
    for (const change of [
      { counts: huge, neighbours: ring },
      { counts: counts.map(() => 5), neighbours: ring },
      { neighbours: weightsOf(Array.from({ length: 30 }, () => [])) },
    ]) {
      const { effects, spatial, withoutSpatial } = ask(change);
      for (const each of effects) {
        expect([each.ratio, each.low, each.high, each.p].every(Number.isFinite)).toBe(true);
      }
      expect(spatial === null).toBe(withoutSpatial !== null);
    }
  });

  test("an area beyond all others is said to be no part of one model", () => {
    const counted = counts.map((count, i) => (i === 3 ? 1e12 : count));
    expect(() => ask({ counts: counted })).toThrow("differ too much in their counts");
  });

  test("places and counts must fit", () => {
    expect(() => spatialPoisson(counts, [values], lattice(3))).toThrow("30 counts for 9 places");
  });
});

const columbus = "../shared/data/spatial-stats/columbus.geojson";

test.skipIf(!existsSync(columbus))(
  "Columbus: residuals of least squares are alike as published, those of counts less so",
  () => {
    const { features } = JSON.parse(readFileSync(columbus, "utf8")) as {
      features: { properties: Record<string, number>; geometry: unknown }[];
    };
    const list = (name: string) =>
      Float64Array.from(features, ({ properties }) => properties[name]!);
    const { areas } = readAreas(features.map(({ geometry }) => JSON.stringify(geometry)));
    const neighbours = contiguity(areas, "queen", 1e-6);
    const [crime, income, value] = [list("CRIME"), list("INC"), list("HOVAL")];
    const columns = [income.map(() => 1), income, value];
    const fit = leastSquares(
      columns,
      crime,
      income.map(() => 1),
    );
    if (typeof fit === "number") throw new Error("collinear");
    // As published: 68.62, −1.597, −0.274; Moran's I of the residuals 0.222.
    expect(fit.coefficients[0]).toBeCloseTo(68.619, 2);
    expect(fit.coefficients[1]).toBeCloseTo(-1.597, 2);
    expect(fit.coefficients[2]).toBeCloseTo(-0.274, 2);
    const rest = crime.map((each, i) =>
      columns.reduce((left, column, k) => left - fit.coefficients[k]! * column[i]!, each),
    );
    expect(moran(rest, rowStandardised(neighbours)).statistic).toBeCloseTo(0.222, 2);
    const { effects, dependence, spatial } = areaRegression(
      {
        counts: crime,
        traits: [
          { name: "INC", values: income },
          { name: "HOVAL", values: value },
        ],
        neighbours,
        middle: areaCentres(areas),
      },
      { seed: 1 },
    );
    expect(dependence!.moran).toBeGreaterThan(0.08);
    expect(spatial!.lambda).toBeGreaterThan(0.1);
    expect(effects.every(({ high, adjusted }) => high < 1 && adjusted < 0.01)).toBe(true);
  },
);
