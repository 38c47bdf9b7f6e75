import { MethodProblem } from "../../problem";

/** Points of several types on one plane. */
export interface LabelledPoints {
  /** Metres. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Number of the type of each point, 0 to types - 1. */
  type: ArrayLike<number>;
  types: number;
}

/** Points of each type. */
export function countTypes({ type, types }: LabelledPoints): Uint32Array {
  const counts = new Uint32Array(types);
  for (let i = 0; i < type.length; i++) counts[type[i]!]!++;
  return counts;
}

/** Throws MethodProblem unless there are `least` points, all finite and of a known type. */
export function checkLabelled({ x, y, type, types }: LabelledPoints, least: number): void {
  if (x.length < least) {
    throw new MethodProblem(
      `There ${x.length === 1 ? "is 1 usable point" : `are ${x.length} usable points`}; relations between types need at least ${least}.`,
      "Take a longer period or a larger area.",
    );
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      throw new MethodProblem(
        `Point ${i + 1} has no coordinates in metres.`,
        "Leave out rows without a usable point.",
      );
    }
    const isKnown = Number.isInteger(type[i]!) && type[i]! >= 0 && type[i]! < types;
    if (!isKnown) throw new MethodProblem(`Point ${i + 1} has no type.`);
  }
}

/** Points at exactly one place are one site. */
export interface Sites {
  x: Float64Array;
  y: Float64Array;
  /** Members of site s are member[start[s]] to member[start[s + 1] - 1], ascending. */
  start: Uint32Array;
  member: Uint32Array;
}

export function sitesOf(x: ArrayLike<number>, y: ArrayLike<number>): Sites {
  const member = Uint32Array.from({ length: x.length }, (_, i) => i);
  member.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || a - b);
  const starts: number[] = [];
  member.forEach((i, at) => {
    const before = member[at - 1];
    if (before === undefined || x[before] !== x[i] || y[before] !== y[i]) starts.push(at);
  });
  return {
    x: Float64Array.from(starts, (at) => x[member[at]!]!),
    y: Float64Array.from(starts, (at) => y[member[at]!]!),
    start: Uint32Array.from([...starts, x.length]),
    member,
  };
}
