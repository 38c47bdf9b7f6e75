import { describe, expect, it } from "vitest";
import { croston, tsb } from "@/lib/methods/forecast/croston";
import { looksSeasonal, seasonalIndices } from "@/lib/methods/forecast/seasonal-indices";
import { smooth } from "@/lib/methods/forecast/smoothing";
import { theta } from "@/lib/methods/forecast/theta";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";

const random = chance(11);
const noise = Float64Array.from({ length: 120 }, () => 50 + 4 * random.normal());
const seasonal = noise.map((each, t) => each * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12)));

describe("exponential smoothing with one share", () => {
  it("finds no share and first level that fit better", () => {
    const { alpha, first, squared } = smooth(noise);
    const squares = (share: number, from: number) => {
      let [level, sum] = [from, 0];
      for (const value of noise) {
        sum += (value - level) ** 2;
        level += share * (value - level);
      }
      return sum;
    };
    expect(squares(alpha, first)).toBeCloseTo(squared, 6);
    for (const share of [alpha + 0.01, Math.max(1e-4, alpha - 0.01)]) {
      expect(squares(share, first)).toBeGreaterThanOrEqual(squared - 1e-9);
    }
    expect(squares(alpha, first + 0.5)).toBeGreaterThan(squared);
  });

  it("keeps to a series that never changes", () => {
    expect(smooth([4, 4, 4, 4])).toMatchObject({ level: 4, squared: 0 });
  });
});

describe("the season of a series", () => {
  it("is seen where it is and not where it is not", () => {
    expect(looksSeasonal(seasonal, 12)).toBe(true);
    expect(looksSeasonal(new Float64Array(60).fill(3), 12)).toBe(false);
    expect(looksSeasonal(seasonal.slice(0, 24), 12)).toBe(false);
  });

  it("is taken out as factors with mean 1 or differences with mean 0", () => {
    const factors = seasonalIndices(seasonal, 12, "times")!;
    expect(factors.reduce((sum, each) => sum + each, 0)).toBeCloseTo(12, 9);
    expect(factors[3]).toBeCloseTo(1.3, 1);
    const differences = seasonalIndices(seasonal, 12, "plus")!;
    expect(differences[9]).toBeCloseTo(-15, -1);
    expect(seasonalIndices(new Float64Array(60), 12, "times")).toBeNull();
  });
});

describe("the theta method", () => {
  it("adds half the slope to the level", () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 10 + 2 * t);
    const { mean, slope } = theta(line, 3);
    expect(slope).toBeCloseTo(2, 9);
    expect(mean[1]! - mean[0]!).toBeCloseTo(1, 6);
  });

  it("repeats the season", () => {
    const { mean, seasonal: found } = theta(seasonal, 12, 12);
    expect(found).toBe(true);
    expect(mean[3]! / mean[9]!).toBeGreaterThan(1.5);
  });

  it("answers for zeros and a constant, and asks for three values", () => {
    expect([...theta(new Float64Array(30), 2, 12).mean]).toEqual([0, 0]);
    expect(theta([5, 5, 5], 1).mean[0]).toBeCloseTo(5, 9);
    expect(() => theta([1, 2], 1)).toThrow(MethodProblem);
    expect(() => theta([1, NaN, 3], 1)).toThrow(/Step 2/);
  });
});

describe("Croston's method", () => {
  it("gives size over interval, a little less without its bias", () => {
    const found = croston([0, 2, 0, 2, 0, 2]);
    expect(found.croston).toBeCloseTo(1, 12);
    expect(found.sba).toBeCloseTo(0.95, 12);
  });

  it("gives 0 for zeros, and fades by TSB where nothing happens any more", () => {
    const ended = [...Array<number>(20).fill(1), ...Array<number>(40).fill(0)];
    expect(croston([0, 0, 0]).croston).toBe(0);
    expect(tsb([0, 0, 0])).toBe(0);
    expect(croston(ended).croston).toBeCloseTo(1, 12);
    expect(tsb(ended)).toBeLessThan(0.05);
  });

  it("refuses values below 0, no values and shares beyond 1", () => {
    expect(() => croston([1, -1])).toThrow(/not a count/);
    expect(() => croston([])).toThrow(MethodProblem);
    expect(() => tsb([1], { beta: 2 })).toThrow(MethodProblem);
  });
});
