import { countBetween, type Incidents } from "./incidents";
import { levelOf } from "./level";

/** Windows before the origin from which the share is learned, at most. */
const mostWindows = 4;
const rounds = 60;

export interface ExpectedOptions {
  /** First day of the register. */
  from: number;
  /** Days that are forecast. */
  horizon: number;
}

/**
 * Expected numbers of a model that only ranks: a share of the incidents comes in proportion to the
 * score, the rest anywhere. The share is the likeliest one for the last windows before the origin,
 * each scored by what was known before it; the sum is the level of the last year. The order of the
 * cells stays that of the score.
 */
export function expectedByScore(
  scoreAt: (origin: number) => ArrayLike<number>,
  incidents: Incidents,
  cells: number,
  { from, horizon }: ExpectedOptions,
): (origin: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  /** Shares of the score that the incidents of the window lay in. */
  const sharesAt = (day: number) => {
    let shares = known.get(day);
    if (!shares) {
      const score = sharesOf(scoreAt(day), cells);
      const counts = countBetween(incidents, cells, day, day + horizon);
      const list: number[] = [];
      counts.forEach((count, i) => {
        for (let each = 0; each < count; each++) list.push(score[i]!);
      });
      known.set(day, (shares = Float64Array.from(list)));
    }
    return shares;
  };
  return (origin) => {
    const shares: Float64Array[] = [];
    for (let back = 1; back <= mostWindows; back++) {
      const day = origin - back * horizon;
      if (day < from + horizon) break;
      shares.push(sharesAt(day));
    }
    const share = likeliestShare(shares, cells);
    const level = levelOf(incidents, { from, origin, horizon });
    const score = sharesOf(scoreAt(origin), cells);
    return score.map((each) => level * (share * each + (1 - share) / cells));
  };
}

/** Scores as shares of their sum; the same everywhere where there is none. */
function sharesOf(score: ArrayLike<number>, cells: number): Float64Array {
  let sum = 0;
  for (let i = 0; i < cells; i++) sum += score[i]!;
  return sum > 0
    ? Float64Array.from(score, (each) => each / sum)
    : new Float64Array(cells).fill(1 / cells);
}

/** By EM, with one incident added on either side. */
function likeliestShare(shares: readonly Float64Array[], cells: number): number {
  const incidents = shares.reduce((sum, each) => sum + each.length, 0);
  let share = 0.5;
  for (let round = 0; round < rounds; round++) {
    let own = 1;
    for (const window of shares) {
      for (let i = 0; i < window.length; i++) {
        const part = share * window[i]!;
        own += part / (part + (1 - share) / cells);
      }
    }
    share = own / (incidents + 2);
  }
  return share;
}
