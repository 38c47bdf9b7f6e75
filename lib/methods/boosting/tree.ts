/** A tree as lists of one entry a node, the root first. */
export interface Tree {
  /** Feature that a node splits by; −1 for a leaf. */
  feature: Int16Array;
  /** Values up to it go left, and missing ones. −Infinity: only the missing ones. */
  threshold: Float64Array;
  left: Int16Array;
  right: Int16Array;
  /** What a row that ends here gains in the logarithm of its mean; of inner nodes, what it would gain. */
  value: Float64Array;
  /** By how much a split lowered the loss. */
  gain: Float64Array;
}

/** The leaf that a row ends in. */
export function leafOf(tree: Tree, columns: readonly ArrayLike<number>[], row: number): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node]!;
    if (feature < 0) return node;
    const above = columns[feature]![row]! > tree.threshold[node]!;
    node = above ? tree.right[node]! : tree.left[node]!;
  }
}
