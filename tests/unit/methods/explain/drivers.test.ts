import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { driverReport, type DriverModel } from "@/lib/methods/explain/drivers";
import { effectOf } from "@/lib/methods/explain/effect";
import type { MeansOf } from "@/lib/methods/explain/explained";
import { panelOf } from "@/lib/methods/explain/panel";
import { shuffledLoss } from "@/lib/methods/explain/shuffled";
import { poissonRidge } from "@/lib/methods/places/poisson-ridge";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { glm } from "@/lib/methods/statistics/glm";
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

test("any fitted model is explained: a regression, and what the forecast of places has learned", () => {
  const by = chance(8);
  const rows = 1200;
  const columns = Array.from({ length: 3 }, () => Float64Array.from({ length: rows }, by.normal));
  const counts = columns[1]!.map((value) => drawPoisson(2 * Math.exp(0.5 * value), by));
  const times = Float64Array.from({ length: rows }, (_, i) => Math.floor(i / 100));
  const ones = new Float64Array(rows).fill(1);
  const linear = glm(counts, [ones, ...columns], { family: "poisson" }).coefficients;
  const learned = poissonRidge(counts, columns, ones, 1);
  const models: MeansOf[] = [
    ([a, b, c], offset) =>
      offset.map((_, i) =>
        Math.exp(linear[0]! + linear[1]! * a![i]! + linear[2]! * b![i]! + linear[3]! * c![i]!),
      ),
    (given, offset) =>
      offset.map((each, i) =>
        given.reduce(
          (product, column, k) => product * Math.exp(learned.coefficients[k]! * column[i]!),
          Math.exp(each + learned.intercept),
        ),
      ),
  ];
  for (const meansOf of models) {
    const held = { counts, columns, times };
    const losses = shuffledLoss(meansOf, held, [[0], [1], [2], [0, 2]], { seed: 1 });
    expect(losses[1]!.low).toBeGreaterThan(0.1);
    for (const at of [0, 2, 3]) expect(Math.abs(losses[at]!.rise)).toBeLessThan(0.02);
    const { ratios } = effectOf(meansOf, held, 1, Float64Array.of(0, 1));
    expect(Math.log(ratios[1]! / ratios[0]!)).toBeCloseTo(0.5, 1);
  }
});

describe("degenerate panels", () => {
  const one = { series: 1, perYear: 52 };
  const list = (length: number, value: number) => new Float64Array(length).fill(value);

  test("too few steps, no incident, no count are said", () => {
    expect(() => panelOf({ ...one, counts: list(10, 1) })).toThrow("There are 10 steps of time");
    expect(() => panelOf({ ...one, counts: list(60, NaN) })).toThrow("has no count from 0 on");
    expect(() =>
      driverReport(panelOf({ ...one, counts: list(60, 0) }), "trees", { seed: 1 }),
    ).toThrow(/no incident to explain|no feature that varies/);
  });

  test("a huge count and a missing roster give figures, never NaN", () => {
    const by = chance(2);
    const counts = Float64Array.from({ length: 240 }, (_, i) =>
      i === 100 ? 1e9 : drawPoisson(3, by),
    );
    const officers = counts.map((_, i) => (i < 60 ? NaN : by.below(5)));
    const panel = panelOf({ ...one, counts, staff: [{ name: "officers", values: officers }] });
    for (const model of ["trees", "regression"] as const) {
      const { drivers, expected } = driverReport(panel, model, { seed: 1 });
      expect(expected.every(Number.isFinite)).toBe(true);
      expect(drivers.every(({ rise }) => Number.isFinite(rise))).toBe(true);
    }
  });
});
