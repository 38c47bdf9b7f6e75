import { MethodProblem } from "../problem";
import { binned, type Binned } from "./bins";
import { boost, type Boosted, type BoostOptions, type Counted } from "./boost";
import { countDeviance } from "./deviance";
import { judgeHeldOut, type Judged } from "./held-out";
import { leafOf } from "./tree";

export interface Timed extends Counted {
  /** Step of time of each row. */
  times: ArrayLike<number>;
}

/** How well the last steps were foreseen; the baseline is the offset alone. */
export interface HeldOut extends Judged {
  /** The rows of the last steps. */
  rows: Int32Array;
  /** Expected counts of these rows. */
  means: Float64Array;
}

export interface BoostTrial {
  /** Fitted to all rows, with as many trees as the trial says. */
  model: Boosted;
  /** Fitted without the rows that were held out. */
  trial: Boosted;
  heldOut: HeldOut;
}

/** Of the steps of time: to stop by, and after them to judge by. */
const stoppingShare = 0.15;
const judgingShare = 0.15;

const leastSteps = 10;

/** So many trees may pass without a gain before the fit is stopped. */
const patience = 20;

/**
 * Boosting that proves itself: the number of trees is chosen on a part of the past, the model is
 * judged on the last steps, which neither trees nor their number have seen, and fitted again to all.
 * At least 10 steps of time, or a MethodProblem.
 */
export function boostTrial(data: Timed, options: BoostOptions = {}): BoostTrial {
  const [early, stopping, judging] = inTime(data.times);
  const cut = binned(data.columns);
  const count = treesFor(data, options, early, stopping, cut);
  const known = joined(early, stopping);
  const settled = { ...options, trees: count };
  const trial = boost(data, settled, known, undefined, cut);
  const everything = joined(known, judging);
  const model = boost(data, settled, everything, undefined, cut);
  return { model, trial, heldOut: judge(data, trial, judging) };
}

/** Rows of the first, the middle and the last steps. */
function inTime(times: ArrayLike<number>): [Int32Array, Int32Array, Int32Array] {
  const steps = [...new Set(Array.from(times))].sort((a, b) => a - b);
  if (steps.length < leastSteps) {
    throw new MethodProblem(
      `A model that is tried on the past needs at least ${leastSteps} steps of time, and there are ${steps.length}.`,
      "Take a longer span, or shorter steps such as weeks for months.",
    );
  }
  const last = steps[Math.floor(steps.length * (1 - judgingShare))]!;
  const middle = steps[Math.floor(steps.length * (1 - judgingShare - stoppingShare))]!;
  const rows = Array.from(times, (_, i) => i);
  return [
    Int32Array.from(rows.filter((i) => times[i]! < middle)),
    Int32Array.from(rows.filter((i) => times[i]! >= middle && times[i]! < last)),
    Int32Array.from(rows.filter((i) => times[i]! >= last)),
  ];
}

function joined(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both.sort();
}

/** The number of trees that foresees the middle steps best. */
function treesFor(
  data: Timed,
  options: BoostOptions,
  early: Int32Array,
  stopping: Int32Array,
  cut: Binned,
): number {
  let best = { trees: 0, deviance: Infinity };
  const watch = (logMeans: Float64Array, trees: number) => {
    const deviance = devianceOf(data, stopping, (row) => Math.exp(logMeans[row]!));
    if (deviance < best.deviance) best = { trees, deviance };
    return trees - best.trees < patience;
  };
  boost(data, options, early, watch, cut);
  return best.trees;
}

function devianceOf(data: Counted, rows: Int32Array, mean: (row: number) => number): number {
  let sum = 0;
  for (const row of rows) sum += countDeviance(data.counts[row]!, mean(row));
  return sum / rows.length;
}

function judge(data: Timed, model: Boosted, rows: Int32Array): HeldOut {
  const pick = (list: ArrayLike<number>) => Float64Array.from(rows, (row) => list[row]!);
  const plain = Float64Array.from(rows, (row) => Math.exp((data.offset?.[row] ?? 0) + model.base));
  const means = plain.map((each, i) => {
    let sum = 0;
    for (const tree of model.trees) sum += tree.value[leafOf(tree, data.columns, rows[i]!)]!;
    return each * Math.exp(model.shrinkage * sum);
  });
  return { rows, means, ...judgeHeldOut(pick(data.counts), pick(data.times), means, plain) };
}
