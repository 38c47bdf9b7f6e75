import { driftCheck, type DriftCheck } from "../forecast/drift";
import { windowsSince, type Windows } from "../forecast/windows";
import { MethodProblem } from "../problem";
import { countBetween, type Incidents } from "./incidents";
import { meanDifference, meanOverOrigins, type MeanDifference } from "./intervals";
import { scorePlaces, type Patrolled, type PlaceScore } from "./pai";

/** Scores the cells as of a day, from what was known before it. */
export type PlaceScorer = (origin: number) => ArrayLike<number>;

export interface PlaceRefitModels {
  /** With weights and coefficients as of `knownAt`. */
  kept: PlaceScorer;
  /** With those fitted to all that is known at each origin; before `knownAt` it is the kept model's trial. */
  refitted: PlaceScorer;
  baseline: PlaceScorer;
}

export interface PlaceRefitOptions {
  /** First day that the kept model did not know, and the first that is not known now. */
  knownAt: number;
  end: number;
  /** Days that are forecast. */
  horizon: number;
  /** Days before `knownAt` at which the kept model was tried, a horizon apart. */
  tried: readonly number[];
  patrolled: Patrolled;
  /** Told after each origin: a share from 0 to 1. */
  progress?(done: number): void;
}

export interface PlaceRefitSide {
  /** By window. */
  scores: PlaceScore[];
  hits: number;
  /** Mean over the windows that had an incident. */
  pai: number;
  hitRate: number;
}

/** `begins` are first days of the windows, `steps` days of each. */
export interface PlaceRefit extends Windows {
  sides: { kept: PlaceRefitSide; refitted: PlaceRefitSide; baseline: PlaceRefitSide };
  /** Incidents of all windows. */
  incidents: number;
  /** PAI of the first less that of the second, window by window. */
  gains: {
    refittedKept: MeanDifference;
    keptBaseline: MeanDifference;
    refittedBaseline: MeanDifference;
  };
  /** Of the kept model before it was kept, by the days at which it was tried. */
  trial: PlaceScore[];
  /** The kept model's PAI since against that of its own trial (by the share it missed); null where that was too short. */
  drift: DriftCheck | null;
}

/**
 * A model of places kept from what was known before a day, against the same fitted anew before every
 * window since, and the baseline: hits and PAI on the windows since, as long as the horizon or shorter
 * so that there are four. All rank by what was known before each window. MethodProblem when fewer than
 * 4 days are new, or nothing came in any of them.
 */
export function refitPlaces(
  models: PlaceRefitModels,
  incidents: Incidents,
  cells: number,
  { knownAt, end, horizon, tried, patrolled, progress }: PlaceRefitOptions,
): PlaceRefit {
  const { begins, steps } = windowsSince(end, knownAt, horizon, "day");
  const total = tried.length + 3 * begins.length;
  let done = 0;
  const scored = (model: PlaceScorer, origins: readonly number[]) =>
    origins.map((origin) => {
      const past = countBetween(incidents, cells, -Infinity, origin);
      const came = countBetween(incidents, cells, origin, origin + steps);
      const score = scorePlaces(model(origin), came, past, patrolled);
      progress?.(++done / total);
      return score;
    });
  const side = (model: PlaceScorer) => sideOf(scored(model, begins));
  const [kept, refitted] = [side(models.kept), side(models.refitted)];
  const baseline = side(models.baseline);
  const trial = scored(
    models.refitted,
    tried.filter((origin) => origin + steps <= knownAt),
  );
  return {
    ...{ begins, steps },
    sides: { kept, refitted, baseline },
    incidents: kept.scores.reduce((sum, each) => sum + each.incidents, 0),
    gains: {
      refittedKept: gain(refitted, kept),
      keptBaseline: gain(kept, baseline),
      refittedBaseline: gain(refitted, baseline),
    },
    trial,
    drift: driftOf(trial, kept.scores, patrolled),
  };
}

function sideOf(scores: PlaceScore[]): PlaceRefitSide {
  return {
    scores,
    hits: scores.reduce((sum, { hits }) => sum + hits, 0),
    pai: meanOverOrigins(scores.map(({ pai }) => pai)).mean,
    hitRate: meanOverOrigins(scores.map(({ hitRate }) => hitRate)).mean,
  };
}

const gain = (one: PlaceRefitSide, other: PlaceRefitSide): MeanDifference =>
  meanDifference(
    one.scores.map(({ pai }) => pai),
    other.scores.map(({ pai }) => pai),
  );

/** Shares missed are errors, which the check is made for; its answer is told as PAI, which is better when higher. */
function driftOf(
  trial: readonly PlaceScore[],
  since: readonly PlaceScore[],
  { cells, cellArea, totalArea }: Patrolled,
): DriftCheck | null {
  const missed = (scores: readonly PlaceScore[]) =>
    scores.flatMap(({ hitRate }) => (hitRate === null ? [] : [1 - hitRate]));
  const paiOf = (share: number) =>
    Math.max(0, Math.min(1, 1 - share)) * (totalArea / (cells * cellArea));
  try {
    const found = driftCheck(missed(trial), missed(since));
    return {
      ...found,
      before: paiOf(found.before),
      since: paiOf(found.since),
      low: paiOf(found.high),
      high: paiOf(found.low),
    };
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}
