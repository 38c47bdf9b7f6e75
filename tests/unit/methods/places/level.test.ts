import { describe, expect, test } from "vitest";
import { expectedByScore } from "@/lib/methods/places/expected";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { learnedForecaster, windowsOf } from "@/lib/methods/places/learned";
import { incidentCounter, levelOf } from "@/lib/methods/places/level";
import { placeModel, placeModelNames } from "@/lib/methods/places/models";
import { MethodProblem } from "@/lib/methods/problem";
import { drawn, uneven } from "./drawn";

const ground = latticeGround(0, 0, 100, 20, 20);
const sumOf = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0);

/** Only the incidents of these days. */
function within(table: ReturnType<typeof drawn>, from: number, before: number) {
  const kept = Array.from(table.day, (_, i) => i).filter(
    (i) => table.day[i]! >= from && table.day[i]! < before,
  );
  const pick = (values: ArrayLike<number>) => kept.map((i) => values[i]!);
  return placeIncidents(ground, pick(table.x), pick(table.y), pick(table.day));
}

describe("how many incidents to expect in all", () => {
  const level = (days: number[], origin: number) =>
    levelOf(incidentCounter({ cell: days.map(() => 0), day: days }), {
      from: 0,
      origin,
      horizon: 30,
    });

  test("is that of the last year, or of as far back as there were any", () => {
    expect(level([10, 700, 800], 1000)).toBeCloseTo((2 / 365) * 30);
    expect(level([400, 410, 420], 1000)).toBeCloseTo((3 / 730) * 30);
    expect(level([10], 3000)).toBeCloseTo(30 / 2920);
    expect(level([1, 2], 20)).toBeCloseTo((2 / 20) * 30);
  });

  test("is none where there never was one, or no past", () => {
    expect(level([], 1000)).toBe(0);
    expect(level([5], 0)).toBe(0);
    expect(level([1200], 1000)).toBe(0);
  });
});

describe("a register with holes", () => {
  const [horizon, cells] = [60, 10];
  const rates = uneven(ground, 8);
  const long = drawn(ground, 8, rates, 2500, 1500);

  const layers = [{ name: "shops", values: rates.map((rate) => Number(rate > 2)) }];
  const others = [long];
  const input = { ground, own: within(long, 0, 1000), others, layers, from: 0, horizon, cells };

  test.each(placeModelNames)("a year without any leaves %s something to expect", (name) => {
    const { score, expected } = placeModel(name, input)(1450);
    expect(sumOf(expected)).toBeGreaterThan(20);
    expect(expected.every((each) => each > 0 && Number.isFinite(each))).toBe(true);
    expect(score.every(Number.isFinite)).toBe(true);
  });

  test("windows before the first incident, and empty ones, are no lessons", () => {
    const late = within(long, 700, 1100);
    const windows = windowsOf(late, { from: 0, horizon })(1500);
    expect(windows[0]).toBeGreaterThan(700);
    expect(windows.at(-1)).toBeLessThan(1100);
    const { expected, fit } = learnedForecaster(ground, late, [long], {
      from: 0,
      horizon,
      candidates: 70,
    })(1200);
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
    expect(expected.every((each) => each > 0 && Number.isFinite(each))).toBe(true);
  });

  test("a type that has just begun is refused in words", () => {
    const input = {
      ground,
      own: within(long, 1400, 1500),
      others: [long],
      from: 0,
      horizon,
      cells,
    };
    expect(() => placeModel("ensemble", input)(1450)).toThrow(MethodProblem);
  });
});

describe("expected numbers of a model that only ranks", () => {
  test("single incidents say little where nothing repeats, and much where all does", () => {
    const flat = drawn(ground, 9, new Float64Array(400).fill(1), 800);
    const steep = drawn(ground, 9, Float64Array.from({ length: 400 }, (_, i) => (i < 8 ? 50 : 0.2)), 800); // prettier-ignore
    const heaviest = [flat, steep].map((own) => {
      const score = (origin: number) =>
        Float64Array.from({ length: 400 }, (_, cell) =>
          Array.from(own.cell).reduce(
            (sum, at, i) => sum + Number(at === cell && own.day[i]! < origin),
            0,
          ),
        );
      const expected = expectedByScore(score, own, 400, { from: 0, horizon: 60 })(840);
      return Math.max(...expected) / (sumOf(expected) / 400);
    });
    expect(heaviest[0]).toBeLessThan(2);
    expect(heaviest[1]).toBeGreaterThan(30);
  });
});
