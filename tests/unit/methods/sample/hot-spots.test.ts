import { describe, expect, test } from "vitest";
import { dayOf } from "@/datasets/sample/calendar";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { spots } from "@/datasets/sample/plants";
import { placeAt, places } from "@/datasets/sample/places";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { moran } from "@/lib/methods/spatial/clusters/moran";
import { emergingHotSpots } from "@/lib/methods/spatial/emerging/emerging";
import { rowStandardised } from "@/lib/methods/spatial/weights";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";

const register = drawRegister(sampleSeed, samples.sample.rows);

/** Squares over the whole city, in its own metres. */
const side = 250;
const ends = (values: ArrayLike<number>) => {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [Math.floor(low / side), Math.floor(high / side)] as const;
};
const [west, east] = ends(register.east);
const [south, north] = ends(register.north);
const columns = east - west + 1;
const cells = columns * (north - south + 1);
const at = Array.from({ length: cells }, (_, i) => i);
const weights = latticeWeights(
  at.map((i) => i % columns),
  at.map((i) => Math.floor(i / columns)),
  "queen",
);
const cellOf = (x: number, y: number) =>
  (Math.floor(y / side) - south) * columns + Math.floor(x / side) - west;

const cellOfSpot = (place: string) => {
  const own = places[placeAt(place)]!;
  return cellOf(own.east, own.north);
};

/** Counts of a type by cell and quarter, 2019 to 2024; one slice when there is one quarter of 24. */
function countsOf(head: string, slices: number): Float64Array {
  const counts = new Float64Array(cells * slices);
  const begin = dayOf("2019-01-01");
  const length = (dayOf("2024-12-31") + 1 - begin) / slices;
  for (let row = 0; row < register.rows; row++) {
    if (headOf(register, row) !== head) continue;
    const day = Math.floor(register.from[row]! / 1440) - begin;
    const slice = Math.floor(day / length);
    if (slice < 0 || slice >= slices) continue;
    counts[slice * cells + cellOf(register.east[row]!, register.north[row]!)]!++;
  }
  return counts;
}

describe("hot spots in the sample", () => {
  test.each(spots.filter(({ kind }) => kind === "stable"))(
    "$place, planted for $head, is hot",
    ({ place, head }) => {
      const counts = countsOf(head, 1);
      const { z, pAdjusted } = getisOrd(counts, weights, { statistic: "GiStar" });
      const own = cellOfSpot(place);
      expect(z[own]).toBeGreaterThan(0);
      expect(pAdjusted[own]).toBeLessThan(0.01);
      expect(moran(counts, rowStandardised(weights)).randomisation.pGreater).toBeLessThan(0.001);
    },
  );

  test.each(spots.filter(({ kind }) => kind !== "stable"))(
    "$place, planted for $head, is told as $kind",
    ({ place, head, kind }) => {
      const slices = 24;
      const cube = { places: cells, slices, counts: countsOf(head, slices) };
      const { classes } = emergingHotSpots(cube, weights, {
        preceding: 1,
        alpha: 0.05,
      });
      const own = cellOfSpot(place);
      const told = {
        emerging: ["new", "consecutive", "intensifying"],
        fading: ["diminishing", "historical"],
        stable: ["persistent"],
      }[kind];
      expect(classes[own]?.side).toBe("hot");
      expect(told).toContain(classes[own]?.pattern);
    },
  );
});
