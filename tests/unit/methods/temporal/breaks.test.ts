import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { meanBreaks } from "@/lib/methods/temporal/mean-breaks";
import { poissonBreaks } from "@/lib/methods/temporal/poisson-breaks";

const level = (...parts: [count: number, value: number][]) =>
  parts.flatMap(([count, value]) => Array<number>(count).fill(value));

test("steps of a clean staircase are found where they are", () => {
  const { starts, best, rss } = meanBreaks(level([6, 10], [7, 4], [9, 12]), { minSegment: 3 });
  expect(starts[2]).toEqual([6, 13]);
  expect(rss[2]).toBe(0);
  expect(best).toBe(2);
});

test("a constant series has no break", () => {
  const { best, rss } = meanBreaks(level([20, 0.1]), { minSegment: 4 });
  expect([best, rss[0]]).toEqual([0, 0]);
  expect(poissonBreaks(level([20, 3])).starts).toEqual([]);
});

test("a series of zeros has a mean of zero and no break", () => {
  expect(poissonBreaks(level([12, 0]))).toMatchObject({ starts: [], means: [0], objective: 0 });
});

test("a level of counts that doubles is found to the step or two", () => {
  const { normal } = chance(5);
  const noise = () => Math.round(Math.max(0, 20 + 4.5 * normal()));
  const counts = Array.from({ length: 120 }, (_, t) => noise() + (t >= 70 ? 20 : 0));
  const { starts, means } = poissonBreaks(counts);
  expect(starts).toHaveLength(1);
  expect(Math.abs(starts[0]! - 70)).toBeLessThanOrEqual(1);
  expect(means[1]! / means[0]!).toBeCloseTo(2, 0);
});

test("dropping hopeless starts changes nothing in the answer", () => {
  const { next } = chance(11);
  for (let round = 0; round < 60; round++) {
    const counts = Array.from({ length: 8 + Math.floor(next() * 10) }, () =>
      Math.floor(next() * 6),
    );
    for (const minSegment of [1, 2, 3]) {
      const penalty = next() * 4;
      const { objective } = poissonBreaks(counts, { penalty, minSegment });
      expect(objective).toBeCloseTo(cheapest(counts, penalty, minSegment), 9);
    }
  }
});

/** By trying every division. */
function cheapest(counts: number[], penalty: number, least: number): number {
  const sum = counts.reduce((all, each) => all + each, 0);
  const whole = sum === 0 ? 0 : 2 * sum * Math.log(counts.length / sum);
  let best = counts.length >= least ? whole : Infinity;
  for (let end = least; end <= counts.length - least; end++) {
    const first = counts.slice(0, end);
    const own = first.reduce((all, each) => all + each, 0);
    const cost = own === 0 ? 0 : 2 * own * Math.log(end / own);
    best = Math.min(best, cost + penalty + cheapest(counts.slice(end), penalty, least));
  }
  return best;
}

test("too short, missing and no counts are said in words", () => {
  expect(() => meanBreaks([1, 2, 3], { minSegment: 2 })).toThrow("needs at least 4 steps");
  expect(() => meanBreaks([1, NaN, 3, 4], { minSegment: 2 })).toThrow("Step 2 of the series");
  expect(() => poissonBreaks([1, 2.5, 3, 4])).toThrow("2.5, which is not a count");
  expect(() => meanBreaks([1, 2], { minSegment: 0 })).toThrow("at least one step");
});
