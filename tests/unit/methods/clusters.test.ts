import { describe, expect, test } from "vitest";
import {
  conditionalPermutation,
  pseudoP,
  refinePermutation,
  twoSidedPseudoP,
} from "@/lib/methods/spatial/clusters/conditional-permutation";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { empiricalBayesRates } from "@/lib/methods/spatial/clusters/empirical-bayes";
import { geary } from "@/lib/methods/spatial/clusters/geary";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { globalG } from "@/lib/methods/spatial/clusters/global-g";
import { joinCounts } from "@/lib/methods/spatial/clusters/join-counts";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { moran, moranPermutationP } from "@/lib/methods/spatial/clusters/moran";
import { toAreas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { rowStandardised, weightsOf } from "@/lib/methods/spatial/weights";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";

const side = 20;
const at = Array.from({ length: side * side }, (_, i) => i);
const plain = latticeWeights(
  at.map((i) => i % side),
  at.map((i) => Math.floor(i / side)),
  "queen",
);
const mean = rowStandardised(plain);
/** 0 nearly everywhere, with one busy place on its own and a block of nine. */
const sparse = at.map((i) => {
  const [x, y] = [i % side, Math.floor(i / side)];
  if (x === 3 && y === 15) return 9;
  return Math.abs(x - 12) < 2 && Math.abs(y - 6) < 2 ? 5 + ((x + y) % 3) : i % 29 === 0 ? 1 : 0;
});
const lone = 15 * side + 3;
const core = 6 * side + 12;

const all = { gi: getisOrdOf("Gi"), star: getisOrdOf("GiStar"), moran, geary, localMoran };
function getisOrdOf(statistic: "Gi" | "GiStar") {
  return (values: number[], weights: typeof plain) => getisOrd(values, weights, { statistic });
}

describe("statistics of places", () => {
  test.each(Object.entries(all))("%s refuses what it cannot be made of", (_, statistic) => {
    expect(() => statistic([], weightsOf([]))).toThrow(MethodProblem);
    expect(() => statistic([4], weightsOf([[]]))).toThrow(MethodProblem);
    const four = weightsOf([[1], [0, 2], [1, 3], [2]]);
    expect(() => statistic([2, 2, 2, 2], four)).toThrow(/same value/);
    expect(() => statistic([0.1, 0.1, 0.1, 0.1], four)).toThrow(/same value/);
    expect(() => statistic([1, NaN, 3, 2], four)).toThrow(/Place 2 has no number/);
    expect(() => statistic([1, 2, 3], four)).toThrow(/3 values for 4 places/);
  });

  test("without any neighbour there is no pattern to test", () => {
    expect(() => moran([1, 2, 3, 4], weightsOf([[], [], [], []]))).toThrow(
      /No place has a neighbour/,
    );
  });

  test("a place without neighbours has no score, the others are tested without it", () => {
    const weights = weightsOf([[1], [0, 2], [1], []]);
    const { z, p, pAdjusted } = getisOrd([1, 5, 9, 4], weights, { statistic: "Gi" });
    expect([z[3], p[3], pAdjusted[3]]).toEqual([NaN, NaN, NaN]);
    expect([...z.slice(0, 3)].every(Number.isFinite)).toBe(true);
    expect(localMoran([1, 5, 9, 4], rowStandardised(weights)).z[3]).toBeNaN();
  });

  test("with everybody a neighbour there is nothing that chance could change", () => {
    const weights = weightsOf([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
    const { z } = getisOrd([1, 5, 9, 4], weights, { statistic: "GiStar" });
    expect([...z]).toEqual([NaN, NaN, NaN, NaN]);
  });

  test("a row and its mirror image have opposite scores", () => {
    const values = sparse.map((value) => -value);
    const [up, down] = [sparse, values].map(
      (own) => getisOrd(own, plain, { statistic: "GiStar" }).z,
    );
    up!.forEach((z, i) => expect(down![i]).toBeCloseTo(-z, 10));
  });

  test("Moran and Geary agree on what is alike", () => {
    const [i, c] = [moran(sparse, mean), geary(sparse, mean)];
    expect(i.statistic).toBeGreaterThan(i.expectation);
    expect(c.statistic).toBeLessThan(1);
    expect(i.randomisation.pGreater).toBeLessThan(1e-6);
    expect(c.randomisation.pGreater).toBeLessThan(0.01);
    expect(moranPermutationP(sparse, mean, { permutations: 199 }, { seed: 1 })).toBe(0.005);
  });

  test("the mean of the local statistics is the global one", () => {
    const { statistic } = localMoran(sparse, mean);
    const sum = statistic.reduce((total, each) => total + each, 0);
    expect(sum / statistic.length).toBeCloseTo(moran(sparse, mean).statistic, 12);
  });
});

describe("conditional permutation", () => {
  const context = { seed: 3 };
  const permuted = conditionalPermutation(sparse, mean, { permutations: 999 }, context);

  test("the same seed gives the same draws, another seed others", () => {
    const again = conditionalPermutation(sparse, mean, { permutations: 999 }, context);
    expect(again.atLeast).toEqual(permuted.atLeast);
    const other = conditionalPermutation(sparse, mean, { permutations: 999 }, { seed: 4 });
    expect(other.atLeast).not.toEqual(permuted.atLeast);
  });

  test("a lone busy place among empty ones is no finding, a block of them is", () => {
    const p = pseudoP(permuted);
    expect(p[lone]).toBeGreaterThan(0.1);
    expect(p[core]).toBe(0.001);
  });

  test("no p is 0 or above 1, and none is missing", () => {
    const { p, pAdjusted } = twoSidedPseudoP(permuted);
    for (const value of [...p, ...pAdjusted]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  test("places at the end of what so many draws can tell get more", () => {
    const refined = refinePermutation(
      sparse,
      mean,
      permuted,
      { below: 5, permutations: 9999 },
      context,
    );
    expect(refined.permutations[core]).toBe(9999);
    expect(refined.permutations[lone]).toBe(999);
    expect(pseudoP(refined)[core]).toBeLessThan(0.001);
    expect(pseudoP(refined)[lone]).toBe(pseudoP(permuted)[lone]);
  });

  test("without a pattern one place in twenty has a p of 0.05 or less", () => {
    const values = at.map((i) => (i * 7919 + ((i * i) % 1013)) % 997);
    const { p } = twoSidedPseudoP(
      conditionalPermutation(values, mean, { permutations: 999 }, context),
    );
    const low = p.filter((value) => value <= 0.05).length;
    expect(low).toBeGreaterThan(0.01 * at.length);
    expect(low).toBeLessThan(0.09 * at.length);
  });
});

describe("beside them", () => {
  test("fair rates need people, and some count", () => {
    expect(() => empiricalBayesRates([1, 2], [10, 0])).toThrow(/Place 2 has a population of 0/);
    expect(() => empiricalBayesRates([0, 0], [10, 20])).toThrow(/no rates to compare/);
  });

  test("the same rate is further off among many people", () => {
    const z = empiricalBayesRates([2, 200, 40, 50, 60], [1000, 100_000, 50_000, 55_000, 70_000]);
    expect(z[1]!).toBeGreaterThan(z[0]!);
  });

  test("the general G refuses values below 0 and a single one above", () => {
    const four = weightsOf([[1], [0, 2], [1, 3], [2]]);
    expect(() => globalG([-1, 2, 3, 4], four)).toThrow(MethodProblem);
    expect(() => globalG([0, 0, 3, 0], four)).toThrow(MethodProblem);
  });

  test("joins are counted once each", () => {
    const four = weightsOf([[1], [0, 2], [1, 3], [2]]);
    expect(joinCounts([1, 1, 0, 0], four)).toEqual({ both: 1, one: 1, neither: 1 });
    expect(() => joinCounts([1, 2, 0, 0], four)).toThrow(MethodProblem);
  });

  test("the centre of an area with a hole is that of its ground", () => {
    const ring = (from: number, to: number): [number, number][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const { x, y } = areaCentres(toAreas([[ring(0, 10), ring(1, 3).toReversed()], []]));
    expect(x[0]).toBeCloseTo((5 * 100 - 2 * 4) / 96, 12);
    expect(y[0]).toBeCloseTo((5 * 100 - 2 * 4) / 96, 12);
    expect(x[1]).toBeNaN();
  });
});
