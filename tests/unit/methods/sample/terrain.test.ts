import { describe, expect, test } from "vitest";
import { pointKind, pointKinds } from "@/datasets/sample/defects";
import { featureLayers } from "@/datasets/sample/drivers";
import { featureKinds } from "@/datasets/sample/features";
import { cityGrid } from "@/datasets/sample/intensity";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { truth } from "@/datasets/sample/truth";
import { chooseTerrain } from "@/lib/methods/places/terrain";
import { blocksOf, dealt } from "@/lib/methods/places/terrain-blocks";

const { side, metres, types, decoy } = truth().drivers;
const register = drawRegister(sampleSeed, samples.sample.rows);
const kinds = pointKinds(register, sampleSeed);
const grid = cityGrid(side);
const layers = [metres, 2 * metres].flatMap((distance) =>
  featureLayers(grid, distance).map((values, feature) => ({ feature, values })),
);
const blocks = blocksOf(grid, 2 * metres);

/** Incidents of a type by square, of those whose own point is in the register. */
function countsOf(head: string): Float64Array {
  const counts = new Float64Array(grid.x.length);
  for (let at = 0; at < register.rows; at++) {
    if (kinds[at] !== pointKind.good || headOf(register, at) !== head) continue;
    const cell = grid.locate(register.east[at]!, register.north[at]!);
    if (cell >= 0) counts[cell]!++;
  }
  return counts;
}

describe.each(types.slice(1))("features chosen for $head in the sample", ({ head, by }) => {
  test("are the planted ones, at one distance each, and never the one that stands anywhere", () => {
    const parts = dealt(blocks.count, 10, 1);
    const { factors } = chooseTerrain(grid, countsOf(head), layers, { blocks: blocks.of, parts });
    const sure = factors.filter(({ rrv, pAdjusted }) => rrv > 1 && pAdjusted < 0.05);
    const found = sure.map(({ layer }) => featureKinds[layers[layer]!.feature]!);
    expect(found).toEqual(expect.arrayContaining([...by]));
    expect(found).not.toContain(decoy);
    expect(new Set(found).size).toBe(found.length);
  });
});
