import { aroundEach, type ActiveCells } from "./active";

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

/** What the features are called, in their order; one more for each further type of incident. */
export const featureNames = (others: number): string[] => [
  "history",
  "neighbours",
  "recency",
  ...Array.from({ length: others }, (_, i) => (others > 1 ? `other ${i + 1}` : "other")),
];

/**
 * What the past says of the cells that have most of it: logarithms of the incidents in the cell, of
 * those around it, of the recent ones against all, and of the incidents of other types in it. A
 * small number is added to each, so that a cell without any has a logarithm. The first table is that
 * of the type to forecast.
 */
export function featuresOf(
  active: ActiveCells,
  days: readonly Days[],
  origin: number,
  most: number,
): Features {
  const sum = (table: number, weight: (age: number) => number) => {
    const sums = new Float64Array(active.cell.length);
    const [places, day] = [active.placeOf[table]!, days[table]!];
    for (let i = 0; i < places.length; i++) {
      const age = origin - day[i]!;
      if (age > 0 && places[i]! >= 0) sums[places[i]!]! += weight(age);
    }
    return sums;
  };
  const [counts, ...others] = days.map((_, table) => sum(table, () => 1)) as [
    Float64Array,
    ...Float64Array[],
  ];
  const recent = sum(0, (age) => 2 ** (-age / recentHalfLife));
  const near = aroundEach(active, counts);
  const behind = counts.map((count, i) => {
    const further = others.reduce((all, each) => all + each[i]!, 0);
    // A cell without a past is active by what came later, which nobody knew.
    if (count + further === 0) return 0;
    return count + 0.6 * near[i]! + (0.12 * further) / Math.max(1, others.length);
  });
  const place = heaviest(behind, most);
  const column = (of: (i: number) => number) => Float64Array.from(place, of);
  return {
    place,
    columns: [
      column((i) => Math.log(counts[i]! + 0.3)),
      column((i) => Math.log(near[i]! + 0.1)),
      column((i) => Math.log((recent[i]! + 0.3) / (counts[i]! + 0.3))),
      ...others.map((each) => column((i) => Math.log(each[i]! + 0.5))),
    ],
  };
}

/** Places above 0, heaviest first, at most so many. */
function heaviest(weight: Float64Array, most: number): Int32Array {
  const above = Int32Array.from(weight.keys()).filter((i) => weight[i]! > 0);
  return above.sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, most);
}
