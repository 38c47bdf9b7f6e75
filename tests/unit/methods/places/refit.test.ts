import { describe, expect, test } from "vitest";
import { chance, runningSum } from "@/lib/methods/chance";
import { rollingOrigins } from "@/lib/methods/places/backtest";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { historicalCount } from "@/lib/methods/places/history";
import { refitPlaces, type PlaceScorer } from "@/lib/methods/places/refit";
import { MethodProblem } from "@/lib/methods/problem";

const ground = latticeGround(0, 0, 100, 20, 20);
const cells = 400;
const [knownAt, end] = [600, 768];

const uneven = (seed: number) => {
  const by = chance(seed);
  return Float64Array.from(ground.x, () => Math.exp(1.5 * by.normal()));
};

/** Incidents by one set of rates up to `knownAt`, by another from then on. */
function drawn(seed: number, before: ArrayLike<number>, since: ArrayLike<number>) {
  const by = chance(seed);
  const sums = [runningSum(before), runningSum(since)] as const;
  const [x, y, day]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < 6 * end; i++) {
    const at = Math.floor(end * by.next());
    const cell = by.pick(sums[at < knownAt ? 0 : 1]);
    x.push(ground.x[cell]!);
    y.push(ground.y[cell]!);
    day.push(at);
  }
  return placeIncidents(ground, x, y, day);
}

const options = {
  ...{ knownAt, end, horizon: 28, tried: rollingOrigins(knownAt, 28, 12) },
  patrolled: { cells: 20, cellArea: 1e4, totalArea: 4e6 },
};

const compare = (own: ReturnType<typeof drawn>, over = {}) => {
  const count: PlaceScorer = (origin) => historicalCount(own, cells, origin);
  const kept: PlaceScorer = (origin) => historicalCount(own, cells, Math.min(origin, knownAt));
  const baseline: PlaceScorer = (origin) => historicalCount(own, cells, origin, 28);
  return refitPlaces({ kept, refitted: count, baseline }, own, cells, { ...options, ...over });
};

describe("a kept model of places against a refitted one", () => {
  const rates = uneven(1);
  const same = compare(drawn(2, rates, rates));

  test("is scored with it and the baseline on the windows since, which follow each other", () => {
    expect(same.begins).toEqual([600, 628, 656, 684, 712, 740]);
    expect(same.steps).toBe(28);
    for (const { scores, hits, pai } of Object.values(same.sides)) {
      expect(scores).toHaveLength(6);
      expect(scores.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(same.incidents);
      expect(hits).toBeGreaterThan(0);
      expect(pai).toBeGreaterThan(3);
    }
    expect(same.sides.kept.pai).toBeGreaterThan(same.sides.baseline.pai);
  });

  test("has neither drifted nor fallen behind while places stay as they are", () => {
    expect(same.drift!.verdict).toBe("as before");
    expect(same.drift!.low).toBeLessThan(same.drift!.since);
    expect(same.drift!.high).toBeGreaterThan(same.drift!.since);
    expect(same.gains.refittedKept.p).toBeGreaterThan(0.05);
  });

  test("has drifted when the places change, and the refitted one gains", () => {
    const moved = compare(drawn(3, rates, uneven(9)));
    expect(moved.drift!.verdict).toBe("worse");
    expect(moved.drift!.since).toBeLessThan(moved.drift!.low);
    expect(moved.sides.refitted.hits).toBeGreaterThan(moved.sides.kept.hits);
  });

  test("raises few false alarms", () => {
    const alarms = Array.from({ length: 40 }, (_, i) => compare(drawn(20 + i, rates, rates)));
    const worse = alarms.filter(({ drift }) => drift!.verdict === "worse");
    expect(worse.length).toBeLessThanOrEqual(4);
  });

  test("takes shorter windows where little is new, and says so where it is too little", () => {
    const own = drawn(4, rates, rates);
    expect(compare(own, { end: knownAt + 28 })).toMatchObject({ steps: 7 });
    expect(() => compare(own, { end: knownAt + 3 })).toThrow(/3 days have come; 4 are the least/);
    expect(() => compare(placeIncidents(ground, [], [], []))).toThrow(MethodProblem);
  });

  test("gives no verdict on drift without a trial", () => {
    expect(compare(drawn(5, rates, rates), { tried: [500, 528] }).drift).toBeNull();
  });
});
