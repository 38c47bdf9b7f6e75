import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { driverReport, type DriverModel } from "@/lib/methods/explain/drivers";
import { panelOf } from "@/lib/methods/explain/panel";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { weightsOf } from "@/lib/methods/spatial/weights";

const side = 6;
const series = side * side;
const steps = 120;

const neighbours = weightsOf(
  Array.from({ length: series }, (_, i) =>
    Array.from({ length: series }, (_, j) => j).filter(
      (j) =>
        j !== i &&
        Math.abs((i % side) - (j % side)) <= 1 &&
        Math.abs(Math.floor(i / side) - Math.floor(j / side)) <= 1,
    ),
  ),
);

/** Areas by week with an officer count and two columns of chance; only the officers matter, if anything. */
function world(effect: number, seed: number) {
  const by = chance(seed);
  const list = () => Float64Array.from({ length: series * steps }, () => by.normal());
  const staff = ["officers", "noise", "more noise"].map((name) => ({ name, values: list() }));
  const level = Float64Array.from({ length: series }, () => 1 + 4 * by.next());
  const counts = staff[0]!.values.map((value, i) =>
    drawPoisson(level[Math.floor(i / steps)]! * Math.exp(effect * value), by),
  );
  const month = {
    ...{ name: "month", family: "season", cycle: 12 },
    values: Float64Array.from({ length: steps }, (_, t) => 1 + (Math.floor(t / 4.35) % 12)),
  };
  return panelOf({ series, counts, perYear: 52, neighbours, calendar: [month], staff });
}

const reportOf = (effect: number, seed: number, model: DriverModel = "trees") =>
  driverReport(world(effect, seed), model, { seed: 1 });

describe("where only one feature matters", () => {
  for (const model of ["trees", "regression"] as const) {
    const report = reportOf(0.4, 3, model);
    const single = report.drivers.filter(({ isFamily }) => !isFamily);

    test(`the ${model} lean on it first, and the intervals of the others hold 0`, () => {
      expect(report.judged[model].better).toBe(true);
      expect(single[0]!.name).toBe("officers");
      expect(single[0]!.low).toBeGreaterThan(0);
      expect(single[0]!.adjusted).toBeLessThan(0.001);
      const noise = single.slice(1);
      expect(noise.length).toBeGreaterThan(5);
      for (const { name, low } of noise) expect(low, name).toBeLessThanOrEqual(0);
      expect(noise.every(({ adjusted }) => adjusted > 0.05)).toBe(true);
    });

    test(`the ${model} have its effect: ${Math.exp(0.4).toFixed(2)} times as many for one more`, () => {
      const { values, ratios } = report.effects.find(({ name }) => name === "officers")!;
      const near = (to: number) =>
        values.reduce(
          (best, each, i) => (Math.abs(each - to) < Math.abs(values[best]! - to) ? i : best),
          0,
        );
      const [low, high] = [near(-1), near(1)];
      const slope = Math.log(ratios[high]! / ratios[low]!) / (values[high]! - values[low]!);
      expect(slope).toBeGreaterThan(0.3);
      expect(slope).toBeLessThan(0.45);
    });
  }
});

test("on pure noise nothing beats the baseline", () => {
  const report = reportOf(0, 4);
  expect(report.judged.trees.better).toBe(false);
  expect(report.judged.regression.better).toBe(false);
  expect(report.drivers.every(({ adjusted }) => !(adjusted < 0.05))).toBe(true);
});
