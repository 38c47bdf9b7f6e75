import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { atLeastOne } from "@/lib/methods/places/auc";
import { backtestPlaces, rollingOrigins } from "@/lib/methods/places/backtest";
import { latticeGround } from "@/lib/methods/places/ground";
import {
  baselinePlaceModel,
  fittedPlaceModels,
  placeModel,
  type PlaceModelInput,
} from "@/lib/methods/places/models";
import { drawn } from "./drawn";

const ground = latticeGround(0, 0, 100, 25, 25);
const cells = ground.x.length;
const even = new Float64Array(cells).fill(1);
const [days, horizon, patrolled, count] = [900, 60, 15, 1500];
const origins = rollingOrigins(days, horizon, 5);

/** Incidents of two types and a layer, all anywhere at any time. */
function noise(seed: number): PlaceModelInput {
  const by = chance(seed);
  const values = even.map(() => Number(by.next() < 0.2));
  return {
    ground,
    own: drawn(ground, seed, even, count),
    others: [drawn(ground, seed + 1, even, count)],
    layers: [{ name: "shops", values }],
    from: 0,
    horizon,
    cells: patrolled,
  };
}

describe("pure noise", () => {
  const fitted = [...fittedPlaceModels];

  test("no model that learns is called better than counting", () => {
    const input = noise(41);
    const names = [baselinePlaceModel, ...fitted];
    const { summary } = backtestPlaces(
      names.map((name) => placeModel(name, input)),
      input.own,
      cells,
      origins,
      horizon,
      { cells: patrolled, cellArea: 1e4, totalArea: 1e4 * cells },
    );
    summary.forEach(({ gain, auc, chance: had }, m) => {
      expect(`${names[m]} ${gain.low! <= 0}`).toBe(`${names[m]} true`);
      expect(Math.abs(auc.mean - 0.5)).toBeLessThan(0.05);
      // What is said of the cells chosen, against what is true of all cells.
      const truth = origins.length * patrolled * atLeastOne((count * horizon) / days / cells);
      expect(had!.expected).toBeGreaterThan(0.75 * truth);
      expect(had!.expected).toBeLessThan(1.5 * truth);
    });
  });

  test.each(fitted)("%s expects nearly the same everywhere", (name) => {
    const { expected } = placeModel(name, noise(43))(840);
    const mean = expected.reduce((sum, each) => sum + each, 0) / cells;
    const shares = expected.map((each) => each / mean).sort();
    // A count alone, at 2 a cell, would give a tenth of the cells twice the mean.
    expect(shares[Math.floor(0.95 * cells)]!).toBeLessThan(1.5);
    expect(shares[Math.floor(0.05 * cells)]!).toBeGreaterThan(0.5);
  });
});
