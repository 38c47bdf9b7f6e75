import { mostRanges, type Binned } from "./bins";
import type { Tree } from "./tree";

export interface Growth {
  /** Most leaves of a tree. */
  leaves: number;
  /** Cases expected in a leaf, at least. */
  leastExpected: number;
  /** As many cases, none of them surprising, are put in every leaf: small leaves say little. */
  prior: number;
}

/** Sums of a range: what is observed beyond the mean, and the mean. */
const width = 2;
const perFeature = (mostRanges + 1) * width;

interface Split {
  feature: number;
  /** The last range that goes left. */
  range: number;
  gain: number;
}

interface Leaf {
  node: number;
  /** Rows of the leaf within the list of all: from, to. */
  from: number;
  to: number;
  sums: Float64Array;
  split: Split | null;
}

/**
 * Grows one tree on the gradient of the Poisson loss, always splitting the leaf that gains most.
 * `surplus` is observed less mean and `means` the means, a figure a row; rows may be some of all.
 * Source: Friedman, Annals of Statistics 29 (2001); Ke et al., LightGBM, NeurIPS 30 (2017).
 */
export class Grower {
  private readonly order: Int32Array;
  private readonly aside: Int32Array;
  private readonly near: Float64Array;

  constructor(
    private readonly data: Binned,
    private readonly rows: Int32Array,
    private readonly growth: Growth,
  ) {
    this.order = new Int32Array(rows.length);
    this.aside = new Int32Array(rows.length);
    this.near = new Float64Array(rows.length * width);
  }

  /** The tree, and for every row that it was grown on which leaf it ends in, through `visit`. */
  grow(
    surplus: Float64Array,
    means: Float64Array,
    visit: (row: number, value: number) => void,
  ): Tree {
    const { leaves: most } = this.growth;
    const nodes = 2 * most - 1;
    const tree: Tree = {
      feature: new Int16Array(nodes).fill(-1),
      threshold: new Float64Array(nodes),
      left: new Int16Array(nodes),
      right: new Int16Array(nodes),
      value: new Float64Array(nodes),
      gain: new Float64Array(nodes),
    };
    this.order.set(this.rows);
    const all = this.sums(0, this.rows.length, surplus, means);
    const root: Leaf = { node: 0, from: 0, to: this.rows.length, sums: all, split: null };
    root.split = this.bestSplit(all);
    tree.value[0] = this.valueOf(all);
    const leaves = [root];
    for (let count = 1; leaves.length < most; count += 2) {
      const at = best(leaves);
      if (at < 0) break;
      const [leaf] = leaves.splice(at, 1) as [Leaf];
      const { node, split } = leaf;
      const [left, right] = this.divide(leaf, surplus, means, count);
      tree.feature[node] = split!.feature;
      tree.threshold[node] = thresholdOf(this.data.edges[split!.feature]!, split!.range);
      tree.gain[node] = split!.gain;
      tree.left[node] = left.node;
      tree.right[node] = right.node;
      for (const each of [left, right]) tree.value[each.node] = this.valueOf(each.sums);
      leaves.push(left, right);
    }
    for (const { node, from, to } of leaves) {
      const value = tree.value[node]!;
      for (let i = from; i < to; i++) visit(this.order[i]!, value);
    }
    return tree;
  }

  /** Sums of surplus and mean over the rows, by feature and range. */
  private sums(from: number, to: number, surplus: Float64Array, means: Float64Array): Float64Array {
    const { ranges } = this.data;
    const { order, near } = this;
    const sums = new Float64Array(ranges.length * perFeature);
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      near[width * i] = surplus[row]!;
      near[width * i + 1] = means[row]!;
    }
    for (let k = 0; k < ranges.length; k++) {
      addUp(ranges[k]!, order, near, from, to, sums, k * perFeature);
    }
    return sums;
  }

  /** The smaller part is summed up, the other is what is left. */
  private divide(
    { from, to, sums, split }: Leaf,
    surplus: Float64Array,
    means: Float64Array,
    node: number,
  ): [Leaf, Leaf] {
    const middle = this.partition(from, to, split!);
    const leftIsLess = middle - from <= to - middle;
    const less = leftIsLess
      ? this.sums(from, middle, surplus, means)
      : this.sums(middle, to, surplus, means);
    const more = sums;
    for (let i = 0; i < more.length; i++) more[i]! -= less[i]!;
    const leaf = (number: number, start: number, end: number, own: Float64Array): Leaf => ({
      ...{ node: number, from: start, to: end, sums: own },
      split: this.bestSplit(own),
    });
    return [
      leaf(node, from, middle, leftIsLess ? less : more),
      leaf(node + 1, middle, to, leftIsLess ? more : less),
    ];
  }

  /** Puts the rows that go left first, both parts in the order they were in. */
  private partition(from: number, to: number, { feature, range }: Split): number {
    const { order, aside } = this;
    const ranges = this.data.ranges[feature]!;
    let [left, right] = [from, 0];
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      if (ranges[row]! <= range) order[left++] = row;
      else aside[right++] = row;
    }
    order.set(aside.subarray(0, right), left);
    return left;
  }

  private bestSplit(sums: Float64Array): Split | null {
    const { prior, leastExpected } = this.growth;
    const [surplus, mean] = totals(sums);
    const whole = (surplus * surplus) / (mean + prior);
    let found: Split | null = null;
    for (let feature = 0; feature < this.data.ranges.length; feature++) {
      const start = feature * perFeature;
      const last = this.data.edges[feature]!.length;
      let [off, expected] = [0, 0];
      for (let range = 0; range <= last; range++) {
        off += sums[start + width * range]!;
        expected += sums[start + width * range + 1]!;
        if (expected < leastExpected) continue;
        const rest = mean - expected;
        if (rest < leastExpected) break;
        const other = surplus - off;
        const gain = (off * off) / (expected + prior) + (other * other) / (rest + prior) - whole;
        if (gain > (found?.gain ?? 1e-9)) found = { feature, range, gain };
      }
    }
    return found;
  }

  /** The logarithm of observed over expected, with the prior in both. */
  private valueOf(sums: Float64Array): number {
    const [surplus, mean] = totals(sums);
    const { prior } = this.growth;
    return Math.log1p(Math.max(surplus / (mean + prior), -1 + 1e-6));
  }
}

function addUp(
  ranges: Uint8Array,
  order: Int32Array,
  near: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
  start: number,
) {
  for (let i = from; i < to; i++) {
    const at = start + width * ranges[order[i]!]!;
    sums[at]! += near[width * i]!;
    sums[at + 1]! += near[width * i + 1]!;
  }
}

/** Every feature's ranges hold all rows, so the first tells the sums. */
function totals(sums: Float64Array): [surplus: number, mean: number] {
  let [surplus, mean] = [0, 0];
  for (let i = 0; i < perFeature; i += width) {
    surplus += sums[i]!;
    mean += sums[i + 1]!;
  }
  return [surplus, mean];
}

const thresholdOf = (edges: Float64Array, range: number) =>
  range === 0 ? -Infinity : (edges[range - 1] ?? Infinity);

function best(leaves: readonly Leaf[]): number {
  let [at, gain] = [-1, 0];
  leaves.forEach(({ split }, k) => {
    if (split && split.gain > gain) [at, gain] = [k, split.gain];
  });
  return at;
}
