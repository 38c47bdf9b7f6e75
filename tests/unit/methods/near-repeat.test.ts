import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { knox, type KnoxOptions, type TimedPoints } from "@/lib/methods/spatial/near-repeat/knox";
import { nearRepeat } from "@/lib/methods/spatial/near-repeat/near-repeat";
import { riskZones } from "@/lib/methods/spatial/near-repeat/zones";
import { MethodProblem } from "@/lib/methods/problem";

const options: KnoxOptions = {
  spaceBreaks: [0, 1, 100, 200, Infinity],
  timeBreaks: [0, 7, 14, Infinity],
  metric: "euclidean",
};

/** `n` events anywhere in a square of 4 km and a year; every third is followed by one nearby within days. */
function town(n: number, seed: number, share = 0): TimedPoints {
  const luck = chance(seed);
  const [x, y, time]: number[][] = [[], [], []];
  while (x!.length < n) {
    const [east, north, day] = [luck.next() * 4000, luck.next() * 4000, luck.below(365)];
    x!.push(east);
    y!.push(north);
    time!.push(day);
    if (luck.next() >= share) continue;
    x!.push(east + (luck.next() - 0.5) * 120);
    y!.push(north + (luck.next() - 0.5) * 120);
    time!.push(day + luck.below(7));
  }
  return { x: x!, y: y!, time: time! };
}

/** The definition, word for word: every pair looked at. */
function byHand({ x, y, time }: TimedPoints, { spaceBreaks, timeBreaks, metric }: KnoxOptions) {
  const columns = timeBreaks.length - 1;
  const counts = new Array<number>((spaceBreaks.length - 1) * columns).fill(0);
  const band = (breaks: readonly number[], value: number) =>
    breaks.findIndex((from, i) => value >= from && value < breaks[i + 1]!);
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const [dx, dy] = [Math.abs(x[i]! - x[j]!), Math.abs(y[i]! - y[j]!)];
      const away = band(spaceBreaks, metric === "manhattan" ? dx + dy : Math.hypot(dx, dy));
      const apart = band(timeBreaks, Math.abs(time[i]! - time[j]!));
      if (away >= 0 && apart >= 0) counts[away * columns + apart]!++;
    }
  }
  return counts;
}

describe("pairs in bands of distance and time", () => {
  test.each([
    ["straight, to the end", options],
    ["along the streets", { ...options, metric: "manhattan" as const }],
    ["with bands that end", { ...options, spaceBreaks: [0, 50, 300], timeBreaks: [0, 1, 30] }],
    [
      "with bands that begin late",
      { ...options, spaceBreaks: [40, 200, Infinity], timeBreaks: [2, 9] },
    ],
    [
      "with more time bands than are counted at once",
      { ...options, timeBreaks: Array.from({ length: 14 }, (_, i) => i * 3) },
    ],
  ])("are those of the definition, %s", (_, given) => {
    const points = town(300, 4, 0.3);
    expect([...knox(points, given, 1).table().observed]).toEqual(byHand(points, given));
  });

  test("are the same for times with fractions of a day", () => {
    const points = town(200, 5, 0.3);
    const fractions = { ...points, time: Array.from(points.time, (day, i) => day + (i % 7) / 8) };
    expect([...knox(fractions, options, 1).table().observed]).toEqual(byHand(fractions, options));
  });

  test("close bands at their far end when asked to, as Knox did", () => {
    const points = { x: [0, 100], y: [0, 0], time: [0, 7] };
    const closed = knox(points, { ...options, ends: "(a,b]" }, 1).table();
    expect([...closed.observed].indexOf(1)).toBe(3);
    const open = knox(points, options, 1).table();
    expect([...open.observed].indexOf(1)).toBe(7);
  });
});

describe("the permutations", () => {
  test("keep the pairs of each distance and of each time", () => {
    const test_ = knox(town(400, 6), options, 3);
    test_.permute(50);
    const { mean, inSpace, inTime } = test_.table();
    inSpace.forEach((pairs, row) =>
      expect(mean[3 * row]! + mean[3 * row + 1]! + mean[3 * row + 2]!).toBeCloseTo(pairs, 6),
    );
    inTime.forEach((pairs, column) =>
      expect([0, 3, 6, 9].reduce((sum, row) => sum + mean[row + column]!, 0)).toBeCloseTo(pairs, 6),
    );
  });

  test("have the exact expectation as their mean", () => {
    const test_ = knox(town(400, 6), options, 3);
    test_.permute(999);
    const { mean, expected } = test_.table();
    expected.forEach((value, i) =>
      expect(Math.abs(mean[i]! - value)).toBeLessThan(6 * Math.sqrt(Math.max(1, value) / 999)),
    );
  });

  test("give the same p for the same seed, and as many as were asked for in parts", () => {
    const whole = knox(town(200, 7, 0.2), options, 11);
    whole.permute(199);
    const parts = knox(town(200, 7, 0.2), options, 11);
    parts.permute(99);
    parts.permute(100);
    expect(parts.table()).toEqual(whole.table());
    expect(whole.table().permutations).toBe(199);
  });

  test("give p = 1 for all bands when everything happened on one day", () => {
    const points = { ...town(50, 8), time: new Float64Array(50) };
    const { p, ratio } = nearRepeat(points, { ...options, permutations: 99 }, { seed: 1 });
    expect([...p]).toEqual(new Array(12).fill(1));
    expect(ratio[0]).toBeNaN();
    expect(ratio[6]).toBe(1);
  });
});

