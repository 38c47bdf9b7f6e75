import type { LaidGround } from "@/cells/ground/lay";
import { atLeastOne } from "@/lib/methods/places/auc";
import type { PlacedIncidents } from "@/lib/methods/places/ground";
import { countBetween } from "@/lib/methods/places/incidents";
import type { PlaceAnswer } from "@/lib/methods/places/models";
import { topCells } from "@/lib/methods/places/rank";
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
  score: number;
  /** What the model says of it, strongest first; empty for models that only count. */
  reasons: Reason[];
  /** Incidents before the origin: all, and those of the last year. */
  incidents: number;
  lastYear: number;
}

/** Cells that are ranked for each that is chosen, and at most. */
const [each, most] = [7, 20_000];

/** The chosen cells and those that come next. */
export function rankCells(
  { grid, areaOf }: LaidGround,
  own: PlacedIncidents,
  { score, expected, reasons }: PlaceAnswer,
  { chosen, origin }: { chosen: number; origin: number; from: number },
): RankedCell[] {
  const cells = grid.id.length;
  const all = countBetween(own, cells, -Infinity, origin);
  const year = countBetween(own, cells, origin - 365, origin);
  const order = topCells(score, Math.max(chosen, Math.min(each * chosen, most)));
  return Array.from(order, (cell, i) => ({
    rank: i + 1,
    isChosen: i < chosen,
    id: grid.id[cell]!,
    area: areaOf(cell),
    longitude: grid.longitude[cell]!,
    latitude: grid.latitude[cell]!,
    outline: grid.outline(cell),
    expected: expected[cell]!,
    probability: atLeastOne(expected[cell]!),
    score: score[cell]!,
    reasons: reasons?.(cell) ?? [],
    incidents: all[cell]!,
    lastYear: year[cell]!,
  }));
}
