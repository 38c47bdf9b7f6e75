import type { MethodContext } from "@/lib/methods/method";
import { SpatialProblem } from "@/lib/methods/spatial/problem";
import { lagged } from "@/lib/methods/spatial/relations/lagged";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { placesOf } from "./area-measure";
import { twoSided } from "./measures";
import type { RelateInput } from "./relate";
import type { TypedPoints } from "./typed-points";
import type { Related } from "./view-data";

const week = 7 * 86_400_000;

/** Weeks within which dates are exchanged: a quarter. */
const block = 13;

/** Times outside this part of all, far from the rest, are slips of the pen. */
const tail = 0.0005;

/** Does the second type follow the first at the same place within weeks? Puts the answer into the result. */
export function nextMeasure(
  input: RelateInput,
  points: TypedPoints,
  { view, used }: Related,
  context: MethodContext,
  permutations: number,
): void {
  const { time, type } = points;
  const { place, places } = placesOf(input, points);
  const shown = input.types.length;
  const { from, to } = spanOf(time);
  const rows: number[] = [];
  let withoutTime = 0;
  time.forEach((when, i) => {
    const isTimed = when >= from && when <= to;
    if (!isTimed) withoutTime++;
    else if (type[i]! < shown && place[i]! >= 0) rows.push(i);
  });
  const periodOf = (i: number) => Math.floor((time[i]! - from) / week);
  const periods = rows.length > 0 ? Math.floor((to - from) / week) + 1 : 0;
  try {
    const found = lagged(
      {
        place: Uint32Array.from(rows, (i) => place[i]!),
        places,
        period: Uint32Array.from(rows, periodOf),
        periods,
        type: Uint8Array.from(rows, (i) => type[i]!),
        types: shown,
      },
      { next: input.weeks, block, permutations },
      context,
    );
    const value = found.followed.map((count, at) =>
      found.expected[at]! > 0 ? count / found.expected[at]! : NaN,
    );
    const p = twoSided(found.pUpper, found.pLower).map((each, at) =>
      Number.isNaN(value[at]!) ? NaN : each,
    );
    view.measures.next = {
      value,
      p,
      adjusted: benjaminiHochberg(p),
      permutations: found.permutations,
    };
    used.weeks = { count: periods, from, withoutTime };
  } catch (error) {
    if (!(error instanceof SpatialProblem)) throw error;
    used.absent.next = error.message;
  }
}

/** First and last time, without single ones that lie far from all others. */
function spanOf(time: Float64Array): { from: number; to: number } {
  const sorted = time.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return { from: NaN, to: NaN };
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  const [low, high] = [at(tail), at(1 - tail)];
  const slack = Math.max(week, 0.1 * (high - low));
  const first = sorted.find((value) => value >= low - slack)!;
  const last = sorted.findLast((value) => value <= high + slack)!;
  return { from: Math.floor(first / 86_400_000) * 86_400_000, to: last };
}
