import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import type { ScanData } from "@/lib/methods/spatial/scan/data";
import { scan, type ScanOptions } from "@/lib/methods/spatial/scan/scan";
import { logLikelihoodRatio } from "@/lib/methods/spatial/scan/likelihood";
import { growingZones } from "@/lib/methods/spatial/scan/zones";

const options: ScanOptions = {
  maxShare: 0.5,
  alive: false,
  maxLength: 6,
  minCases: 2,
  clusters: 3,
  permutations: 0,
};

/** Cases anywhere in time at 25 places, and `extra` more at three neighbours on three days. */
function town(cases: number, extra: number, seed: number, last = 10): ScanData {
  const luck = chance(seed);
  const [x, y] = [new Float64Array(25), new Float64Array(25)];
  for (let i = 0; i < 25; i++) [x[i], y[i]] = [luck.next() * 5000, luck.next() * 5000];
  const near = [...x.keys()].sort(
    (a, b) => Math.hypot(x[a]! - x[0]!, y[a]! - y[0]!) - Math.hypot(x[b]! - x[0]!, y[b]! - y[0]!),
  );
  const site = Array.from({ length: cases }, () => luck.below(25));
  const step = Array.from({ length: cases }, () => luck.below(20));
  for (let i = 0; i < extra; i++) {
    site.push(near[i % 3]!);
    step.push(last - (Math.floor(i / 3) % 3));
  }
  return { x, y, site, step, steps: 20 };
}

/** The definition, word for word: every circle, every window. */
function byHand({ x, y, site, step, steps, population }: ScanData, given: ScanOptions): number {
  const all = site.length;
  const casesAt = (of: number) => Array.from(site).filter((each) => each === of).length;
  const weights = Array.from(x, (_, i) => population?.[i] ?? casesAt(i));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best = 0;
  for (let centre = 0; centre < x.length; centre++) {
    const away = (i: number) => Math.hypot(x[i]! - x[centre]!, y[i]! - y[centre]!);
    const order = Array.from(x, (_, i) => i).sort((a, b) => away(a) - away(b));
    for (let size = 1; size <= order.length; size++) {
      const inside = new Set(order.slice(0, size));
      const weight = [...inside].reduce((sum, i) => sum + weights[i]!, 0);
      if (
        weight > given.maxShare * total ||
        away(order[size - 1]!) > (given.maxRadius ?? Infinity)
      ) {
        break;
      }
      for (let first = 0; first < steps; first++) {
        for (let last = first; last < Math.min(steps, first + given.maxLength); last++) {
          if (given.alive && last !== steps - 1) continue;
          const isThen = (i: number) => step[i]! >= first && step[i]! <= last;
          const cases = Array.from(site).filter((of, i) => inside.has(of) && isThen(i)).length;
          const then = population
            ? (last - first + 1) / steps
            : Array.from(step).filter((_, i) => isThen(i)).length / all;
          const expected = ((all * weight) / total) * then;
          if (cases < given.minCases) continue;
          best = Math.max(best, logLikelihoodRatio(cases, expected, all));
        }
      }
    }
  }
  return best;
}

