import type { LaidGround } from "@/cells/ground/lay";
import { atLeastOne } from "@/lib/methods/places/auc";
import type { PlacedIncidents } from "@/lib/methods/places/ground";
import { countBetween } from "@/lib/methods/places/incidents";
import type { PlaceAnswer } from "@/lib/methods/places/models";
import { rankShares, topCells } from "@/lib/methods/places/rank";
import type { Reason } from "@/lib/methods/places/reasons";

export interface RankedCell {
  /** 1 for the first. */
  rank: number;
  isChosen: boolean;
  id: string;
  /** Area that the middle lies in; null without names. */
  area: string | null;
  /** Middle, degrees. */
  longitude: number;
  latitude: number;
  /** GeoJSON text. */
  outline: string;
  expected: number;
  /** Chance of at least one incident. */
  probability: number;
  /** Of models that only count it is the share of cells that score lower: a count of one cell is not told. */
  score: number;
  /** What the model says of it, strongest first; empty for models that only count. */
  reasons: Reason[];
  /** Incidents before the origin: all, and those of the last year. */
  incidents: number;
  lastYear: number;
}

/** Cells that are ranked for each that is chosen, and at most. */
const [each, most] = [7, 20_000];

export interface Ranking {
  chosen: number;
  origin: number;
  /** The score is a count. */
  isCounted: boolean;
  /** Of `atLeastOne`. */
  scatter: number;
  /** Chance above which a cell is an alert; null for none. */
  threshold: number | null;
}

/** The chosen cells, those that come next, and every other whose chance is above the threshold. */
export function rankCells(
  { grid, areaOf }: LaidGround,
  own: PlacedIncidents,
  { score, expected, reasons }: PlaceAnswer,
  { chosen, origin, isCounted, scatter, threshold }: Ranking,
): RankedCell[] {
  const cells = grid.id.length;
  const all = countBetween(own, cells, -Infinity, origin);
  const year = countBetween(own, cells, origin - 365, origin);
  const listed = Math.max(chosen, Math.min(each * chosen, most));
  const isAlert = (cell: number) =>
    threshold !== null && atLeastOne(expected[cell]!, scatter) > threshold;
  const told = isCounted ? rankShares(score) : score;
  const order = Array.from(topCells(score, threshold === null ? listed : cells));
  const ranked = order.map((cell, i) => ({ cell, rank: i + 1 }));
  const shown = ranked.filter(({ cell, rank }) => rank <= listed || isAlert(cell));
  return shown.map(({ cell, rank }) => ({
    rank,
    isChosen: rank <= chosen,
    id: grid.id[cell]!,
    area: areaOf(cell),
    longitude: grid.longitude[cell]!,
    latitude: grid.latitude[cell]!,
    outline: grid.outline(cell),
    expected: expected[cell]!,
    probability: atLeastOne(expected[cell]!, scatter),
    score: told[cell]!,
    reasons: reasons?.(cell) ?? [],
    incidents: all[cell]!,
    lastYear: year[cell]!,
  }));
}

/** Cells whose chance is above the threshold, on the whole ground. */
export interface Alerts {
  cells: number;
  /** How many of them will have an incident, if the chances hold. */
  filled: number;
  /** The highest chance of any cell. */
  most: number;
}

export function alertsAbove(threshold: number, expected: Float64Array, scatter: number): Alerts {
  const chances = expected.map((each) => atLeastOne(each, scatter));
  const above = chances.filter((each) => each > threshold);
  return {
    cells: above.length,
    filled: above.reduce((sum, each) => sum + each, 0),
    most: chances.reduce((high, each) => Math.max(high, each), 0),
  };
}

/** Chosen cells that score the same as others which are not chosen. */
export interface Tied {
  chosen: number;
  left: number;
}

export function tiedAt(score: Float64Array, chosen: number): Tied | null {
  const best = topCells(score, chosen);
  const limit = score[best.at(-1)!];
  const equal = (values: ArrayLike<number>) =>
    Array.from(values).filter((each) => each === limit).length;
  const inside = equal(Array.from(best, (cell) => score[cell]!));
  const left = equal(score) - inside;
  return left > 0 ? { chosen: inside, left } : null;
}
