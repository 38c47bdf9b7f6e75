import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { areaCorrelation } from "@/lib/methods/spatial/relations/area-correlation";
import { distanceClasses, effectiveSize } from "@/lib/methods/spatial/relations/effective-size";

const side = 12;
const places = side * side;
const x = Float64Array.from({ length: places }, (_, i) => (i % side) * 1000);
const y = Float64Array.from({ length: places }, (_, i) => Math.floor(i / side) * 1000);
const classes = distanceClasses(x, y);

const noise = (seed: number) => {
  const by = chance(seed);
  return Float64Array.from({ length: places }, () => by.normal());
};

/** Values that change slowly over the map: the mean of each place's surroundings. */
const smooth = (seed: number) => {
  const rough = noise(seed);
  return rough.map((_, i) => {
    let [sum, count] = [0, 0];
    rough.forEach((value, j) => {
      if (Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) > 3500) return;
      sum += value;
      count++;
    });
    return sum / count;
  });
};

test("places that have nothing to do with each other are worth about their number", () => {
  const sizes = Array.from({ length: 20 }, (_, seed) =>
    effectiveSize(noise(seed), noise(seed + 50), classes),
  );
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(places);
});

test("places whose neighbours are alike are worth far fewer", () => {
  expect(effectiveSize(smooth(1), smooth(2), classes)).toBeLessThan(60);
  expect(effectiveSize(smooth(1), noise(2), classes)).toBeGreaterThan(100);
});

test("two unrelated slow patterns are seldom called related, and often without the allowance", () => {
  let [spatial, bare] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const [a, b] = [smooth(seed), smooth(seed + 100)];
    const counts = Array.from(a).flatMap((value, i) => [100 + 50 * value, 100 + 50 * b[i]!]);
    const common = { areas: places, types: 2, counts, others: noise(seed + 200) };
    if (areaCorrelation({ ...common, middle: { x, y } }).partial[1]!.p < 0.05) spatial++;
    if (areaCorrelation(common).partial[1]!.p < 0.05) bare++;
  }
  // Binomial(40, 0.05) exceeds 7 with a chance of 0.1 %.
  expect(spatial).toBeLessThanOrEqual(7);
  expect(bare).toBeGreaterThan(12);
});

test("places on one spot, and lists that do not vary, have an answer", () => {
  const one = distanceClasses([5, 5, 5], [1, 1, 1]);
  expect(effectiveSize([1, 2, 3], [3, 1, 2], one)).toBeLessThanOrEqual(3);
  expect(effectiveSize([1, 1, 1], [3, 1, 2], one)).toBe(3);
});
