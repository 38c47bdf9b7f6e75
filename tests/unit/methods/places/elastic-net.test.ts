import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { poissonElasticNet } from "@/lib/methods/places/elastic-net";
import { MethodProblem } from "@/lib/methods/problem";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";

/** 30 cells with the layer and 45 incidents, 70 without it and 35 incidents. */
const layer = Float64Array.from({ length: 100 }, (_, i) => Number(i < 30));
const counts = Float64Array.from({ length: 100 }, (_, i) => (i < 30 ? 1 + (i % 2) : (i % 2) * 1));

describe("Poisson regression with a penalty", () => {
  test("gives the lasso of one layer as it follows by hand", () => {
    // The penalty moves n·λ·s incidents from the cells with the layer to those without it.
    const s = Math.sqrt(0.3 * 0.7);
    for (const penalty of [0.02, 0.1, 0.3]) {
      const { coefficients, intercept } = poissonElasticNet(counts, [layer], {
        alpha: 1,
        penalties: [penalty],
      });
      const moved = 100 * penalty * s;
      const [inside, outside] = [(45 - moved) / 30, (35 + moved) / 70];
      expect(intercept).toBeCloseTo(Math.log(outside), 6);
      expect(coefficients[0]).toBeCloseTo(Math.log(inside / outside), 6);
    }
  });

  test("leaves the layer out from the penalty on at which it follows by hand", () => {
    const s = Math.sqrt(0.3 * 0.7);
    const largest = (45 - 24) / (100 * s);
    const at = (penalty: number) =>
      poissonElasticNet(counts, [layer], { alpha: 1, penalties: [penalty] }).coefficients[0]!;
    expect(at(largest * 1.001)).toBe(0);
    expect(at(largest * 0.999)).toBeGreaterThan(0);
    expect(poissonElasticNet(counts, [layer], { alpha: 1 }).penalties[0]).toBeCloseTo(largest, 10);
  });

  const by = chance(7);
  const columns = Array.from({ length: 12 }, () =>
    Float64Array.from({ length: 800 }, () => Number(by.next() < 0.25)),
  );
  columns.push(columns[0]!.map((each, i) => (i % 10 === 0 ? 1 - each : each)));
  const y = Float64Array.from({ length: 800 }, (_, i) =>
    poissonQuantile(by.next(), 0.4 * Math.exp(0.9 * columns[0]![i]! + 0.7 * columns[5]![i]!)),
  );
  const parts = Int32Array.from(y, () => by.below(10));

  test("meets the conditions of its optimum in every column", () => {
    const [alpha, penalty] = [0.5, 0.08];
    const { intercept, coefficients } = poissonElasticNet(y, columns, {
      alpha,
      penalties: [penalty],
    });
    const left = y.map((each, i) => {
      const linear = columns.reduce(
        (sum, column, k) => sum + coefficients[k]! * column[i]!,
        intercept,
      );
      return each - Math.exp(linear);
    });
    expect(left.reduce((sum, each) => sum + each, 0) / 800).toBeCloseTo(0, 6);
    columns.forEach((column, k) => {
      const mean = column.reduce((sum, each) => sum + each, 0) / 800;
      const deviation = Math.sqrt(mean * (1 - mean));
      const pull =
        left.reduce((sum, each, i) => sum + (each * (column[i]! - mean)) / deviation, 0) / 800;
      const beta = coefficients[k]! * deviation;
      if (beta === 0) expect(Math.abs(pull)).toBeLessThanOrEqual(penalty * alpha + 1e-6);
      else {
        expect(pull).toBeCloseTo(penalty * (alpha * Math.sign(beta) + (1 - alpha) * beta), 6);
      }
    });
    expect(coefficients.filter((each) => each !== 0).length).toBeLessThan(8);
  });

  test("keeps the drivers at the penalty that the parts left out choose", () => {
    const { coefficients, best, heldOut } = poissonElasticNet(y, columns, { parts });
    expect(coefficients[0]! + coefficients[12]!).toBeGreaterThan(0.4);
    expect(coefficients[5]).toBeGreaterThan(0.3);
    expect(best).toBeGreaterThan(5);
    expect(heldOut[best]).toBe(Math.min(...heldOut.filter((each) => !Number.isNaN(each))));
  });

  test("rows that are alike may be added up", () => {
    const rows = new Map<string, { y: number; exposure: number; row: number[] }>();
    y.forEach((each, i) => {
      const row = columns.map((column) => column[i]!);
      const own = rows.get(row.join()) ?? { y: 0, exposure: 0, row };
      rows.set(row.join(), { ...own, y: own.y + each, exposure: own.exposure + 1 });
    });
    const alike = [...rows.values()];
    const whole = poissonElasticNet(y, columns, { penalties: [0.05] });
    const added = poissonElasticNet(
      alike.map((each) => each.y),
      columns.map((_, k) => alike.map(({ row }) => row[k]!)),
      { penalties: [0.05], exposure: alike.map(({ exposure }) => exposure) },
    );
    whole.coefficients.forEach((each, k) => expect(added.coefficients[k]).toBeCloseTo(each, 5));
  });

  test("on noise the best penalty leaves nothing, or next to nothing", () => {
    const noise = Float64Array.from({ length: 800 }, () => poissonQuantile(by.next(), 0.5));
    const { coefficients } = poissonElasticNet(noise, columns, { parts });
    expect(Math.max(...coefficients.map(Math.abs))).toBeLessThan(0.25);
  });

  test("no incident at all is refused, a layer that is everywhere left out", () => {
    expect(() => poissonElasticNet(new Float64Array(100), [layer])).toThrow(MethodProblem);
    const everywhere = new Float64Array(100).fill(1);
    const { coefficients } = poissonElasticNet(counts, [everywhere, layer], { penalties: [0.05] });
    expect(coefficients[0]).toBe(0);
    expect(coefficients[1]).toBeGreaterThan(0);
  });

  test("a layer without any incident does not run away", () => {
    const none = Float64Array.from(counts, (each) => Number(each === 0));
    const { coefficients } = poissonElasticNet(counts, [none], { parts: parts.slice(0, 100) });
    expect(coefficients[0]).toBeLessThan(-1);
    expect(Number.isFinite(coefficients[0])).toBe(true);
  });
});
