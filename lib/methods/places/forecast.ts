import { MethodProblem } from "../problem";
import { decayedDensity } from "./density";
import { backtestWeights, rankAverage } from "./ensemble";
import type { Ground, PlacedIncidents } from "./ground";
import { historicalCount } from "./history";
import { countBetween } from "./incidents";
import { leastWindows, learnedForecasters, windowsOf, type LearnedForecast } from "./learned";
import { topCells } from "./rank";

export type PlaceMember = "learned with other types" | "learned" | "count and around";

export interface PlaceForecastOptions {
  /** First day of the register. */
  from: number;
  /** Days that are forecast. */
  horizon: number;
  /** Cells that can be patrolled. */
  cells: number;
}

export interface PlaceForecast {
  /** Ranks the cells: a mean of ranks, without a unit. */
  score: Float64Array;
  /** Expected incidents of each cell: by the learned model that knows most. Its order may differ from that of the ranks. */
  expected: Float64Array;
  /** Weights sum up to 1; hits are those in the windows before the origin. */
  parts: { name: PlaceMember; weight: number; hits: number }[];
  /** Windows before the origin that the weights come from. */
  windows: number;
  /** For the reasons of a cell. */
  learned: LearnedForecast;
}

/** Cells that are ranked by what was learned, for each that can be patrolled. */
export const candidatesEach = 7;

/**
 * The forecast of places that is used unless another is chosen: the mean of the ranks of learned
 * history with and without incidents of other types, and of the plain count with those around,
 * weighted by what each caught in the windows before the origin. The members were chosen on Portland
 * before 2016; see docs/methods/places.md. Figures are kept from one origin to the next.
 */
export function placeForecaster(
  ground: Ground,
  own: PlacedIncidents,
  others: readonly PlacedIncidents[],
  { from, horizon, cells }: PlaceForecastOptions,
  learners = learnedForecasters(ground, own, others, {
    from,
    horizon,
    candidates: candidatesEach * cells,
  }),
): (origin: number, learnedAt?: number) => PlaceForecast {
  const { alone, together } = learners;
  const hasOthers = others.length > 0;
  /** What each member would have chosen. */
  const chosen = new Map<number, Int32Array[]>();
  const membersAt = (origin: number, learnedAt = origin) => {
    const learned = alone(origin, learnedAt);
    const most = hasOthers ? together(origin, learnedAt) : learned;
    const members: { name: PlaceMember; score: Float64Array }[] = [
      { name: "learned", score: learned.expected },
      { name: "count and around", score: countAndAround(ground, own, origin) },
    ];
    if (hasOthers) members.unshift({ name: "learned with other types", score: most.expected });
    if (learnedAt === origin && !chosen.has(origin)) {
      chosen.set(
        origin,
        members.map(({ score }) => topCells(score, cells)),
      );
    }
    return { members, learned: most };
  };
  /** The first years of a sparse register teach nothing. */
  const isLearned = (origin: number) => {
    try {
      membersAt(origin);
      return true;
    } catch (error) {
      if (error instanceof MethodProblem) return false;
      throw error;
    }
  };
  const windowsBefore = windowsOf(own, { from, horizon });
  const caught = new Map<number, number[]>();
  const hitsAt = (origin: number) => {
    let hits = caught.get(origin);
    if (!hits) {
      if (!chosen.has(origin) && !isLearned(origin)) return null;
      const counts = countBetween(own, ground.x.length, origin, origin + horizon);
      hits = chosen.get(origin)!.map((top) => top.reduce((sum, cell) => sum + counts[cell]!, 0));
      caught.set(origin, hits);
    }
    return hits;
  };
  return (origin, learnedAt = origin) => {
    const { members, learned } = membersAt(origin, learnedAt);
    const hits = members.map(() => 0);
    let windows = 0;
    for (let at = learnedAt - horizon; windowsBefore(at).length >= leastWindows; at -= horizon) {
      const found = hitsAt(at);
      if (!found) break;
      windows++;
      found.forEach((each, m) => (hits[m]! += each));
    }
    const weights = backtestWeights(hits, windows);
    const score = rankAverage(
      members.map((member) => member.score),
      weights,
    );
    const parts = members.map(({ name }, m) => ({ name, weight: weights[m]!, hits: hits[m]! }));
    return { score, expected: learned.expected, parts, windows, learned };
  };
}

/** Count of a cell; where that is equal, those around it decide, the older the less. */
export function countAndAround(
  ground: Ground,
  incidents: PlacedIncidents,
  origin: number,
): Float64Array {
  const count = historicalCount(incidents, ground.x.length, origin);
  const near = decayedDensity(ground, incidents, origin, { halfLife: 4 * 365, bandwidth: 1 });
  return count.map((each, i) => each + 0.2 * near[i]!);
}
