import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { earlierComparisons } from "@/lib/methods/evaluate/earlier-comparisons";
import { differenceInDifferences } from "@/lib/methods/evaluate/difference-in-differences";
import { displacementQuotient } from "@/lib/methods/evaluate/displacement-quotient";
import { evaluateOperation, type Role } from "@/lib/methods/evaluate/evaluate-operation";
import { eventStudy } from "@/lib/methods/evaluate/event-study";
import { interruptedSeries } from "@/lib/methods/evaluate/interrupted-series";
import { autocorrelation, longRunVariance } from "@/lib/methods/evaluate/long-run";
import { operationPanel } from "@/lib/methods/evaluate/operation-panel";
import { operationPeriods, type OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { simplexFit } from "@/lib/methods/evaluate/simplex-fit";
import { syntheticControl } from "@/lib/methods/evaluate/synthetic-control";
import { weightedDisplacement } from "@/lib/methods/evaluate/weighted-displacement";
import { MethodProblem } from "@/lib/methods/problem";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const pair = (before: number, after: number) => ({ before, after });
const months = Array.from({ length: 48 }, (_, t) => t);

describe("weighted displacement difference", () => {
  test("allows for spans of different length and areas of different size", () => {
    const { local } = weightedDisplacement(
      { treated: pair(40, 10), control: pair(400, 200) },
      { time: { before: 2, after: 1 }, weights: { control: 10 } },
    );
    expect(local.effect).toBeCloseTo(10 - 20 - (20 - 20), 12);
    expect(local.error).toBeCloseTo(Math.sqrt(10 + 10 + 2 + 1), 12);
  });

  test("counts that scatter more than chance give a wider interval", () => {
    const counts = { treated: pair(40, 20), control: pair(40, 40) };
    const plain = weightedDisplacement(counts).local;
    const wide = weightedDisplacement(counts, { dispersion: 4, freedom: 6 }).local;
    expect(wide.error).toBeCloseTo(2 * plain.error, 12);
    expect(wide.high - wide.low).toBeGreaterThan(2 * (plain.high - plain.low));
  });

  test("refuses what is no count, no weight, or nothing at all", () => {
    const none = { treated: pair(0, 0), control: pair(0, 0) };
    expect(() => weightedDisplacement(none)).toThrow(MethodProblem);
    expect(() => weightedDisplacement({ ...none, treated: pair(NaN, 1) })).toThrow(
      "is not a count",
    );
    expect(() =>
      weightedDisplacement({ ...none, treated: pair(1, 1) }, { weights: { control: 0 } }),
    ).toThrow("A weight must be above 0");
  });
});

describe("displacement quotient", () => {
  test("has no figure where the control has no incident, or nothing changed inside", () => {
    const empty = displacementQuotient(pair(5, 3), pair(1, 1), pair(0, 4));
    expect(empty).toMatchObject({ grossEffect: 2, quotient: null, totalNetEffect: null });
    expect(displacementQuotient(pair(4, 4), pair(1, 2), pair(8, 8)).quotient).toBeNull();
  });
});

describe("interrupted time series", () => {
  const season = (t: number) => 1 + 0.3 * Math.cos((2 * Math.PI * t) / 12);

  test("finds a step, a change of slope and what would have been", () => {
    const slope = 1.02;
    const counts = months.map((t) => 1000 * season(t) * (t < 36 ? 1 : 0.6 * slope ** (t - 36)));
    const found = interruptedSeries(
      { counts, at: months, from: 36 },
      { season: 12, harmonics: 2, slope: true },
    );
    expect(found.step.ratio).toBeCloseTo(0.6, 2);
    expect(found.slope!.ratio).toBeCloseTo(slope, 2);
    expect(found.counterfactual[40]! / (1000 * season(40))).toBeCloseTo(1, 2);
    const after = counts.slice(36).reduce((sum, each) => sum + each, 0);
    expect(found.whole.ratio).toBeCloseTo(after / found.whole.expected, 3);
  });

  test("a level for each month of the year tells a season that is no wave", () => {
    const spike = (t: number) => (t % 12 === 5 ? 3 : 1);
    const counts = months.map((t) => 200 * spike(t) * (t < 36 ? 1 : 0.5));
    const found = interruptedSeries(
      { counts, at: months, from: 36 },
      { season: 12, indicators: true },
    );
    expect(found.step.ratio).toBeCloseTo(0.5, 6);
    expect(found.names.filter((name) => name.startsWith("season"))).toHaveLength(11);
  });

  test("periods may be missing, lengths differ, and a control series takes out what moved everywhere", () => {
    const by = chance(3);
    const kept = months.filter((t) => t < 20 || t > 24);
    const everywhere = kept.map(() => Math.exp(0.5 * by.normal()));
    const exposure = kept.map((t) => 28 + (t % 3));
    const control = kept.map((_, i) => 500 * everywhere[i]! * exposure[i]!);
    const counts = kept.map((t, i) => 3 * everywhere[i]! * exposure[i]! * (t < 36 ? 1 : 0.7));
    const alone = interruptedSeries({ counts, at: kept, from: 36, exposure });
    const beside = interruptedSeries({ counts, at: kept, from: 36, exposure, control });
    expect(Math.abs(Math.log(beside.step.ratio / 0.7))).toBeLessThan(0.05);
    expect(beside.step.error).toBeLessThan(0.2 * alone.step.error);
  });

  test("a control series does not count the length of a month again", () => {
    const by = chance(3);
    const days = months.map((t) => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][t % 12]!);
    const level = days.map((each) => each * Math.exp(0.3 * by.normal()));
    const counts = level.map((each, t) => 20 * each * (t < 36 ? 1 : 0.7));
    const control = level.map((each) => 100 * each);
    const found = interruptedSeries({ counts, at: months, from: 36, exposure: days, control });
    expect(found.fitted[1]! / counts[1]!).toBeCloseTo(1, 6);
    expect(found.dispersion).toBeLessThan(1e-3);
    expect(found.step.ratio).toBeCloseTo(0.7, 6);
  });

  test("refuses a series that lies on one side, is all zero or has a gap in its values", () => {
    const at = months.slice(0, 12);
    const series = (counts: number[]) => () => interruptedSeries({ counts, at, from: 6 });
    expect(() => interruptedSeries({ counts: at, at, from: 99 })).toThrow("one side");
    expect(series(at.map(() => 0))).toThrow(MethodProblem);
    expect(series(at.map((t) => (t === 3 ? NaN : t)))).toThrow(MethodProblem);
    expect(() => interruptedSeries({ counts: [1, 2], at: [0, 1], from: 1 })).toThrow(MethodProblem);
  });

  test("values that go along from period to period are told, and have a longer run", () => {
    const by = chance(5);
    let last = 0;
    const along = Float64Array.from({ length: 300 }, () => (last = 0.7 * last + by.normal()));
    const alone = Float64Array.from({ length: 300 }, by.normal);
    expect(autocorrelation(along)!.p).toBeLessThan(0.001);
    expect(autocorrelation(alone)!.p).toBeGreaterThan(0.01);
    expect(autocorrelation([1, 1, 1, 1, 1, 1])).toBeNull();
    const squares = along.reduce((sum, each) => sum + each * each, 0);
    expect(longRunVariance(along) / squares).toBeGreaterThan(3);
  });
});

