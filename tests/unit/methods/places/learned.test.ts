import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { learnedForecaster } from "@/lib/methods/places/learned";
import { poissonRidge } from "@/lib/methods/places/poisson-ridge";
import { topCells } from "@/lib/methods/places/rank";
import { reasonsOf } from "@/lib/methods/places/reasons";
import { drawn, uneven } from "./drawn";

const ground = latticeGround(0, 0, 100, 30, 30);
const days = 900;

const options = { from: 0, horizon: 60, candidates: 200 };

describe("learned history", () => {
  test("uses nothing of the origin or later", () => {
    const own = drawn(ground, 1, uneven(ground, 1), 1500);
    // More candidates than cells with a past: one that gets its first incident later must stay out.
    const all = { ...options, candidates: 900 };
    const first = learnedForecaster(ground, own, [], all)(700).expected;
    const past = Array.from(own.day, (each, i) => (each < 700 ? i : -1)).filter((i) => i >= 0);
    const only = (values: ArrayLike<number>) => past.map((i) => values[i]!);
    const cut = placeIncidents(ground, only(own.x), only(own.y), only(own.day));
    const second = learnedForecaster(ground, cut, [], all)(700).expected;
    first.forEach((each, i) => expect(second[i]).toBeCloseTo(each, 9));
  });

  test("expects about as many incidents as come, in some part everywhere", () => {
    const own = drawn(ground, 2, uneven(ground, 2), 2000);
    const { expected } = learnedForecaster(ground, own, [], options)(800);
    const sum = expected.reduce((all, each) => all + each, 0);
    expect(sum).toBeGreaterThan(0.8 * ((2000 / days) * 60));
    expect(sum).toBeLessThan(1.2 * ((2000 / days) * 60));
    expect(expected.every((each) => each > 0)).toBe(true);
  });

  test("learns from another type that goes along, and says so", () => {
    const rates = uneven(ground, 3);
    const [own, other] = [drawn(ground, 3, rates, 500), drawn(ground, 4, rates, 4000)];
    const stranger = drawn(ground, 5, uneven(ground, 99), 4000);
    const coefficient = (of: typeof other) =>
      learnedForecaster(ground, own, [of], options)(840).factors.at(-1)!.coefficient;
    expect(coefficient(other)).toBeGreaterThan(0.3);
    expect(Math.abs(coefficient(stranger))).toBeLessThan(0.15);
    const forecast = learnedForecaster(ground, own, [other], options)(840);
    const [best] = topCells(forecast.expected, 1);
    const reasons = reasonsOf(forecast, best!);
    expect(reasons[0]!.times).toBeGreaterThan(1.3);
    expect(reasons.map(({ name }) => name)).toContain("other");
  });

  test("too short a past is refused in words", () => {
    const own = drawn(ground, 6, uneven(ground, 6), 300);
    const forecast = learnedForecaster(ground, own, [], options);
    expect(() => forecast(390)).toThrow(/at least 3/);
    const none = placeIncidents(ground, [], [], []);
    expect(() => learnedForecaster(ground, none, [], options)(800)).toThrow(MethodProblem);
  });
});

describe("Poisson regression with a penalty", () => {
  const by = chance(9);
  const column = Float64Array.from({ length: 4000 }, () => by.normal());
  const y = column.map((each) => Number(by.next() < 1 - Math.exp(-0.2 * Math.exp(0.7 * each))));

  test("finds a planted coefficient, and less of it under a heavy penalty", () => {
    const exposure = new Float64Array(4000).fill(1);
    const light = poissonRidge(y, [column], exposure, 1).coefficients[0]!;
    expect(light).toBeGreaterThan(0.5);
    expect(light).toBeLessThan(0.8);
    const heavy = poissonRidge(y, [column], exposure, 1e5);
    expect(heavy.coefficients[0]).toBeLessThan(0.05);
    expect(heavy.converged).toBe(true);
  });

  test("a column that never changes is no obstacle, and no incident is refused", () => {
    const ones = new Float64Array(4000).fill(1);
    expect(poissonRidge(y, [ones], ones, 1).coefficients[0]).toBeCloseTo(0);
    expect(() => poissonRidge(new Float64Array(4000), [column], ones, 1)).toThrow(MethodProblem);
  });
});
