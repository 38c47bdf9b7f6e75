import type { ReadSeries } from "@/cells/temporal/series";
import { texts } from "./texts";

/** A series that is forecast: one of the data, or the sum of several. */
export interface Node {
  /** Values of `by`; null where all of them are summed up. */
  key: (string | null)[];
  name: string;
  isSum: boolean;
}

export interface Nodes {
  nodes: Node[];
  /** Period t of node s at s * steps + t. */
  counts: Float64Array;
  steps: number;
}

const nameOf = (key: readonly string[]) =>
  key.length === 0 ? texts.all : key.map((each) => each.trim()).join(" · ");

/** The series of the data and, of several, their sum. */
export function nodesOf({ keys, counts, begins, by }: ReadSeries): Nodes {
  const steps = begins.length;
  const nodes = keys.map((key): Node => ({ key, name: nameOf(key), isSum: false }));
  if (keys.length < 2) return { nodes, counts, steps };
  const all = new Float64Array((keys.length + 1) * steps);
  all.set(counts);
  for (let s = 0; s < keys.length; s++) {
    for (let t = 0; t < steps; t++) all[keys.length * steps + t]! += counts[s * steps + t]!;
  }
  nodes.push({ key: by.map(() => null), name: texts.sum(keys.length), isSum: true });
  return { nodes, counts: all, steps };
}

/** The sum first, then the largest. */
export function orderOf({ nodes, counts, steps }: Nodes): number[] {
  const totals = nodes.map((_, s) =>
    counts.subarray(s * steps, (s + 1) * steps).reduce((sum, each) => sum + each, 0),
  );
  return nodes
    .map((_, s) => s)
    .sort(
      (a, b) =>
        Number(nodes[b]!.isSum) - Number(nodes[a]!.isSum) || totals[b]! - totals[a]! || a - b,
    );
}
