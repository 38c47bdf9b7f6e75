import { describe, expect, test } from "vitest";
import { binned } from "@/lib/methods/boosting/bins";
import { boost, predict } from "@/lib/methods/boosting/boost";
import { permutationImportance } from "@/lib/methods/boosting/importance";
import { contributions, partialEffect } from "@/lib/methods/boosting/partial-effect";
import { boostTrial } from "@/lib/methods/boosting/trial";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const steps = 60;
const places = 80;
const rows = steps * places;

/** Counts of places by step with five features of chance; `effect` is the logarithm of the ratio. */
function world(effect: (x: number[]) => number, seed: number) {
  const by = chance(seed);
  const columns = Array.from({ length: 5 }, () =>
    Float64Array.from({ length: rows }, () => by.next()),
  );
  const times = Float64Array.from({ length: rows }, (_, i) => Math.floor(i / places));
  const offset = Float64Array.from({ length: rows }, (_, i) => Math.log(1 + (i % 4)));
  const counts = offset.map((each, i) =>
    drawPoisson(Math.exp(each + effect(columns.map((x) => x[i]!))), by),
  );
  return { columns, times, offset, counts };
}

const planted = world(([a, b, c]) => 0.9 * a! + (b! > 0.5 && c! > 0.5 ? 0.7 : 0) - 0.2, 3);
const found = boostTrial(planted);
const noise = world(() => 0, 4);

describe("planted effects", () => {
  test("are foreseen on steps that nothing was learned from", () => {
    const { heldOut } = found;
    expect(heldOut.better).toBe(true);
    expect(heldOut.p).toBeLessThan(0.01);
    expect(heldOut.deviance).toBeLessThan(0.95 * heldOut.baseline);
    expect(Math.min(...Array.from(heldOut.rows, (row) => planted.times[row]!))).toBe(51);
  });

  test("are the important features, and the others are not", () => {
    const importance = permutationImportance(found.trial, planted, found.heldOut.rows);
    const [a, b, c, d, e] = importance.map(({ rise }) => rise);
    expect(Math.min(a!, b!, c!)).toBeGreaterThan(0.02);
    expect(Math.max(d!, e!)).toBeLessThan(0.01);
    expect(permutationImportance(found.trial, planted, found.heldOut.rows)).toEqual(importance);
  });

  test("have the partial effect that was planted", () => {
    const { values, ratios } = partialEffect(found.model, planted.columns, 0);
    const at = (value: number) => ratios[values.findIndex((each) => each >= value)]!;
    expect(Math.log(at(0.9) / at(0.1)) / (0.9 * 0.8)).toBeGreaterThan(0.75);
    expect(Math.log(at(0.9) / at(0.1)) / (0.9 * 0.8)).toBeLessThan(1.25);
    const step = partialEffect(found.model, planted.columns, 1);
    const middle = step.values.findIndex((each) => each > 0.5);
    expect(step.ratios[middle + 2]! / step.ratios[middle - 3]!).toBeGreaterThan(1.25);
  });

  test("tell of one row why its mean is what it is", () => {
    const { start, added } = contributions(found.model, planted.columns, 17);
    const mean = predict(found.model, planted.columns, planted.offset)[17]!;
    const sum = added.reduce((total, each) => total + each, start);
    expect(sum + planted.offset[17]!).toBeCloseTo(Math.log(mean), 9);
  });

  test("leave the total of the counts as it is", () => {
    const means = predict(found.model, planted.columns, planted.offset);
    const total = (list: Float64Array) => list.reduce((a, b) => a + b);
    expect(total(means) / total(planted.counts)).toBeCloseTo(1, 2);
  });
});

test("on pure noise it says that it is no better than the baseline", () => {
  const { heldOut, model } = boostTrial(noise);
  expect(heldOut.better).toBe(false);
  expect(heldOut.deviance).toBeGreaterThan(0.995 * heldOut.baseline);
  expect(model.trees.length).toBeLessThan(30);
});

test("a missing value is a range of its own, on which a tree can split", () => {
  const x = Float64Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? NaN : i % 7));
  const counts = x.map((each) => (Number.isNaN(each) ? 9 : 2));
  const model = boost({ counts, columns: [x] });
  const means = predict(model, [[NaN, 3]]);
  expect(means[0]).toBeCloseTo(9, 0);
  expect(means[1]).toBeCloseTo(2, 0);
});

test("ranges hold about the same number of rows, few values one each", () => {
  const { edges, ranges } = binned([
    Float64Array.from({ length: 6300 }, (_, i) => i),
    [1, 1, 2, 5, 5, NaN],
    [3, 3, 3],
  ]);
  expect(edges[0]!.length).toBe(62);
  expect([...edges[1]!]).toEqual([1, 2]);
  expect([...ranges[1]!]).toEqual([1, 1, 2, 3, 3, 0]);
  expect(edges[2]!.length).toBe(0);
});

describe("degenerate rows", () => {
  const column = Float64Array.from({ length: 30 }, (_, i) => i);
  test("no case, one row or a constant feature give a mean and no tree", () => {
    expect([...predict(boost({ counts: [0, 0, 0], columns: [[1, 2, 3]] }), [[1]])]).toEqual([0]);
    expect(predict(boost({ counts: [4], columns: [[1]] }), [[1]])[0]).toBeCloseTo(4, 12);
    const flat = boost({ counts: column, columns: [column.map(() => 1)] });
    expect(flat.trees.length).toBe(0);
  });

  test("a huge count moves no mean to infinity", () => {
    const counts = column.map((i) => (i === 5 ? 1e9 : 1));
    const means = predict(boost({ counts, columns: [column] }), [column]);
    expect(means.every((each) => each >= 0 && Number.isFinite(each))).toBe(true);
  });

  test("what cannot be learned from is said", () => {
    const times = column.map((i) => i % 5);
    expect(() => boost({ counts: [], columns: [[]] })).toThrow("no row to learn from");
    expect(() => boost({ counts: [1, -1], columns: [[1, 2]] })).toThrow("Row 2 has no count");
    expect(() => boost({ counts: [1, NaN], columns: [[1, 2]] })).toThrow("Row 2 has no count");
    expect(() => boost({ counts: [1, 2], columns: [[1]] })).toThrow("Feature 1 has 1 rows");
    expect(() => boostTrial({ counts: column, columns: [column], times })).toThrow(
      "at least 10 steps of time, and there are 5",
    );
  });
});
