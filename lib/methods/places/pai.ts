import { MethodProblem } from "../problem";
import { topCells } from "./rank";
import { sumOf } from "../statistics/sums";

/** How much ground the chosen cells cover, in one unit of area. */
export interface Patrolled {
  /** Cells that are chosen. */
  cells: number;
  cellArea: number;
  /** Of the whole city, not of the box around it. */
  totalArea: number;
}

/** What the choice of cells caught in the period that followed. */
export interface PlaceScore {
  /** Incidents of the period in all. */
  incidents: number;
  cells: number;
  area: number;
  /** Of the ground that the cells cover. */
  areaShare: number;
  hits: number;
  /** Share of the incidents that were in the chosen cells; null without incidents, as what follows. */
  hitRate: number | null;
  /** Predictive accuracy index: hit rate over the share of the ground. 1 is a choice by chance. */
  pai: number | null;
  /** Hits of as many cells, chosen when all was known. */
  ceiling: number;
  /** Hits over those of the best choice in hindsight: 0 to 1. */
  peiStar: number | null;
  /** Recapture rate index: the hit rate over the same cells' share of the past. Below 1 the choice wears off. */
  rri: number | null;
}

/** Cells that fit into an area, at least one. */
export const cellsIn = (area: number, cellArea: number): number =>
  Math.max(1, Math.floor(area / cellArea + 1e-9));

/**
 * Scores the cells that a model ranks highest against the counts of the period it was for. `past` are
 * counts of the cells in the time the model learned from.
 * Sources: Chainey, Tompson and Uhlig, Security J. 21 (2008) for PAI; Hunt (2016) for PEI, with the best cells of
 * the same number as its ceiling; Levine, Security J. 21 (2008) for RRI.
 */
export function scorePlaces(
  score: ArrayLike<number>,
  counts: ArrayLike<number>,
  past: ArrayLike<number>,
  { cells, cellArea, totalArea }: Patrolled,
): PlaceScore {
  if (score.length !== counts.length || past.length !== counts.length) {
    throw new MethodProblem("Scores and counts are of different grids.");
  }
  if (!(cells >= 1 && cells <= counts.length)) {
    throw new MethodProblem(
      `${cells} cells are to be chosen, and the grid has ${counts.length}.`,
      "Choose an area between one cell and all of them.",
    );
  }
  const incidents = sumOf(counts);
  const chosen = topCells(score, cells);
  const hits = sumAt(counts, chosen);
  const ceiling = sumAt(counts, topCells(counts, cells));
  const area = cells * cellArea;
  const areaShare = area / totalArea;
  const hitRate = incidents > 0 ? hits / incidents : null;
  const before = sumAt(past, chosen) / sumOf(past);
  return {
    incidents,
    cells,
    area,
    areaShare,
    hits,
    hitRate,
    pai: hitRate === null ? null : hitRate / areaShare,
    ceiling,
    peiStar: ceiling > 0 ? hits / ceiling : null,
    rri: hitRate !== null && before > 0 ? hitRate / before : null,
  };
}

function sumAt(values: ArrayLike<number>, at: Int32Array): number {
  let sum = 0;
  for (const i of at) sum += values[i]!;
  return sum;
}
