import { describe, expect, test } from "vitest";
import { beats } from "@/datasets/sample/city";
import { pointKind, pointKinds } from "@/datasets/sample/defects";
import { featureLayers } from "@/datasets/sample/drivers";
import { featureKinds, type FeatureKind } from "@/datasets/sample/features";
import {
  cityGrid,
  pointShares,
  recordedIntensity,
  trueIntensity,
} from "@/datasets/sample/intensity";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { truth } from "@/datasets/sample/truth";
import { chance } from "@/lib/methods/chance";
import { riskTerrain, type RiskTerrain } from "@/lib/methods/places/rtm";
import { negativeBinomialGlm } from "@/lib/methods/statistics/negative-binomial-glm";

const { rows } = samples.sample;
const { side, metres, types, decoy } = truth().drivers;
const register = drawRegister(sampleSeed, rows);
const kinds = pointKinds(register, sampleSeed);
const grid = cityGrid(side);
const layers = featureLayers(grid, metres);

/** Incidents of a type by square: all of them, and those whose own point is in the register. */
function countsOf(head: string) {
  const [all, recorded] = [new Float64Array(grid.x.length), new Float64Array(grid.x.length)];
  for (let at = 0; at < register.rows; at++) {
    const cell = grid.locate(register.east[at]!, register.north[at]!);
    if (headOf(register, at) !== head || cell < 0) continue;
    all[cell]!++;
    if (kinds[at] === pointKind.good) recorded[cell]!++;
  }
  return { all, recorded };
}

const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
const kindOf = ({ layer }: { layer: number }): FeatureKind => featureKinds[layer]!;

/** What the same model with the same layers would say of the intensity itself. */
function trueRatios({ factors }: RiskTerrain, intensity: Float64Array): number[] {
  const constant = new Float64Array(intensity.length).fill(1);
  const columns = [constant, ...factors.map(({ layer }) => layers[layer]!)];
  return [...negativeBinomialGlm(intensity, columns).coefficients.slice(1)].map(Math.exp);
}

function poissonCounts(means: Float64Array, seed: number): Float64Array {
  const luck = chance(seed);
  return means.map((mean) => {
    let count = -1;
    for (let left = mean; left > 0 || count < 0; count++) left += Math.log(1 - luck.next());
    return count;
  });
}

describe.each(types)("risk terrain of $head in the sample", ({ head, by, kinds: planted }) => {
  const intensity = trueIntensity(head, grid, rows);
  const { all, recorded } = countsOf(head);

  test("rests on the intensity that the incidents were drawn from", () => {
    const busy = [...intensity.keys()].filter((cell) => intensity[cell]! >= 1);
    const scatter = busy.map((cell) => (all[cell]! - intensity[cell]!) ** 2 / intensity[cell]!);
    const mean = scatter.reduce((total, each) => total + each, 0) / busy.length;
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(1.1);
  });

  test("has the planted relative risk of every planted kind in its interval", () => {
    const { factors } = riskTerrain(all, layers, { family: "poisson" });
    for (const wanted of by) {
      const { rrvLow, rrvHigh } = factors.find((factor) => kindOf(factor) === wanted)!;
      const { coefficient } = planted.find(({ kind }) => kind === wanted)!;
      expect(rrvLow, wanted).toBeGreaterThan(1);
      expect(Math.exp(coefficient), wanted).toBeGreaterThan(rrvLow);
      expect(Math.exp(coefficient), wanted).toBeLessThan(rrvHigh);
    }
  });

  test("by the better family finds the same without the points that are missing, and no school", () => {
    const found = riskTerrain(recorded, layers);
    const leftOut = 1 - sum(recorded) / sum(all);
    expect(leftOut).toBeGreaterThan(0.25);
    expect(leftOut).toBeLessThan(0.33);
    expect(found.family).toBe("negative binomial");
    expect(found.factors.map(kindOf)).toEqual(expect.arrayContaining([...by]));
    expect(found.factors.map(kindOf)).not.toContain(decoy);
    for (const given of [recordedIntensity(head, intensity, grid), intensity]) {
      trueRatios(found, given).forEach((ratio, i) => {
        const { rrvLow, rrvHigh } = found.factors[i]!;
        expect(ratio, kindOf(found.factors[i]!)).toBeGreaterThan(rrvLow);
        expect(ratio, kindOf(found.factors[i]!)).toBeLessThan(rrvHigh);
      });
    }
  });
});

describe("risk terrain where no feature matters", () => {
  const chosenOf = (means: Float64Array) =>
    [1, 2, 3, 4, 5, 6].flatMap((seed) => riskTerrain(poissonCounts(means, seed), layers).factors);

  test("takes no layer where incidents fall anywhere", () => {
    expect(chosenOf(new Float64Array(grid.x.length).fill(2))).toEqual([]);
  });

  test("makes no driver of points that some stations write down less often than others", () => {
    const shares = pointShares("CASES OF HURT");
    expect(Math.max(...shares) / Math.min(...shares)).toBeGreaterThan(1.5);
    const means = Float64Array.from(grid.beat, (beat) => 2 * shares[beats[beat]!.station]!);
    expect(chosenOf(means)).toEqual([]);
  });
});
