import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { decompose, jumpsOf } from "@/lib/methods/temporal/decompose";
import { holidayEffects } from "@/lib/methods/temporal/holiday-effects";
import { squareBreaks } from "@/lib/methods/temporal/square-breaks";
import { trendCurve } from "@/lib/methods/temporal/trend-curve";
import { yearlyChange } from "@/lib/methods/temporal/yearly-change";

const wave = (t: number) => Math.sin((2 * Math.PI * t) / 12);
const list = (n: number, value: (t: number) => number) =>
  Array.from({ length: n }, (_, t) => value(t));

describe("a division into trend and season", () => {
  test("a season that grows with the level is sought in logarithms, one that does not is not", () => {
    const growing = decompose(
      list(72, (t) => 100 * 1.02 ** t * (1 + 0.3 * wave(t))),
      { periods: [12] },
    );
    expect(growing.log).toBe(true);
    expect(growing.seasons[0]!.factor[3]! / growing.seasons[0]!.factor[9]!).toBeCloseTo(
      1.3 / 0.7,
      1,
    );
    const steady = decompose(
      list(72, (t) => 300 + 4 * t + 30 * wave(t)),
      { periods: [12] },
    );
    expect(steady.log).toBe(false);
    expect(Math.max(...steady.remainder.map(Math.abs))).toBeLessThan(2);
  });

  test("a single wild month is an outlier and moves neither trend nor season", () => {
    const values = list(72, (t) => 300 + 30 * wave(t) + ((t * 7) % 5));
    values[40] = 60;
    const { outlier, expected } = decompose(values, { periods: [12] });
    expect(Array.from(outlier).flatMap((flag, t) => (flag ? [t] : []))).toEqual([40]);
    expect(Math.abs(expected[40]! - (300 + 30 * wave(40)))).toBeLessThan(8);
  });

  test("the trend jumps where the level breaks instead of sloping", () => {
    const values = list(72, (t) => (t < 36 ? 200 : 100) + ((t * 7) % 5));
    const { trend } = decompose(values, { periods: [12], breaks: [{ at: 36, ratio: 0.5 }] });
    expect(trend[35]! - trend[36]!).toBeGreaterThan(90);
    expect(Array.from(jumpsOf(4, [{ at: 2, ratio: 0.5 }]))).toEqual([1, 1, 0.5, 0.5]);
  });

  test("zeros, a constant and a short series give figures and no NaN; three steps and a gap are refused", () => {
    for (const values of [
      Array(40).fill(0),
      Array(40).fill(9),
      [4, 5, 6, 9],
      Array(30).fill(1e12),
    ]) {
      const parts = decompose(values, { periods: [12] });
      for (const part of [parts.trend, parts.expected, parts.remainder, parts.distance]) {
        expect(part.every(Number.isFinite)).toBe(true);
      }
      expect(parts.outlier.some((flag) => flag === 1)).toBe(false);
    }
    expect(() => decompose([1, 2, 3], { periods: [12] })).toThrow(MethodProblem);
    expect(() => decompose([1, NaN, 3, 4], { periods: [12] })).toThrow(MethodProblem);
  });
});

test("a change a year is a share of the level, and of cases where they are few", () => {
  const rising = yearlyChange(
    list(60, (t) => 200 * 1.05 ** (t / 12) * (1 + 0.2 * wave(t))),
    12,
    12,
  );
  expect(rising.of).toBe("level");
  expect(rising.change).toBeCloseTo(0.05, 3);
  expect(rising.p).toBeLessThan(0.001);
  expect(
    yearlyChange(
      list(60, (t) => t % 3),
      12,
      12,
    ),
  ).toMatchObject({ of: "cases", change: 0 });
});

test("curves follow what was drawn by their own law, zeros among it", () => {
  const flat = new Float64Array(60).fill(1);
  const doubling = trendCurve(
    list(60, (t) => Math.round(4 * 2 ** (t / 30))),
    flat,
    "exponential",
  );
  expect(doubling.level[59]! / doubling.level[0]!).toBeCloseTo(2 ** (59 / 30), 0);
  const line = trendCurve(
    list(60, (t) => t),
    flat,
    "straight",
  );
  expect(line.level[30]).toBeCloseTo(30, 6);
  const cubic = trendCurve(
    list(60, (t) => (t < 20 ? 0 : t)),
    flat,
    "polynomial",
  );
  expect(cubic.level.every((each, t) => each >= cubic.low[t]! && each <= cubic.high[t]!)).toBe(
    true,
  );
  expect(() => trendCurve([1, 2], flat, "straight")).toThrow(MethodProblem);
});

test("least squares finds a level that halves too", () => {
  const { breaks } = squareBreaks(
    list(72, (t) => (t < 40 ? 80 : 40) + 3 * wave(t) + ((t * 5) % 7)),
    12,
  );
  expect(breaks.map(({ at }) => at)).toEqual([40]);
});

describe("effects of holidays", () => {
  const luck = chance(4);
  const days = list(1096, (day) => day);
  const fair = days.filter((day) => day % 365 < 5);
  const counts = days.map((day) =>
    Math.round((day % 7 === 2 ? 40 : 20) * (fair.includes(day) ? 2 : 1) + 3 * luck.normal()),
  );

  test("a feast that doubles is told from the weekday it falls on, and a day of none is none", () => {
    const [double, nothing] = holidayEffects(
      counts,
      [
        { name: "Fair", days: fair },
        { name: "Ordinary", days: days.filter((day) => day % 365 === 200) },
      ],
      { firstDay: 18_262 },
    );
    expect(double!.low).toBeLessThan(2);
    expect(double!.high).toBeGreaterThan(2);
    expect(double!.adjusted).toBeLessThan(1e-6);
    expect(nothing!.adjusted).toBeGreaterThan(0.01);
  });

  test("a silent holiday has a ratio of 0, one outside the data none, a twin is told once", () => {
    const silent = counts.map((count, day) => (day % 365 === 100 ? 0 : count));
    const hundred = days.filter((day) => day % 365 === 100);
    const found = holidayEffects(
      silent,
      [
        { name: "Strike", days: hundred },
        { name: "Same", days: hundred },
        { name: "Far", days: [5_000, 6_000] },
        { name: "Fair", days: fair },
      ],
      { firstDay: 18_262 },
    );
    expect(found.map(({ name }) => name)).toEqual(["Fair", "Strike"]);
    expect(found[1]).toMatchObject({ observed: 0, ratio: 0, low: 0, high: null });
    expect(found[1]!.p).toBeLessThan(0.001);
  });

  test("less than a year is refused", () => {
    expect(() => holidayEffects(counts.slice(0, 100), [], { firstDay: 0 })).toThrow(MethodProblem);
  });
});
