import { describe, expect, test } from "vitest";
import {
  heldOutOf,
  learnedDrivers,
  type HeldOutOrigin,
} from "@/lib/methods/places/explain-learned";
import { latticeGround, type PlacedIncidents } from "@/lib/methods/places/ground";
import { countBetween } from "@/lib/methods/places/incidents";
import { learnedForecaster } from "@/lib/methods/places/learned";
import { drawn, uneven } from "./drawn";

const ground = latticeGround(0, 0, 100, 25, 25);
const even = new Float64Array(ground.x.length).fill(1);
const [horizon, origins] = [60, [540, 600, 660, 720, 780, 840]];
const seed = 1;

/** The periods of a test of what is learned from these. */
function tested(own: PlacedIncidents, others: readonly PlacedIncidents[]): HeldOutOrigin[] {
  const forecast = learnedForecaster(ground, own, others, { from: 0, horizon, candidates: 200 });
  return origins.map((origin) =>
    heldOutOf(forecast(origin), countBetween(own, ground.x.length, origin, origin + horizon)),
  );
}

describe("what learned history leans on", () => {
  test("a planted type leads, moves the forecast, and one that says nothing does not", () => {
    const rates = uneven(ground, 3);
    const own = drawn(ground, 3, rates, 500);
    const others = [drawn(ground, 4, rates, 6000), drawn(ground, 5, uneven(ground, 99), 6000)];
    const found = learnedDrivers(tested(own, others), { seed })!;
    const [first] = found.drivers;
    expect(first!.name).toBe("other 1");
    expect(first!.low).toBeGreaterThan(0);
    expect(first!.adjusted).toBeLessThan(0.05);
    expect(found.judged.better).toBe(true);
    expect(found.rows).toBe(6 * 200);
    const stranger = found.drivers.find(({ name }) => name === "other 2")!;
    expect(stranger.rise).toBeLessThan(first!.rise / 10);
    const { values, ratios } = found.effects[3]!;
    expect(values.every((each) => Math.abs(each - Math.round(each)) < 1e-5 && each >= 0)).toBe(
      true,
    );
    expect(ratios.at(-1)).toBeGreaterThan(2 * ratios[0]!);
  });

  test("the figures are those of the forecast, and the same again", () => {
    const own = drawn(ground, 6, uneven(ground, 6), 1500);
    const forecast = learnedForecaster(ground, own, [], { from: 0, horizon, candidates: 200 });
    const learned = forecast(840);
    const { columns, offset, fit } = heldOutOf(learned, even);
    learned.features.cell.forEach((cell, row) => {
      const linear = columns.reduce(
        (sum, column, k) => sum + fit.coefficients[k]! * column[row]!,
        fit.intercept,
      );
      expect(Math.exp(offset[row]! + linear)).toBeCloseTo(learned.expected[cell]!, 9);
      expect(offset[row]).toBeCloseTo(offset[0]!, 9);
    });
    const all = tested(own, []);
    expect(learnedDrivers(all, { seed })).toEqual(learnedDrivers(all, { seed }));
  });

  test.each([41, 43, 47])("on noise (%i) no factor is more than chance", (own) => {
    const noise = [own, own + 1].map((each) => drawn(ground, each, even, 1500));
    const found = learnedDrivers(tested(noise[0]!, [noise[1]!]), { seed })!;
    expect(found.judged.better && found.drivers.some(({ adjusted }) => adjusted < 0.05)).toBe(
      false,
    );
  });

  test("without a period or an incident there is nothing to say, and two periods have no p", () => {
    expect(learnedDrivers([], { seed })).toBeNull();
    const all = tested(drawn(ground, 6, uneven(ground, 6), 1500), []);
    const none = all.map((each) => ({ ...each, came: each.came.map(() => 0) }));
    expect(learnedDrivers(none, { seed })).toBeNull();
    const two = learnedDrivers(all.slice(0, 2), { seed })!;
    expect(two.drivers.every(({ p, rise }) => Number.isNaN(p) && Number.isFinite(rise))).toBe(true);
  });
});
