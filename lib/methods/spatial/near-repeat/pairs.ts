import { bandOf, reachOf, type Bands } from "./bands";
import { indexPoints } from "../point-index";
import { MethodProblem } from "../../problem";

export type Metric = "euclidean" | "manhattan";

/** Pairs of points by the band of their distance, all but those of the last band. */
export interface ClosePairs {
  /** For each band the two points of each of its pairs, numbered as given. */
  bands: readonly { one: PointNumbers; other: PointNumbers }[];
  count: number;
}

type PointNumbers = Uint32Array | Uint16Array;

/** Each takes some bytes and a step in every permutation. */
export const mostPairs = 20_000_000;

/**
 * Finds the pairs that are close in space, once: a permutation of times does not change them.
 * Throws MethodProblem when there are more than 20 million.
 */
export function closePairs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  bands: Bands,
  metric: Metric,
): ClosePairs {
  const n = x.length;
  const reach = reachOf(bands);
  const index = indexPoints(x, y, reach > 0 ? reach : undefined);
  const lists = bands.breaks.slice(2).map(() => ({ one: numbers(n), other: numbers(n), size: 0 }));
  let count = 0;
  let point = 0;
  const visit = (other: number, squared: number) => {
    if (other <= point) return;
    const distance =
      metric === "euclidean"
        ? Math.sqrt(squared)
        : Math.abs(x[other]! - x[point]!) + Math.abs(y[other]! - y[point]!);
    const list = lists[bandOf(bands, distance)];
    if (!list) return;
    if (++count > mostPairs) throw tooMany(n, reach);
    if (list.size === list.one.length) {
      list.one = grown(list.one);
      list.other = grown(list.other);
    }
    list.one[list.size] = point;
    list.other[list.size++] = other;
  };
  // No Manhattan distance is below the straight one; a hair more, because roots are rounded.
  for (; point < n; point++) index.within(x[point]!, y[point]!, reach * (1 + 1e-12), visit);
  return {
    bands: lists.map(({ one, other, size }) => ({
      one: one.subarray(0, size),
      other: other.subarray(0, size),
    })),
    count,
  };
}

const numbers = (points: number): PointNumbers =>
  points <= 65_536 ? new Uint16Array(1024) : new Uint32Array(1024);

function grown<Numbers extends PointNumbers>(from: Numbers): Numbers {
  const to = new (from.constructor as new (length: number) => Numbers)(2 * from.length);
  to.set(from);
  return to;
}

const tooMany = (points: number, reach: number) =>
  new MethodProblem(
    `${points.toLocaleString("en")} points make more than ${mostPairs.toLocaleString("en")} pairs within ${reach.toLocaleString("en")} m: too many to shuffle.`,
    "Take narrower or fewer distance bands, a shorter period or one type of crime.",
  );
