import { MethodProblem } from "../problem";
import { countBetween, type Incidents } from "./incidents";
import {
  meanDifference,
  meanOverOrigins,
  type MeanDifference,
  type MeanOverOrigins,
} from "./intervals";
import { atLeastOne, logScoreIfPossible, placeAuc } from "./auc";
import { scorePlaces, type Patrolled, type PlaceScore } from "./pai";
import { topCells } from "./rank";
import { scatterOf } from "./scatter";
import { sumOf } from "../statistics/sums";

/** Scores the cells as of a day, from what was known before it; some know expected numbers as well. */
export type PlaceModel = (
  origin: number,
) => ArrayLike<number> | { score: ArrayLike<number>; expected?: ArrayLike<number> };

export interface PlaceBacktest {
  /** By model in the order given, then by origin. */
  scores: PlaceScore[][];
  auc: (number | null)[][];
  /** Poisson log-likelihood; null without expected numbers, or where one of 0 met an incident. */
  logScore: (number | null)[][];
  summary: {
    pai: MeanOverOrigins;
    peiStar: MeanOverOrigins;
    hitRate: MeanOverOrigins;
    auc: MeanOverOrigins;
    rri: MeanOverOrigins | null;
    /** Null unless every origin has one. */
    logScore: MeanOverOrigins | null;
    /** Log score less that of the first model. */
    logGain: MeanDifference | null;
    /** Incidents that came over those expected, of all origins; null without expected numbers. */
    cameOverExpected: number | null;
    /**
     * Of the cells chosen: the sum of their chances of an incident, and those that had one. `scatter`
     * makes them agree: give it to `atLeastOne`. Null without expected numbers.
     */
    chance: { expected: number; came: number; scatter: number } | null;
    hits: number;
    /** PAI less that of the first model, the baseline. */
    gain: MeanDifference;
  }[];
}

/** Origins so that windows of `horizon` days follow each other without a gap and the last ends on `end`. */
export const rollingOrigins = (end: number, horizon: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => end - (count - i) * horizon);

/**
 * Runs every model at every origin and scores what it chose by what came. The first model is the
 * baseline of all others.
 */
export function backtestPlaces(
  models: readonly PlaceModel[],
  incidents: Incidents,
  cells: number,
  origins: readonly number[],
  horizon: number,
  patrolled: Patrolled,
  progress?: (fraction: number) => void,
): PlaceBacktest {
  if (models.length === 0 || origins.length === 0) {
    throw new MethodProblem("A backtest needs a model and a period to test it on.");
  }
  const scores = models.map((): PlaceScore[] => []);
  const auc = models.map((): (number | null)[] => []);
  const logScore = models.map((): (number | null)[] => []);
  const expectedSums = models.map(() => 0);
  const chosen = models.map(() => ({ expected: [] as number[], counts: [] as number[] }));
  let came = 0;
  origins.forEach((origin, o) => {
    const counts = countBetween(incidents, cells, origin, origin + horizon);
    const past = countBetween(incidents, cells, -Infinity, origin);
    models.forEach((model, m) => {
      progress?.((o + m / models.length) / origins.length);
      const answer = model(origin);
      const { score, expected } = "score" in answer ? answer : { score: answer };
      scores[m]!.push(scorePlaces(score, counts, past, patrolled));
      auc[m]!.push(placeAuc(score, counts));
      logScore[m]!.push(expected ? logScoreIfPossible(expected, counts) : null);
      if (expected) {
        for (const cell of topCells(score, patrolled.cells)) {
          chosen[m]!.expected.push(expected[cell]!);
          chosen[m]!.counts.push(counts[cell]!);
        }
      }
      expectedSums[m] = expected ? expectedSums[m]! + sumOf(expected) : NaN;
    });
    came += sumOf(counts);
  });
  const paiOf = (m: number) => scores[m]!.map(({ pai }) => pai);
  const isKnown = (m: number) => logScore[m]!.every((each) => each !== null);
  const summary = scores.map((own, m) => {
    const rri = own.map((each) => each.rri);
    return {
      pai: meanOverOrigins(paiOf(m)),
      peiStar: meanOverOrigins(own.map(({ peiStar }) => peiStar)),
      hitRate: meanOverOrigins(own.map(({ hitRate }) => hitRate)),
      auc: meanOverOrigins(auc[m]!),
      rri: rri.some((each) => each !== null) ? meanOverOrigins(rri) : null,
      logScore: isKnown(m) ? meanOverOrigins(logScore[m]!) : null,
      logGain: isKnown(m) && isKnown(0) ? meanDifference(logScore[m]!, logScore[0]!) : null,
      cameOverExpected: expectedSums[m]! > 0 ? came / expectedSums[m]! : null,
      chance: expectedSums[m]! >= 0 ? chanceOf(chosen[m]!) : null,
      hits: own.reduce((sum, { hits }) => sum + hits, 0),
      gain: meanDifference(paiOf(m), paiOf(0)),
    };
  });
  return { scores, auc, logScore, summary };
}

function chanceOf({ expected, counts }: { expected: number[]; counts: number[] }) {
  return {
    expected: sumOf(expected.map((each) => atLeastOne(each))),
    came: counts.filter((each) => each > 0).length,
    scatter: scatterOf(expected, counts),
  };
}
