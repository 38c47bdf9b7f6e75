import { sumBetween } from "../statistics/sums";

/** How far treated and control areas moved apart in comparisons of earlier times, in units of chance. */
export interface EarlierComparisons {
  /** Mean of the squares; at least 1. */
  dispersion: number;
  comparisons: number;
  /** As many of them as share no period: what they tell as independent ones would. */
  freedom: number;
}

export interface ComparedLengths {
  /** Periods of the time before and of the time after. */
  before: number;
  after: number;
  /** Periods from the beginning of the one to that of the other. */
  apart: number;
}

/** Fewer comparisons tell nothing. */
const fewest = 4;

/**
 * The comparison of an evaluation at earlier times, when nothing was done: times as long and as far
 * apart, so that what a season does to both is in these as little as in the true one. Places move apart
 * by more than chance, and a test that does not know cries wolf. Comparisons of neighbouring times where
 * the history is short; null where four do not fit at all. `perCase` is the variance of a case (harm).
 */
export function earlierComparisons(
  treated: ArrayLike<number>,
  control: ArrayLike<number>,
  { before, after, apart }: ComparedLengths,
  perCase = 1,
): EarlierComparisons | null {
  const squaresOf = (early: number, late: number, distance: number) => {
    const squares: number[] = [];
    const isUsed = new Uint8Array(treated.length);
    let freedom = 0;
    for (let end = treated.length; end - late - distance >= 0; end -= late) {
      const first = end - late - distance;
      const times = [treated, control].flatMap((values) => [
        sumBetween(values, first, first + early),
        sumBetween(values, end - late, end),
      ]);
      if (times.some((count) => count < fewestCases)) continue;
      const [t0, t1, c0, c1] = times as [number, number, number, number];
      const variance = perCase * times.reduce((sum, count) => sum + 1 / count, 0);
      squares.push(Math.log((t1 * c0) / (t0 * c1)) ** 2 / variance);
      const spans = [isUsed.subarray(first, first + early), isUsed.subarray(end - late, end)];
      if (spans.some((span) => span.includes(1))) continue;
      spans.forEach((span) => span.fill(1));
      freedom++;
    }
    return { squares, freedom };
  };
  const short = Math.max(1, Math.min(after, Math.floor(treated.length / (fewest + 1))));
  const alike = squaresOf(Math.max(1, before), Math.max(1, after), Math.max(1, apart));
  const { squares, freedom } =
    alike.squares.length >= fewest ? alike : squaresOf(short, short, short);
  if (squares.length < fewest) return null;
  const dispersion = squares.reduce((sum, each) => sum + each, 0) / squares.length;
  return { dispersion: Math.max(1, dispersion), comparisons: squares.length, freedom };
}

/** A logarithm of fewer is no number to compare by. */
const fewestCases = 3;
