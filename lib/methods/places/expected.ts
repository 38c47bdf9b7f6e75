import { countBetween, type Incidents } from "./incidents";
import { incidentCounter, levelOf } from "./level";
import { sumOf } from "../statistics/sums";

/** Windows before the origin from which the shares are learned, at most. */
const mostWindows = 4;
const rounds = 100;

export interface ExpectedOptions {
  /** First day of the register. */
  from: number;
  /** Days that are forecast. */
  horizon: number;
  /** The first day with which `scoreAt` can do; after the first horizon when not given. */
  first?: number;
}

/**
 * Expected numbers of a model that only ranks: a part of the incidents comes in proportion to the
 * score, one in proportion to its square and one anywhere, so that a single incident says little and
 * many say much. The parts are the likeliest ones for the last windows before the origin, each scored by
 * what was known before it; the sum is the level of the last year. The order stays that of the score.
 */
export function expectedByScore(
  scoreAt: (origin: number) => ArrayLike<number>,
  incidents: Incidents,
  cells: number,
  { from, horizon, first = from + horizon }: ExpectedOptions,
): (origin: number, score?: ArrayLike<number>, learnedAt?: number) => Float64Array {
  const count = incidentCounter(incidents);
  const kept = new Map<number, Met>();
  const metAt = (day: number) => {
    let met = kept.get(day);
    if (!met) {
      const counts = countBetween(incidents, cells, day, day + horizon);
      kept.set(day, (met = metBy(sharesOf(scoreAt(day)), counts)));
    }
    return met;
  };
  return (origin, score = scoreAt(origin), learnedAt = origin) => {
    const windows: Met[] = [];
    for (let back = 1; back <= mostWindows; back++) {
      const day = learnedAt - back * horizon;
      if (day < first) break;
      windows.push(metAt(day));
    }
    const [own, square, any] = likeliestParts(windows);
    const level = levelOf(count, { from, origin, horizon });
    const shares = sharesOf(score);
    return shares.own.map(
      (each, i) => level * (own * each + square * shares.square[i]! + any / cells),
    );
  };
}

/** What each of the parts gives a cell: shares that sum up to 1. */
interface Shares {
  own: Float64Array;
  square: Float64Array;
}

/** The same of the cells that had incidents, with their number. */
interface Met extends Shares {
  counts: Float64Array;
  any: number;
}

/** The same everywhere where no cell has a score. */
function sharesOf(score: ArrayLike<number>): Shares {
  const values = Float64Array.from(score);
  const [sum, squares] = [sumOf(values), sumOf(values.map((each) => each * each))];
  const even = 1 / values.length;
  return {
    own: values.map((each) => (sum > 0 ? each / sum : even)),
    square: values.map((each) => (squares > 0 ? (each * each) / squares : even)),
  };
}

function metBy({ own, square }: Shares, counts: Float64Array): Met {
  const at = Int32Array.from(counts.keys()).filter((i) => counts[i]! > 0);
  const pick = (values: Float64Array) => Float64Array.from(at, (i) => values[i]!);
  return { own: pick(own), square: pick(square), counts: pick(counts), any: 1 / counts.length };
}

/** By EM, with one incident added to each part. */
function likeliestParts(windows: readonly Met[]): [own: number, square: number, any: number] {
  let parts: [number, number, number] = [1 / 3, 1 / 3, 1 / 3];
  for (let round = 0; round < rounds; round++) {
    const sums: [number, number, number] = [1, 1, 1];
    for (const { own, square, counts, any } of windows) {
      for (let i = 0; i < counts.length; i++) {
        const given = [parts[0] * own[i]!, parts[1] * square[i]!, parts[2] * any] as const;
        const all = given[0] + given[1] + given[2];
        for (const k of [0, 1, 2] as const) sums[k] += (counts[i]! * given[k]) / all;
      }
    }
    const total = sums[0] + sums[1] + sums[2];
    parts = [sums[0] / total, sums[1] / total, sums[2] / total];
  }
  return parts;
}
