import { aroundEach, type ActiveCells } from "./active";
import { topCells } from "./rank";

/** Days of a table's incidents, the tables in the order of `ActiveCells.placeOf`. */
export type Days = ArrayLike<number>;

export interface Features {
  /** Places among the active cells, those with the most behind them first. */
  place: Int32Array;
  /** One list for each name of `featureNames`. */
  columns: Float64Array[];
}

/** Days after which an incident counts half as recent. */
const recentHalfLife = 365;

/** Added before the logarithm is taken: to incidents in the cell, around it, the recent over all, of other types. */
const [toOwn, toNear, toOther] = [0.3, 0.1, 0.5];

/** Values of a feature, by its place in `featureNames`, as what they stand for: incidents, or the recent over all. */
export function unitsOf(feature: number, values: Float64Array): Float64Array {
  const added = [toOwn, toNear, 0][feature] ?? toOther;
  return values.map((each) => Math.round(1e6 * (Math.exp(each) - added)) / 1e6);
}

/** What the features are called, in their order; one more for each further type of incident. */
export const featureNames = (others: number): string[] => [
  "history",
  "neighbours",
  "recency",
  ...Array.from({ length: others }, (_, i) => (others > 1 ? `other ${i + 1}` : "other")),
];

/** Of each active cell before a day. The first table is that of the type to forecast. */
export interface Past {
  counts: Float64Array;
  /** Incidents around, by the weights of the neighbours. */
  near: Float64Array;
  recent: Float64Array;
  others: Float64Array[];
}

export function pastOf(active: ActiveCells, days: readonly Days[], origin: number): Past {
  const sum = (table: number, weight?: (age: number) => number) => {
    const sums = new Float64Array(active.cell.length);
    const [places, day] = [active.placeOf[table]!, days[table]!];
    for (let i = 0; i < places.length; i++) {
      const age = origin - day[i]!;
      if (age > 0 && places[i]! >= 0) sums[places[i]!]! += weight ? weight(age) : 1;
    }
    return sums;
  };
  const counts = sum(0);
  return {
    counts,
    near: aroundEach(active, counts),
    recent: sum(0, (age) => 2 ** (-age / recentHalfLife)),
    others: days.slice(1).map((_, k) => sum(k + 1)),
  };
}

/**
 * What the past says of the cells that have most of it: logarithms of the incidents in the cell, of
 * those around it, of the recent ones against all, and of the incidents of other types in it. A
 * small number is added to each, so that a cell without any has a logarithm.
 */
export function featuresOf({ counts, near, recent, others }: Past, most: number): Features {
  const behind = counts.map((count, i) => {
    let further = 0;
    for (const each of others) further += each[i]!;
    // A cell without a past is active by what came later, which nobody knew.
    if (count + further === 0) return 0;
    return count + 0.6 * near[i]! + (0.12 * further) / Math.max(1, others.length);
  });
  const place = topCells(behind, most).filter((i) => behind[i]! > 0);
  const column = (of: (i: number) => number) => {
    const values = new Float64Array(place.length);
    for (let row = 0; row < values.length; row++) values[row] = of(place[row]!);
    return values;
  };
  return {
    place,
    columns: [
      column((i) => Math.log(counts[i]! + toOwn)),
      column((i) => Math.log(near[i]! + toNear)),
      column((i) => Math.log((recent[i]! + toOwn) / (counts[i]! + toOwn))),
      ...others.map((each) => column((i) => Math.log(each[i]! + toOther))),
    ],
  };
}
