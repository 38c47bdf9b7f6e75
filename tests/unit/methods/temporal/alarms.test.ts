import { expect, test } from "vitest";
import { cusum, ewma, poissonCusum } from "@/lib/methods/temporal/control-charts";
import { ears } from "@/lib/methods/temporal/ears";

const steady = [3, 5, 4, 3, 5, 4, 3, 5, 4, 3, 5, 4];

test("EARS is silent on a steady series and speaks at a jump", () => {
  const quiet = ears(steady);
  expect(quiet.c1.alarm.includes(1) || quiet.c2.alarm.includes(1)).toBe(false);
  expect(quiet.c3.alarm.includes(1)).toBe(false);
  const { c1, c2, c3, c3Bound } = ears([...steady, 20]);
  expect([c1, c2, c3, c3Bound].map(({ alarm }) => alarm.indexOf(1))).toEqual([12, 12, 12, -1]);
});

test("EARS has nothing to say before its baseline", () => {
  const { c1, c2, c3 } = ears(steady);
  expect(c1.upper.findIndex((each) => !Number.isNaN(each))).toBe(7);
  expect(c2.upper.findIndex((each) => !Number.isNaN(each))).toBe(9);
  expect(c3.statistic.findIndex((each) => !Number.isNaN(each))).toBe(11);
});

test("after zeros any case is an alarm, unless a least spread is set", () => {
  const counts = [...Array(12).fill(0), 1] as number[];
  const { c2 } = ears(counts);
  expect(c2.statistic[12]).toBe(Infinity);
  expect(c2.statistic[11]).toBe(0);
  expect(c2.alarm[12]).toBe(1);
  expect(ears(counts, { leastDeviation: 0.5 }).c2.alarm[12]).toBe(0);
});

test("EARS says what it lacks", () => {
  expect(() => ears([1, 2, 3])).toThrow(
    "EARS needs at least 8 steps of time, and the series has 3.",
  );
  expect(() => ears([...steady, NaN])).toThrow("Step 13 of the series has no value.");
});

test("a CUSUM finds a small shift that lasts, and where it points", () => {
  const values = [0, 0, 0, ...Array<number>(10).fill(1.5)];
  const { upper, up, down } = cusum(values, { mean: 0, deviation: 1 });
  expect(upper[7]).toBeCloseTo(5, 12);
  expect([up[0], down.length]).toEqual([7, 0]);
  expect(cusum(values, { mean: 0, deviation: 1, reset: true }).up).toEqual([7, 12]);
  const mirrored = cusum(
    values.map((each) => -each),
    { mean: 0, deviation: 1 },
  );
  expect(mirrored.down).toEqual(up);
});

test("an EWMA starts at the mean and has its final limits in the end", () => {
  const { average, upper, signals } = ewma(Array<number>(80).fill(10), { mean: 10, deviation: 2 });
  expect(average[79]).toBeCloseTo(10, 12);
  expect(upper[0]).toBeCloseTo(10 + 3 * 2 * 0.2, 12);
  expect(upper[79]).toBeCloseTo(10 + 3 * 2 * Math.sqrt(0.2 / 1.8), 6);
  expect(signals).toEqual([]);
});

test("a Poisson CUSUM counts cases above a level between usual and raised", () => {
  const { sum, up } = poissonCusum([0, 1, 0, 4, 3, 2], { usual: 0.5, raised: 1.5 });
  const reference = 1 / Math.log(3);
  expect(sum[1]).toBeCloseTo(1 - reference, 12);
  expect(sum[5]).toBeCloseTo(4 + 3 + 2 - 3 * reference, 12);
  expect(up).toEqual([4, 5]);
});

test("a chart without spread, or without values, is turned down in words", () => {
  expect(() => cusum([1, 2], { mean: 1, deviation: 0 })).toThrow("standard deviation above 0");
  expect(() => ewma([], { mean: 1, deviation: 1 })).toThrow("needs at least 1 step");
  expect(() => poissonCusum([1], { usual: 0, raised: 1 })).toThrow("usual level above 0");
});
