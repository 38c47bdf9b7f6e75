import type { MethodContext } from "@/lib/methods/method";
import { MethodProblem } from "@/lib/methods/problem";
import { lagged, type Lagged, type PlacedInTime } from "@/lib/methods/spatial/relations/lagged";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { placesOf } from "./area-measure";
import { twoSided } from "./measures";
import type { RelateInput } from "./relate";
import type { TypedPoints } from "./typed-points";
import type { Measure, Related } from "./view-data";

const week = 7 * 86_400_000;

/** Weeks within which dates are exchanged: a quarter. */
const block = 13;

/** Place-weeks moved in all shuffles together: about ten seconds. */
const mostMoves = 500_000_000;
const fewestShuffles = 199;

/** Times outside this part of all, far from the rest, are slips of the pen. */
const tail = 0.0005;

/** Does the second type follow the first at the same place within weeks? Puts the answer into the result. */
export function nextMeasure(
  input: RelateInput,
  points: TypedPoints,
  { view, used }: Related,
  context: MethodContext,
  show: () => void,
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
  const put = (found: Lagged) => {
    view.measures.next = measureOf(found);
    used.weeks = { count: periods, from, withoutTime };
  };
  const early = (found: Lagged) => {
    put(found);
    show();
  };
  try {
    const data = {
      place: Uint32Array.from(rows, (i) => place[i]!),
      places,
      period: Uint32Array.from(rows, periodOf),
      periods,
      type: Uint8Array.from(rows, (i) => type[i]!),
      types: shown,
    };
    const permutations = Math.max(
      fewestShuffles,
      Math.min(input.permutations, Math.floor(mostMoves / activeIn(data))),
    );
    const options = {
      next: input.weeks,
      block,
      permutations: Math.min(permutations, input.permutations),
    };
    put(lagged(data, options, context, early));
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    used.absent.next = error.message;
  }
}

/** Different places and weeks of each type. */
function activeIn({ place, period, type, types, periods }: PlacedInTime): number {
  const seen = new Set<number>();
  for (let i = 0; i < place.length; i++) {
    seen.add((place[i]! * periods + period[i]!) * types + type[i]!);
  }
  return Math.max(1, seen.size);
}

function measureOf({ followed, expected, pUpper, pLower, permutations }: Lagged): Measure {
  const value = followed.map((count, at) => (expected[at]! > 0 ? count / expected[at]! : NaN));
  const p = twoSided(pUpper, pLower).map((each, at) => (Number.isNaN(value[at]!) ? NaN : each));
  return { value, p, adjusted: benjaminiHochberg(p), permutations };
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