describe("difference in differences", () => {
  const areas = (treated: number, all: number, effect: number) => {
    const by = chance(9);
    const isTreated = Array.from({ length: all }, (_, i) => i < treated);
    const before = isTreated.map(() => drawPoisson(80, by));
    return {
      isTreated,
      before,
      after: isTreated.map((is) => drawPoisson(is ? 80 * effect : 80, by)),
    };
  };

  test("is the ratio of the ratios of the sums, with what the treated would have had", () => {
    const data = areas(8, 30, 0.6);
    const found = differenceInDifferences(data);
    const sum = (values: number[], side: boolean) =>
      values.reduce((all, each, i) => (data.isTreated[i] === side ? all + each : all), 0);
    const [t0, t1] = [sum(data.before, true), sum(data.after, true)];
    const [c0, c1] = [sum(data.before, false), sum(data.after, false)];
    expect(found.ratio).toBeCloseTo((t1 * c0) / (t0 * c1), 12);
    expect(found.expected).toBeCloseTo((t0 * c1) / c0, 9);
    expect(found.low).toBeLessThan(0.6);
    expect(found.high).toBeGreaterThan(0.6);
    expect(found.p).toBeLessThan(0.001);
  });

  test("one treated area is not certain: it may change by itself as others do", () => {
    const isTreated = Array.from({ length: 20 }, (_, i) => i === 0);
    const before = isTreated.map(() => 1000);
    const after = isTreated.map((_, i) => (i % 2 === 0 ? 700 : 1400));
    const found = differenceInDifferences({ isTreated, before, after });
    expect(found.between).toBeGreaterThan(0.25);
    expect(found.p).toBeGreaterThan(0.05);
  });

  test("a side without a case after is told with half a case; one without any is refused", () => {
    const isTreated = [true, false, false];
    const found = differenceInDifferences({ isTreated, before: [9, 10, 10], after: [0, 10, 10] });
    expect(found.ratio).toBeGreaterThan(0);
    expect(found.high).toBeLessThan(Infinity);
    expect(() =>
      differenceInDifferences({ isTreated, before: [9, 0, 0], after: [9, 0, 0] }),
    ).toThrow(MethodProblem);
  });
});

