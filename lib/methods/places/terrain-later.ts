import { MethodProblem } from "../problem";
import { countBetween, type Incidents } from "./incidents";
import {
  meanDifference,
  meanOverOrigins,
  type MeanDifference,
  type MeanOverOrigins,
} from "./intervals";
import { sumOf } from "../statistics/sums";
import type { Terrain } from "./terrain";

export interface LaterCheck {
  /** First day of the half that was not learned from. */
  origin: number;
  /** Incidents in the ground before and after. */
  before: number;
  after: number;
  /** Cells that are chosen. */
  cells: number;
  /** Features that the first half chose. */
  factors: number;
  /** Share of the later incidents in the cells with the highest scores; equal scores share what they hold. */
  hits: { terrain: number; count: number };
  /** The same over the share of the ground, by windows of the later half; null where nothing was chosen. */
  pai: { terrain: MeanOverOrigins; count: MeanOverOrigins; gain: MeanDifference } | null;
}

/** Windows of the later half, which give the interval of a difference. */
const windows = 6;

/** Fewer incidents in a half are no check. */
const leastIncidents = 30;

/**
 * The risk map of the first half of the time against what came in the second, beside the plain count
 * of the same first half. Null with too few incidents in a half.
 */
export function checkLater(
  incidents: Incidents,
  cells: number,
  { first, end }: { first: number; end: number },
  chosenCells: number,
  choose: (counts: Float64Array) => Terrain,
): LaterCheck | null {
  const origin = first + Math.floor((end - first) / 2);
  const past = countBetween(incidents, cells, first, origin);
  const later = countBetween(incidents, cells, origin, end);
  const [before, after] = [sumOf(past), sumOf(later)];
  if (before < leastIncidents || after < leastIncidents) return null;
  const { score, factors } = choose(past);
  const weights = {
    terrain: shareChosen(score, chosenCells),
    count: shareChosen(past, chosenCells),
  };
  const hitRate = (weight: Float64Array, counts: Float64Array) => {
    const all = sumOf(counts);
    return all === 0 ? null : counts.reduce((sum, each, i) => sum + each * weight[i]!, 0) / all;
  };
  const edges = Array.from({ length: windows + 1 }, (_, i) =>
    i === windows ? end : origin + Math.floor(((end - origin) * i) / windows),
  );
  const ground = chosenCells / cells;
  const paiOf = (weight: Float64Array) =>
    edges.slice(1).map((to, i) => {
      const rate = hitRate(weight, countBetween(incidents, cells, edges[i]!, to));
      return rate === null ? null : rate / ground;
    });
  const [terrain, count] = [paiOf(weights.terrain), paiOf(weights.count)];
  return {
    origin,
    before,
    after,
    cells: chosenCells,
    factors: factors.length,
    hits: { terrain: hitRate(weights.terrain, later)!, count: hitRate(weights.count, later)! },
    pai:
      factors.length === 0
        ? null
        : {
            terrain: meanOverOrigins(terrain),
            count: meanOverOrigins(count),
            gain: meanDifference(terrain, count),
          },
  };
}

/**
 * How much of each cell is among the `chosen` highest: 1 above the limit, and of cells that are equal
 * at the limit the same share each, as a draw among them would give on average.
 */
export function shareChosen(score: ArrayLike<number>, chosen: number): Float64Array {
  if (!(chosen >= 1 && chosen <= score.length)) {
    throw new MethodProblem(`${chosen} of ${score.length} cells cannot be chosen.`);
  }
  const sorted = Float64Array.from(score).sort();
  const limit = sorted[sorted.length - chosen]!;
  let [above, equal] = [0, 0];
  for (let i = 0; i < score.length; i++) {
    if (score[i]! > limit) above++;
    else if (score[i] === limit) equal++;
  }
  const share = (chosen - above) / equal;
  return Float64Array.from(score, (each) => (each > limit ? 1 : each === limit ? share : 0));
}
