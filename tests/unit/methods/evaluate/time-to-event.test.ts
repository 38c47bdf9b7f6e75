import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { quantileInterval } from "@/lib/methods/evaluate/quantile-interval";
import { shareWithin, timeBy, timeToEvent } from "@/lib/methods/evaluate/time-to-event";
import { MethodProblem } from "@/lib/methods/problem";

/** Weeks in remission with 6-MP (Freireich and others 1963); a + is an end of watching. */
const remission = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split(" ");
const watched = {
  time: remission.map(parseFloat),
  event: remission.map((each) => Number(!each.endsWith("+"))),
};

describe("time to an event", () => {
  test("gives the published curve of remission with 6-MP", () => {
    const { steps, subjects, events, longest } = timeToEvent(watched);
    expect({ subjects, events, longest }).toEqual({ subjects: 21, events: 9, longest: 35 });
    // Still in remission, standard error and log-log interval as in textbooks.
    expect(
      steps.map(({ time, atRisk, share, error, low, high }) => [
        time,
        atRisk,
        ...[1 - share, error, 1 - high, 1 - low].map((each) => Number(each.toFixed(4))),
      ]),
    ).toEqual([
      [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
      [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
      [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
      [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
      [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
      [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
      [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
    ]);
  });

  test("rows that stand for several are as good as so many rows, in any order", () => {
    const grouped = new Map<string, number>();
    for (const each of remission.toReversed()) grouped.set(each, (grouped.get(each) ?? 0) + 1);
    const rows = [...grouped];
    const found = timeToEvent({
      time: rows.map(([each]) => parseFloat(each)),
      event: rows.map(([each]) => Number(!each.endsWith("+"))),
      count: rows.map(([, count]) => count),
    });
    expect(found).toEqual(timeToEvent(watched));
  });

  test("tells the share by a time, and the time by a share, as far as anyone was watched", () => {
    const curve = timeToEvent(watched);
    expect(shareWithin(curve, 12)!.share).toBeCloseTo(0.2471, 4);
    expect(shareWithin(curve, 5)).toEqual({ share: 0, low: 0, high: NaN });
    expect(shareWithin(curve, 36)).toBeNull();
    expect(timeBy(curve, 0.5)).toBe(23);
    expect(timeBy(curve, 0.9)).toBeNull();
  });

  test("open cases do not make a share too low, as they would if they were counted as never", () => {
    const by = chance(7);
    const time: number[] = [];
    const event: number[] = [];
    for (let i = 0; i < 4_000; i++) {
      const own = -60 * Math.log(1 - by.next());
      const known = 200 * by.next();
      time.push(Math.min(own, known));
      event.push(Number(own <= known));
    }
    const truth = 1 - Math.exp(-1.5);
    const found = shareWithin(timeToEvent({ time, event }), 90)!;
    expect(found.low).toBeLessThan(truth);
    expect(found.high).toBeGreaterThan(truth);
    const naive = time.filter((each, i) => event[i] === 1 && each <= 90).length / 4_000;
    expect(naive).toBeLessThan(found.low - 0.1);
  });

  test("nobody, all at once, none ever, and no times", () => {
    expect(timeToEvent({ time: [], event: [] })).toMatchObject({ steps: [], subjects: 0 });
    expect(shareWithin(timeToEvent({ time: [], event: [] }), 0)).toBeNull();
    const all = timeToEvent({ time: [3, 3], event: [1, 1] });
    expect(all.steps[0]).toMatchObject({ share: 1, high: 1, error: 0 });
    expect(shareWithin(all, 90)!.share).toBe(1);
    expect(timeToEvent({ time: [3, 900], event: [0, 0] }).steps).toEqual([]);
    expect(() => timeToEvent({ time: [-1], event: [1] })).toThrow(MethodProblem);
    expect(() => timeToEvent({ time: [NaN], event: [1] })).toThrow(MethodProblem);
  });
});

describe("a quantile with its interval", () => {
  test("has the ranks of the binomial: the 6th and the 15th of 20 about the median", () => {
    const values = Float64Array.from({ length: 20 }, (_, i) => i + 1);
    expect(quantileInterval(values, 0.5)).toEqual({ value: 10, low: 6, high: 15 });
    expect(quantileInterval(values, 0.9)).toEqual({ value: 18, low: 15, high: null });
    const five = { counts: values.map(() => 5) };
    expect(quantileInterval(values, 0.9, five)).toEqual({ value: 18, low: 17, high: 20 });
  });

  test("none, one and all alike", () => {
    expect(quantileInterval([], 0.5)).toBeNull();
    expect(quantileInterval([4], 0.5)).toEqual({ value: 4, low: null, high: null });
    expect(quantileInterval([4, 4, 4, 4, 4, 4], 0.5)).toEqual({ value: 4, low: 4, high: 4 });
  });
});
