import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { latticeGround } from "@/lib/methods/places/ground";
import { densityLayer, proximityLayer } from "@/lib/methods/places/layers";
import { chooseTerrain, type TerrainLayer } from "@/lib/methods/places/terrain";
import { blocksOf, dealt } from "@/lib/methods/places/terrain-blocks";
import { factorsOnHalves } from "@/lib/methods/places/terrain-halves";
import { checkLater, shareChosen } from "@/lib/methods/places/terrain-later";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";

const ground = latticeGround(0, 0, 200, 50, 40);
const cells = ground.x.length;
const blocks = blocksOf(ground);
const parts = dealt(blocks.count, 10, 1);
const distances = [200, 400, 600];

/** Five features of forty points each; each as six layers. */
function featuresBy(seed: number) {
  const by = chance(seed);
  const layers: TerrainLayer[] = [];
  for (let feature = 0; feature < 5; feature++) {
    const x = Array.from({ length: 40 }, () => 10_000 * by.next());
    const y = Array.from({ length: 40 }, () => 8_000 * by.next());
    for (const distance of distances) {
      layers.push({ feature, values: proximityLayer(ground, { x, y }, distance) });
      layers.push({ feature, values: densityLayer(ground, { x, y }, distance) });
    }
  }
  return { layers, by };
}

const { layers, by } = featuresBy(3);
const near = layers[2]!.values;
const means = Float64Array.from(near, (each) => 0.3 * Math.exp(0.9 * each));
const counts = means.map((mean) => poissonQuantile(by.next(), mean));

describe("choosing among layers of the ground", () => {
  test("finds the feature, and the distance, that was planted", () => {
    const found = chooseTerrain(ground, counts, layers, { blocks: blocks.of, parts });
    const [factor] = found.factors;
    expect(factor!.layer).toBe(2);
    expect(factor!.rrvLow).toBeLessThan(Math.exp(0.9));
    expect(factor!.rrvHigh).toBeGreaterThan(Math.exp(0.9));
    expect(factor!.pAdjusted).toBeLessThan(0.001);
    const features = found.factors.map(({ layer }) => layers[layer]!.feature);
    expect(new Set(features).size).toBe(features.length);
    expect(found.preselected.length).toBeLessThan(found.tried.length);
    expect(found.residuals!.p).toBeGreaterThan(0.01);
    expect(found.dispersion).toBeCloseTo(1, 0);
  });

  test("is right about noise nineteen times in twenty", () => {
    const small = latticeGround(0, 0, 200, 25, 20);
    const here = Int32Array.from(small.x, (x, i) => ground.locate(x, small.y[i]!));
    const own = layers.map(({ feature, values }) => ({
      feature,
      values: Uint8Array.from(here, (i) => values[i]!),
    }));
    const smallBlocks = blocksOf(small);
    let wrong = 0;
    for (let round = 0; round < 20; round++) {
      const noise = Float64Array.from(here, () => poissonQuantile(by.next(), 0.6));
      const found = chooseTerrain(small, noise, own, {
        family: "poisson",
        blocks: smallBlocks.of,
        parts: dealt(smallBlocks.count, 5, round),
      });
      wrong += Number(found.factors.some(({ pAdjusted }) => pAdjusted < 0.05));
    }
    expect(wrong).toBeLessThanOrEqual(2);
  });

  test("tells residuals that are alike nearby, and is less sure then", () => {
    const wave = Float64Array.from(ground.x, (x, i) =>
      poissonQuantile(by.next(), 0.6 * Math.exp(1.2 * Math.sin(x / 900) + near[i]! * 0.9)),
    );
    const found = chooseTerrain(ground, wave, layers, { blocks: blocks.of, parts });
    expect(found.residuals!.p).toBeLessThan(0.001);
    expect(found.family).toBe("negative binomial");
    const plain = chooseTerrain(ground, counts, layers, { blocks: blocks.of, parts });
    const errorOf = (each: typeof found) =>
      each.factors.find(({ layer }) => layers[layer]!.feature === 0)!.error;
    expect(errorOf(found)).toBeGreaterThan(errorOf(plain));
  });

  test("layers that are nearly nowhere, or without an incident, are not tried", () => {
    const few = Uint8Array.from({ length: cells }, (_, i) => Number(i < 9));
    const empty = Uint8Array.from(counts, (count, i) => Number(count === 0 && i < 500));
    const found = chooseTerrain(
      ground,
      counts,
      [...layers, { feature: 5, values: few }, { feature: 6, values: empty }],
      { blocks: blocks.of, parts },
    );
    expect(found.tried).not.toContain(layers.length);
    expect(found.tried).not.toContain(layers.length + 1);
  });

  test("a planted feature is chosen again on halves, and holds on the other half", () => {
    const found = chooseTerrain(ground, counts, layers, { blocks: blocks.of, parts });
    const [first] = factorsOnHalves(counts, layers, found, { blocks: blocks.of, seed: 1 });
    expect(first!.chosen).toBeGreaterThan(0.9);
    expect(first!.rrvElsewhere).toBeGreaterThan(1.8);
    expect(first!.rrvElsewhere).toBeLessThan(3.2);
  });

  test("blocks are whole, of all cells, and dealt evenly", () => {
    expect(blocks.count).toBe(13 * 10);
    const sizes = [0, 1].map((side) =>
      dealt(blocks.count, 2, 4).reduce((sum, each) => sum + Number(each === side), 0),
    );
    expect(sizes).toEqual([65, 65]);
    expect(blocksOf(latticeGround(0, 0, 100, 6, 6)).count).toBeGreaterThanOrEqual(20);
  });
});

describe("the risk map and what came later", () => {
  const draws = (intensity: Float64Array, days: number) => {
    const cell: number[] = [];
    const day: number[] = [];
    intensity.forEach((mean, i) => {
      const count = poissonQuantile(by.next(), mean);
      for (let k = 0; k < count; k++) {
        cell.push(i);
        day.push(Math.floor(days * by.next()));
      }
    });
    return { cell, day };
  };
  const choose = (own: Float64Array) =>
    chooseTerrain(ground, own, layers, { family: "poisson", blocks: blocks.of, parts });

  test("beats a plain count where incidents are few and follow the ground", () => {
    const sparse = means.map((mean) => 0.4 * mean);
    const found = checkLater(draws(sparse, 600), cells, { first: 0, end: 600 }, 100, choose)!;
    expect(found.origin).toBe(300);
    expect(found.pai!.terrain.mean).toBeGreaterThan(1.5);
    expect(found.pai!.gain.mean).toBeGreaterThan(0);
    expect(found.hits.terrain).toBeCloseTo((found.pai!.terrain.mean * 100) / cells, 1);
  });

  test("says nothing of a map where the first half chose no layer, or of too few incidents", () => {
    const even = new Float64Array(cells).fill(0.3);
    const none = checkLater(draws(even, 600), cells, { first: 0, end: 600 }, 100, choose)!;
    if (none.factors === 0) expect(none.pai).toBeNull();
    const few = new Float64Array(cells).fill(0.01);
    expect(checkLater(draws(few, 600), cells, { first: 0, end: 600 }, 100, choose)).toBeNull();
  });

  test("equal scores share what is left to choose", () => {
    expect([...shareChosen([3, 1, 1, 1, 0], 2)]).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 0]);
    expect(() => shareChosen([1], 2)).toThrow(/cannot be chosen/);
  });
});