describe("the most likely cluster", () => {
  const population = Float64Array.from({ length: 25 }, (_, i) => 100 + 37 * (i % 5));
  test.each([
    ["retrospective", town(60, 0, 1), options],
    ["prospective", town(60, 8, 2, 19), { ...options, alive: true }],
    ["with a short radius", town(60, 6, 3), { ...options, maxRadius: 900 }],
    ["of at least four cases", town(60, 0, 4), { ...options, minCases: 4 }],
    ["by population", { ...town(60, 5, 5), population }, options],
    [
      "purely spatial",
      { ...town(60, 5, 6), step: new Uint8Array(65), steps: 1, population },
      options,
    ],
  ])("is the best of all circles and windows, %s", (_, data, given) => {
    const { clusters } = scan(data, given, { seed: 1 });
    expect(clusters[0]!.llr).toBeCloseTo(byHand(data, given), 9);
  });

  test("is found where and when it was put", () => {
    const data = town(300, 30, 7);
    const { clusters } = scan(data, { ...options, permutations: 199 }, { seed: 1 });
    const [best] = clusters;
    expect(best).toMatchObject({ first: 8, last: 10 });
    expect(best!.sites).toContain(0);
    expect(best!.ratio).toBeGreaterThan(2);
    expect(best!.p).toBeLessThanOrEqual(0.01);
  });

  test("is no cluster by chance alone", () => {
    const { clusters } = scan(town(150, 0, 8), { ...options, permutations: 199 }, { seed: 1 });
    expect(clusters[0]!.p).toBeGreaterThan(0.05);
  });

  test("shares no location with the next ones", () => {
    const { clusters } = scan(town(150, 12, 7), { ...options, clusters: 5 }, { seed: 1 });
    const sites = clusters.flatMap((cluster) => cluster.sites);
    expect(new Set(sites).size).toBe(sites.length);
    expect(clusters.map(({ llr }) => llr)).toEqual(
      clusters.map(({ llr }) => llr).toSorted((a, b) => b - a),
    );
  });

  test("has counts in place of single cases", () => {
    const data = town(80, 6, 9);
    const keys = new Map<string, number>();
    Array.from(data.site).forEach((site, i) => {
      const key = `${site} ${data.step[i]}`;
      keys.set(key, (keys.get(key) ?? 0) + 1);
    });
    const counted: ScanData = {
      ...data,
      site: [...keys.keys()].map((key) => Number(key.split(" ")[0])),
      step: [...keys.keys()].map((key) => Number(key.split(" ")[1])),
      count: [...keys.values()],
    };
    expect(scan(counted, options, { seed: 1 }).clusters).toEqual(
      scan(data, options, { seed: 1 }).clusters,
    );
  });
});

describe("chance", () => {
  test("gives the same p for the same seed, first without, then from 99, then from all", () => {
    const seen: number[] = [];
    const run = () =>
      scan(
        town(80, 6, 9),
        { ...options, permutations: 199 },
        { seed: 4, first: ({ maxima }) => seen.push(maxima.length) },
      );
    const result = run();
    expect(seen).toEqual([0, 99]);
    expect(run()).toEqual(result);
    expect(result.maxima).toHaveLength(199);
  });

  test("has a recurrence interval of 1 / p steps for clusters that are alive", () => {
    const given = { ...options, alive: true, permutations: 99 };
    const [best] = scan(town(100, 8, 2, 19), given, { seed: 1 }).clusters;
    expect(best!.last).toBe(19);
    expect(best!.recurrence).toBeCloseTo(1 / best!.p, 9);
  });
});

describe("what cannot be scanned", () => {
  const place = { x: [0, 1000], y: [0, 0], steps: 5 };
  const run = (data: ScanData) => scan(data, { ...options, permutations: 19 }, { seed: 1 });

  test.each([
    ["no case", { ...place, site: [], step: [] }, /there are none/],
    ["one case", { ...place, site: [0], step: [0] }, /there is 1/],
    [
      "a place that is no number",
      { ...place, x: [NaN, 1], site: [0, 1], step: [0, 0] },
      /Location 1/,
    ],
    ["a time after the end", { ...place, site: [0, 1], step: [0, 5] }, /Case 2 has no/],
    ["a time that is no number", { ...place, site: [0, 1], step: [NaN, 1] }, /Case 1 has no/],
    [
      "cases where nobody lives",
      { ...place, site: [0, 1], step: [0, 1], population: [0, 5] },
      /Location 1 has 1 cases and no population/,
    ],
    [
      "a population of nobody",
      { ...place, site: [0, 1], step: [0, 1], population: [0, 0] },
      /population of all locations is 0/,
    ],
  ])("is refused in words: %s", (_, data, words) => {
    expect(() => run(data)).toThrow(MethodProblem);
    expect(() => run(data)).toThrow(words);
  });

  test("gives no cluster where all happened on one day, or in one place", () => {
    expect(run({ ...place, site: [0, 0, 1, 1], step: [2, 2, 2, 2] }).clusters).toEqual([]);
    expect(run({ ...place, site: [0, 0, 0], step: [1, 2, 3] }).clusters).toEqual([]);
  });

  test("keeps two locations in one place apart, each in the other's circle", () => {
    const { start, site } = growingZones([5, 5, 900], [5, 5, 5], [1, 1, 2], { maxShare: 0.5 });
    expect([...start]).toEqual([0, 2, 4, 5]);
    expect([...site]).toEqual([0, 1, 0, 1, 2]);
  });
});