describe("near repeats", () => {
  const run = (points: TimedPoints, permutations = 499) =>
    nearRepeat(points, { ...options, permutations }, { seed: 1 });

  test("are found where they were put, and nowhere else", () => {
    const { raised } = run(town(900, 9, 0.3));
    expect(raised.map(({ to, until }) => [to, until])).toEqual([[100, 7]]);
    expect(raised[0]!.ratio).toBeGreaterThan(2);
  });

  test("are not found where places and days are independent", () => {
    expect(run(town(900, 10)).raised).toEqual([]);
  });

  test("of the same place are a band of their own", () => {
    const points = town(300, 12);
    const [x, y, time] = [
      [...Array.from(points.x)],
      [...Array.from(points.y)],
      [...Array.from(points.time)],
    ];
    for (let i = 0; i < 40; i++) {
      x.push(x[i]!);
      y.push(y[i]!);
      time.push(time[i]! + 3);
    }
    const { raised, observed } = run({ x, y, time });
    expect(observed[0]).toBe(40);
    expect(raised).toContainEqual(expect.objectContaining({ from: 0, to: 1, since: 0, until: 7 }));
  });

  test("come first from 99 permutations, then from all", () => {
    const seen: number[] = [];
    const result = nearRepeat(
      town(100, 3),
      { ...options, permutations: 199 },
      { seed: 1, first: ({ permutations }) => seen.push(permutations) },
    );
    expect([...seen, result.permutations]).toEqual([99, 199]);
  });

  test.each([
    ["no incident", { x: [], y: [], time: [] }, /there are none/],
    ["one incident", { x: [1], y: [1], time: [1] }, /there is 1/],
    ["a place that is no number", { x: [1, NaN], y: [1, 1], time: [1, 2] }, /Incident 2 has no/],
    ["a day that is no number", { x: [1, 2], y: [1, 1], time: [NaN, 2] }, /Incident 1 has no/],
  ])("are refused in words for %s", (_, points, words) => {
    expect(() => run(points)).toThrow(MethodProblem);
    expect(() => run(points)).toThrow(words);
  });

  test("of two identical incidents are one pair and no proof", () => {
    const { observed, p, raised } = run({ x: [5, 5], y: [5, 5], time: [3, 3] });
    expect([observed[0], p[0], raised.length]).toEqual([1, 1, 0]);
  });

  test("of a thousand incidents in one place are refused only when the pairs are too many", () => {
    const heap = (n: number) => ({
      x: new Float64Array(n),
      y: new Float64Array(n),
      time: Float64Array.from({ length: n }, (_, i) => i % 30),
    });
    expect(run(heap(1000), 9).observed[0]).toBeGreaterThan(0);
    expect(() => run(heap(7000), 9)).toThrow(/7,000 points make more than 20,000,000 pairs/);
  });

  test("with breaks that do not rise are refused in words", () => {
    const wrong = () => knox(town(10, 1), { ...options, spaceBreaks: [0, 200, 100] }, 1);
    expect(wrong).toThrow("The bands of distance must rise from 0 or more: 0, 200, 100 do not.");
  });
});

describe("zones of raised risk", () => {
  const band = { from: 0, to: 100, since: 0, until: 7, ratio: 2 };
  const zones = (points: TimedPoints, bands = [band], days = 7) =>
    riskZones(points, bands, { asOf: 100, days, metric: "euclidean", cell: 25 });

  test("lie around what happened lately, until its last raised day", () => {
    const [zone, ...others] = zones({ x: [1012], y: [2012], time: [98] });
    expect(others).toEqual([]);
    expect(zone).toMatchObject({ until: 104, ratio: 2, incidents: [0] });
    expect(Math.hypot(zone!.x - 1012, zone!.y - 2012)).toBeLessThan(12.5);
    expect(zone!.area).toBeGreaterThan(0.9 * Math.PI * 100 ** 2);
    expect(zone!.area).toBeLessThan(1.1 * Math.PI * 100 ** 2);
    expect(zone!.rings).toHaveLength(1);
  });

  test("end with the days that were asked for", () => {
    expect(zones({ x: [0], y: [0], time: [100] }, [band], 2)[0]!.until).toBe(102);
  });

  test("are not there for what is over or still to come", () => {
    expect(zones({ x: [0, 0], y: [0, 0], time: [94, 101] })).toEqual([]);
    expect(zones({ x: [0], y: [0], time: [95] })[0]!.until).toBe(101);
  });

  test("that touch are one, with both incidents; a ring around a calm middle has a hole", () => {
    const near = zones({ x: [0, 120, 5000], y: [0, 0, 0], time: [99, 97, 99] });
    expect(near.map(({ incidents }) => incidents)).toEqual([[0, 1], [2]]);
    const ring = zones({ x: [0], y: [0], time: [99] }, [{ ...band, from: 60 }]);
    expect(ring[0]!.rings).toHaveLength(2);
  });

  test("of the same place are its square", () => {
    expect(zones({ x: [3], y: [3], time: [99] }, [{ ...band, to: 1 }])[0]!.area).toBe(625);
  });

  test("wait for a band that begins later", () => {
    const late = { ...band, since: 7, until: 14 };
    expect(zones({ x: [0], y: [0], time: [99] }, [late], 5)).toEqual([]);
    expect(zones({ x: [0], y: [0], time: [99] }, [late], 7)[0]!.until).toBe(107);
  });
});
