import { describe, expect, test } from "vitest";
import { MethodProblem } from "@/lib/methods/problem";
import { decayedDensity, prospectiveDensity } from "@/lib/methods/places/density";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { decayedCount, historicalCount } from "@/lib/methods/places/history";
import { countBetween } from "@/lib/methods/places/incidents";
import { persistentAndRecent } from "@/lib/methods/places/persistent";
import { rankShares, topCells } from "@/lib/methods/places/rank";

const incidents = { cell: [0, 0, 1, 2, -1], day: [0, 90, 99, 100, 50] };

describe("the history of cells", () => {
  test("only incidents before the origin and inside the grid count", () => {
    expect([...historicalCount(incidents, 4, 100)]).toEqual([2, 1, 0, 0]);
    expect([...historicalCount(incidents, 4, 100, 10)]).toEqual([1, 1, 0, 0]);
    expect([...countBetween(incidents, 4, 100, 101)]).toEqual([0, 0, 1, 0]);
  });

  test("an incident of one half-life ago counts half", () => {
    const score = decayedCount({ cell: [0, 1], day: [0, 50] }, 2, 100, 50);
    expect([...score]).toEqual([0.25, 0.5]);
  });

  test("what cannot be counted is refused in words", () => {
    expect(() => decayedCount(incidents, 4, 100, 0)).toThrow(MethodProblem);
    expect(() => historicalCount({ cell: [0], day: [NaN] }, 1, 5)).toThrow(/no day/);
    expect(() => historicalCount({ cell: [9], day: [1] }, 4, 5)).toThrow(/lacks/);
    expect([...historicalCount({ cell: [], day: [] }, 3, 5)]).toEqual([0, 0, 0]);
  });

  test("cells that had incidents in many periods come before one burst", () => {
    const cell = [0, 0, 0, 1, 1, 1];
    const day = [5, 6, 7, 5, 45, 85];
    const { persistence, score } = persistentAndRecent({ cell, day }, 2, 0, 120, {
      period: 40,
      recent: 40,
    });
    expect(persistence[0]).toBeCloseTo(1 / 3);
    expect(persistence[1]).toBeCloseTo(1);
    expect(score[1]).toBeGreaterThan(score[0]!);
    const few = () => persistentAndRecent({ cell, day }, 2, 0, 30, { period: 40, recent: 9 });
    expect(few).toThrow(/no whole period/);
  });
});

describe("the choice of cells", () => {
  test("equal scores are taken by the lower number", () => {
    expect([...topCells([1, 3, 3, 0, 3], 2)]).toEqual([1, 2]);
    expect([...topCells([0, 0, 0], 2)]).toEqual([0, 1]);
    expect([...topCells([5], 9)]).toEqual([0]);
    expect([...topCells([], 3)]).toEqual([]);
    expect(() => topCells([1, NaN], 1)).toThrow(MethodProblem);
  });

  test("rank shares of equal scores are equal", () => {
    expect([...rankShares([2, 1, 2, 5])]).toEqual([0.5, 0.125, 0.5, 0.875]);
  });
});

describe("densities over cells", () => {
  const ground = latticeGround(0, 0, 100, 21, 21);
  const middle = ground.locate(1050, 1050);
  const one = placeIncidents(ground, [1050], [1050], [90]);

  test("smoothing keeps the sum and the peak's place", () => {
    const score = decayedDensity(ground, one, 100, { halfLife: Infinity, bandwidth: 1.2 });
    expect(score.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 2);
    expect([...topCells(score, 1)]).toEqual([middle]);
    const narrow = () => decayedDensity(ground, one, 100, { halfLife: 1, bandwidth: 0.1 });
    expect(narrow).toThrow(MethodProblem);
  });

  test("a prospective map forgets what is older than its days", () => {
    const now = prospectiveDensity(ground, one, 100, { reach: 400, days: 61 });
    expect(now[middle]).toBe(0.5);
    expect(now[middle + 1]).toBeCloseTo(0.5 / 3);
    const later = prospectiveDensity(ground, one, 200, { reach: 400, days: 61 });
    expect(later.every((each) => each === 0)).toBe(true);
  });

  test("a place outside the ground is in no cell", () => {
    expect(ground.locate(-1, 50)).toBe(-1);
    expect(ground.locate(2100, 50)).toBe(-1);
    expect(() => latticeGround(0, 0, 100, 0, 0)).toThrow(MethodProblem);
  });
});