describe("an evaluation", () => {
  const begin = 18_000;
  const from = begin + 7 * 60;
  const after = { from, end: from + 70 };
  const plan: OperationPlan = {
    ...{ history: begin, operation: after, after, period: "week" },
    before: { from: from - 70, end: from },
  };
  const roles: Role[] = ["treated", "displacement", ...Array<Role>(8).fill("control")];
  const evaluated = (level: (area: number, week: number) => number) => {
    const by = chance(6);
    const rows = roles.flatMap((_, area) =>
      Array.from({ length: 70 }, (_, week) => ({
        ...{ area, day: begin + 7 * week },
        amount: drawPoisson(level(area, week), by),
      })),
    );
    const pick = (key: "area" | "day" | "amount") => rows.map((each) => each[key]);
    const counts = { area: pick("area"), day: pick("day"), amount: pick("amount") };
    const panel = operationPanel(counts, roles.length, plan, operationPeriods(plan));
    return evaluateOperation(panel, roles, plan, { methods: ["its", "did"] });
  };

  test("tells of the treated areas where those around them have no incident at all", () => {
    const { rows, problems } = evaluated((area) => (area === 1 ? 0 : 8));
    expect(rows.map(({ method, part }) => `${method} ${part}`)).toEqual([
      "its treated",
      "did treated",
    ]);
    expect(problems.map(({ method }) => method)).toEqual(["its", "did"]);
    for (const { message } of problems) expect(message).toContain("may have moved to");
  });

  test("has no endless interval, and each effect lies within its own", () => {
    const { rows, problems } = evaluated((area, week) => (area === 1 ? (week < 60 ? 3 : 0) : 8));
    expect(rows.map(({ part }) => part)).toEqual(["treated", "treated", "displacement"]);
    expect(problems[0]!.message).toContain("a fall to nothing");
    for (const { effect, low, high } of rows) {
      expect(high).toBeLessThan(Infinity);
      expect(low!).toBeLessThanOrEqual(effect!);
      expect(high!).toBeGreaterThanOrEqual(effect!);
    }
  });
});

describe("event study", () => {
  test("does not take the level before for known", () => {
    const found = eventStudy([5, 5, 5, 5, 10], [10, 10, 10, 10, 10], [0, 1, 2, 3, 4], 4);
    const { ratio, high } = found.periods[4]!;
    const error = Math.log(high / ratio!) / 1.959964;
    expect(error ** 2).toBeCloseTo(2 / 10.5 + 1 / 20 + 1 / 40, 5);
  });

  test("tells areas that drifted apart before, and periods without a case have no ratio", () => {
    const treated = months.map((t) => 100 * 1.02 ** t);
    const control = months.map((t) => (t === 40 ? 0 : 500));
    const found = eventStudy(treated, control, months, 36);
    expect(found.drift!.ratio).toBeCloseTo(1.02, 3);
    expect(found.drift!.p).toBeLessThan(0.001);
    expect(found.periods[40]!.ratio).toBeNull();
    expect(found.periods[47]!.ratio!).toBeGreaterThan(1.5);
    expect(() => eventStudy([0, 0, 5], [1, 1, 1], [0, 1, 2], 2)).toThrow(MethodProblem);
    expect(eventStudy([1, 2, 3], [4, 5, 6], [0, 1, 2], 2).drift).toBeNull();
  });
});

