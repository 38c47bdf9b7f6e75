import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import {
  concentration,
  placesFor,
  placesForByChance,
  shareInTop,
} from "@/lib/methods/spatial/distribution/concentration";
import {
  funnelLimits,
  funnelPlace,
  overdispersion,
} from "@/lib/methods/spatial/distribution/funnel";
import { rates } from "@/lib/methods/spatial/distribution/rates";

describe("concentration of events in places", () => {
  test("Gini is 0 when all places have the same and (n − 1) / n when one has all", () => {
    expect(concentration([3, 3, 3]).gini).toBeCloseTo(0, 12);
    expect(concentration([0, 0, 0, 9]).gini).toBeCloseTo(0.75, 12);
  });

  test("the adjusted Gini is 0 when few events lie as evenly as they can", () => {
    const counts = Array.from({ length: 100 }, (_, i) => (i < 7 ? 1 : 0));
    const found = concentration(counts);
    expect(found.gini).toBeCloseTo(0.93, 12);
    expect(found.giniAdjusted).toBeCloseTo(0, 12);
    expect(concentration([0, 0, 0, 3]).giniAdjusted).toBeCloseTo(1 - 1 / 3, 12);
    expect(concentration([4, 0, 3]).giniAdjusted).toBe(concentration([4, 0, 3]).gini);
  });

  test("tells how many places hold a share, and what the fullest hold", () => {
    const found = concentration([5, 0, 3, 1, 1]);
    expect([...found.order]).toEqual([0, 2, 3, 4, 1]);
    expect([0.5, 0.51, 0.8, 1].map((share) => placesFor(found, share))).toEqual([1, 2, 2, 4]);
    expect(shareInTop(found, 0.2)).toBe(0.5);
    expect(shareInTop(found, 0.21)).toBe(0.8);
  });

  test("no place is refused, no event gives no share", () => {
    expect(() => concentration([])).toThrow("no place");
    expect(() => concentration([1, NaN])).toThrow("Place 2");
    const empty = concentration([0, 0]);
    expect(empty).toMatchObject({ gini: 0, events: 0, placesWithNone: 2 });
    expect(empty.giniAdjusted).toBeNaN();
    expect(placesFor(empty, 0.5)).toBe(0);
    expect(shareInTop(empty, 0.5)).toBe(0);
  });

  test.each([
    [120, 40],
    [120, 9876],
    [1000, 1000],
  ])("in %i places, %i events by chance need the places that draws need", (places, events) => {
    const { below } = chance(5);
    let total = 0;
    for (let round = 0; round < 40; round++) {
      const counts = new Uint32Array(places);
      for (let i = 0; i < events; i++) counts[below(places)]!++;
      total += placesFor(concentration(counts), 0.5);
    }
    const found = placesForByChance(places, events, 0.5);
    expect(Math.abs(found - total / 40)).toBeLessThan(1 + 0.02 * found);
  });
});

describe("rates of areas", () => {
  test("an area without events has an interval, and one without a base has no rate", () => {
    const found = rates([0, 10, 5], [1000, 4000, 0]);
    expect(found.overall).toBe(0.002);
    expect(found.low[0]).toBe(0);
    expect(found.high[0]).toBeCloseTo(3.68888 / 1000, 7);
    expect(found.rate[2]).toBeNaN();
    expect(found.left).toBe(1);
  });

  test("where chance explains all, every smoothed rate is the overall one", () => {
    const found = rates([2, 2, 2], [1000, 1000, 1000]);
    expect(found.variance).toBe(0);
    expect([...found.smoothed]).toEqual([0.002, 0.002, 0.002]);
  });

  test("a small area is drawn further to the overall rate than a large one", () => {
    const found = rates([4, 4000, 2000, 1000], [100, 100_000, 100_000, 100_000]);
    const kept = (i: number) =>
      (found.smoothed[i]! - found.overall) / (found.rate[i]! - found.overall);
    expect(kept(0)).toBeLessThan(0.5);
    expect(kept(1)).toBeGreaterThan(0.99);
  });

  test("no base at all and what is no count are refused in words", () => {
    expect(() => rates([1], [0])).toThrow("No area has a base");
    expect(() => rates([], [])).toThrow("No area has a base");
    expect(() => rates([1, NaN], [5, 5])).toThrow("Area 2");
  });

  test("areas without any event have rates of 0 and no ratio", () => {
    const found = rates([0, 0], [10, 20]);
    expect([...found.rate]).toEqual([0, 0]);
    expect(found.ratio[0]).toBeNaN();
    expect([...found.smoothed]).toEqual([0, 0]);
  });
});

describe("the funnel", () => {
  test("its limits are Poisson quantiles with the steps interpolated", () => {
    const { low, high } = funnelLimits(4.2, 0.95);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(8);
    expect(high).toBeLessThan(9);
    // For many events they are those of the normal distribution.
    const wide = funnelLimits(1e6, 0.95);
    expect(Math.abs(wide.low - (1e6 - 1.96 * 1e3))).toBeLessThan(3);
    expect(Math.abs(wide.high - (1e6 + 1.96 * 1e3))).toBeLessThan(3);
    expect(funnelLimits(0, 0.95)).toEqual({ low: 0, high: 0 });
  });

  test("says where an area lies", () => {
    expect(funnelPlace(4, 4.2)).toBe("as expected");
    expect(funnelPlace(9, 4.2)).toBe("above");
    expect(funnelPlace(14, 4.2)).toBe("far above");
    expect(funnelPlace(0, 4.2)).toBe("below");
    expect(funnelPlace(0, 40)).toBe("far below");
  });

  test("counts that differ by chance are not overdispersed, others are", () => {
    expect(overdispersion([10, 12, 9, 11], [10, 10, 10, 10])).toMatchObject({ degrees: 3 });
    expect(overdispersion([10, 12, 9, 11], [10, 10, 10, 10])!.p).toBeGreaterThan(0.5);
    const wild = overdispersion([1, 40, 2, 60], [25, 25, 25, 25])!;
    expect(wild.factor).toBeGreaterThan(20);
    expect(wild.p).toBeLessThan(1e-10);
    expect(overdispersion([1], [1])).toBeNull();
  });
});
