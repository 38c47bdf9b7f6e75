import type { ReadSeries } from "@/cells/temporal/series";
import { hierarchyOf, seriesOfNodes, type Hierarchy } from "@/lib/methods/forecast/hierarchy";
import type { ForecastParams } from "./params";
import { texts } from "./texts";

/** A series that is forecast: one of the data, or the sum of several. */
export interface Node {
  /** Values of `by`; null where all of them are summed up. */
  key: (string | null)[];
  name: string;
  isSum: boolean;
}

export interface Nodes {
  /** The sums first, the one of all before the others, then the series of the data. */
  nodes: Node[];
  hierarchy: Hierarchy;
  /** Period t of node s at s * steps + t. */
  counts: Float64Array;
  steps: number;
}

const nameOf = (key: readonly string[]) =>
  key.length === 0 ? texts.all : key.map((each) => each.trim()).join(" · ");

/** The series of the data and their sum; sums by the first column too where all are to add up. */
export function nodesOf(
  { keys, counts, begins, by }: ReadSeries,
  wanted: ForecastParams["hierarchy"],
): Nodes {
  const steps = begins.length;
  const whole = hierarchyOf(keys);
  const hierarchy = wanted === "none" ? onlyTotal(whole) : whole;
  const sums = hierarchy.sums.length;
  const bottom = keys.map((_, s) => counts.subarray(s * steps, (s + 1) * steps));
  const all = new Float64Array(hierarchy.nodes.length * steps);
  seriesOfNodes(bottom, hierarchy).forEach((each, s) => all.set(each, s * steps));
  const nodes = hierarchy.nodes.map(({ keys: own }, s): Node => {
    const isSum = s < sums;
    const name = !isSum
      ? nameOf(own)
      : own.length === 0
        ? texts.sum(keys.length)
        : texts.sumOf(nameOf(own));
    return { key: by.map((_, k) => own[k] ?? null), name, isSum };
  });
  return { nodes, hierarchy, counts: all, steps };
}

/** The series of the data among the nodes, in the order of their keys. */
export const bottomOf = (nodes: readonly Node[]): number[] =>
  nodes.flatMap(({ isSum }, s) => (isSum ? [] : [s]));

/** Without the sums between the total and the series. */
const onlyTotal = ({ nodes, sums }: Hierarchy): Hierarchy => ({
  nodes: [...nodes.slice(0, Math.min(1, sums.length)), ...nodes.slice(sums.length)],
  sums: sums.slice(0, 1),
});

/** The sums first, then the largest. */
export function orderOf({ nodes, counts, steps }: Pick<Nodes, "nodes" | "counts" | "steps">) {
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