describe("synthetic control", () => {
  test("weights from 0 on that sum to one find the mixture that the series was made of", () => {
    const by = chance(2);
    const donors = Array.from({ length: 12 }, () => months.map(() => 50 + 10 * by.normal()));
    const made = months.map((_, t) => 0.7 * donors[3]![t]! + 0.3 * donors[8]![t]!);
    const gram = donors.flatMap((a) =>
      donors.map((b) => a.reduce((sum, x, t) => sum + x * b[t]!, 0)),
    );
    const linear = donors.map((a) => a.reduce((sum, x, t) => sum + x * made[t]!, 0));
    const weights = simplexFit(gram, linear);
    expect(weights[3]).toBeCloseTo(0.7, 4);
    expect(weights[8]).toBeCloseTo(0.3, 4);
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });

  test("an effect stands out of the placebos, and none does not", () => {
    const by = chance(8);
    const trend = months.map((t) => 1 + 0.4 * Math.sin(t / 5));
    const area = (level: number) => months.map((t) => drawPoisson(level * trend[t]!, by));
    const donors = Array.from({ length: 30 }, () => area(60));
    const same = syntheticControl(area(200), donors, 36);
    const less = syntheticControl(
      area(200).map((count, t) => (t < 36 ? count : 0.5 * count)),
      donors,
      36,
    );
    expect(same.p).toBeGreaterThan(0.1);
    expect(less.p).toBeCloseTo(1 / 31, 12);
    expect(less.low!).toBeLessThan(0.5);
    expect(less.high!).toBeGreaterThan(0.5);
    expect(less.high!).toBeLessThan(1);
    expect(less.placebos).toHaveLength(30);
  });

  test("of many donors the nearest are placebos, and too many are refused", () => {
    const by = chance(3);
    const area = (level: (t: number) => number) =>
      months.slice(0, 12).map((t) => drawPoisson(level(t), by));
    const alike = () => area(() => 40);
    const other = () => area((t) => (t % 2 === 0 ? 5 : 75));
    const donors = Array.from({ length: 230 }, (_, i) => (i < 200 ? alike() : other()));
    const shares: number[] = [];
    const found = syntheticControl(alike(), donors, 8, (share) => shares.push(share));
    expect([found.donors, shares.length]).toEqual([230, 200]);
    expect(found.placebos.map(({ donor }) => donor)).toEqual(Array.from(Array(200).keys()));
    expect(() => syntheticControl(alike(), Array(1001).fill(alike()), 8)).toThrow(
      "1001 control areas are more than the 1000",
    );
  });

  test("refuses one donor, and nothing before", () => {
    const donors = [30, 31, 32].map((level) => months.map((t) => level + (t % 3)));
    const area = (level: number) => months.map(() => level);
    expect(() => syntheticControl(area(9), [area(9)], 36)).toThrow(MethodProblem);
    expect(() =>
      syntheticControl(
        months.map(() => 0),
        donors,
        36,
      ),
    ).toThrow(MethodProblem);
  });
});

describe("comparisons of earlier times", () => {
  const by = chance(4);
  const draw = (level: (t: number) => number) =>
    Array.from({ length: 120 }, (_, t) => drawPoisson(level(t), by));
  const control = draw(() => 400);
  const lengths = { before: 6, after: 6, apart: 12 };

  test("are 1 for chance and for a season of one's own, more where a place wanders", () => {
    const seasonal = draw((t) => 40 * Math.exp(0.5 * Math.sin((2 * Math.PI * t) / 12)));
    const wandering = draw((t) => 40 * Math.exp(0.4 * Math.sin(t / 9)));
    const found = (treated: number[]) => earlierComparisons(treated, control, lengths)!.dispersion;
    expect(found(draw(() => 40))).toBeLessThan(1.8);
    expect(found(seasonal)).toBeLessThan(1.8);
    expect(found(wandering)).toBeGreaterThan(5);
  });

  test("are of neighbouring times in a short history, and unknown where nothing fits", () => {
    const treated = draw(() => 40);
    const long = { before: 60, after: 60, apart: 60 };
    // Each shares its later times with the one after it: every other one is news.
    expect(earlierComparisons(treated, control, long)).toMatchObject({
      comparisons: 4,
      freedom: 2,
    });
    expect(earlierComparisons([9, 9, 9], [9, 9, 9], lengths)).toBeNull();
    expect(
      earlierComparisons(
        treated.map(() => 0),
        control,
        lengths,
      ),
    ).toBeNull();
  });
});
