import { boost, predict, type Boosted } from "../boosting/boost";
import { contributions } from "../boosting/partial-effect";
import { activeCells, aroundEach, type ActiveCells } from "./active";
import { featureNames, featuresOf, pastOf } from "./features";
import type { Ground, PlacedIncidents } from "./ground";
import {
  learnedForecaster,
  linearOf,
  windowsOf,
  type LearnedForecast,
  type LearnedOptions,
} from "./learned";
import { around } from "./lessons";
import { incidentCounter, levelOf } from "./level";
import { reasonsOf, strongestFirst, type Reason } from "./reasons";
import type { Layer } from "./rtm";
import { sumOf } from "../statistics/sums";

export interface BoostedPlaces {
  /** Expected incidents of each cell in the horizon. */
  expected: Float64Array;
  names: string[];
  trees: Boosted;
  learned: LearnedForecast;
  reasons: (cell: number) => Reason[];
}

/** Small trees, and few of them: the regression beneath has said most. */
const growth = { trees: 60, leaves: 4, leastExpected: 20 };

const ownNames = [
  "last 28 days",
  "last 91 days",
  "days since the last",
  "around, last year",
  "month",
];

/**
 * Boosted trees with the Poisson loss on top of learned history: what its regression leaves is
 * explained by recent incidents in the cell, those around it in the last year, the month in which the
 * horizon has its middle, and features of the ground. `learnedForecaster` says which cells are
 * candidates, and what the others get.
 * Source: Friedman, Annals of Statistics 29 (2001).
 */
export function boostedForecaster(
  ground: Ground,
  own: PlacedIncidents,
  others: readonly PlacedIncidents[],
  layers: readonly { name: string; values: Layer }[],
  options: LearnedOptions,
  forecast = learnedForecaster(ground, own, others, options),
): (origin: number, learnedAt?: number) => BoostedPlaces {
  const { from, horizon, candidates } = options;
  const tables = [own, ...others];
  const days = tables.map(({ day }) => day);
  const active = activeCells(ground, tables, around);
  const names = [...featureNames(others.length), ...ownNames, ...layers.map(({ name }) => name)];
  const rowsAt = (day: number) => {
    const { place, columns } = featuresOf(pastOf(active, days, day), candidates);
    const month = monthOf(day + horizon / 2);
    const all = [
      ...columns,
      ...recentOf(active, own.day, day, place),
      new Float64Array(place.length).fill(month),
      ...layers.map(({ values }) => Float64Array.from(place, (i) => values[active.cell[i]!]!)),
    ];
    return { place, columns, all };
  };
  const count = incidentCounter(own);
  const windowsBefore = windowsOf(own, options);
  const known = new Map<number, ReturnType<typeof lessonAt>>();
  const lessonAt = (day: number) => {
    const { place, columns, all } = rowsAt(day);
    const counts = new Float64Array(active.cell.length);
    active.placeOf[0]!.forEach((at, i) => {
      if (at >= 0 && own.day[i]! >= day && own.day[i]! < day + horizon) counts[at]!++;
    });
    const exposure = count(day, day + horizon) / count(-Infinity, day);
    return { counts: Float64Array.from(place, (i) => counts[i]!), columns, all, exposure };
  };
  return (origin, learnedAt = origin) => {
    const learned = forecast(origin, learnedAt);
    const lessons = windowsBefore(learnedAt).map((day) => {
      const lesson = known.get(day) ?? lessonAt(day);
      known.set(day, lesson);
      return lesson;
    });
    const counts = joined(lessons.map((each) => each.counts));
    const offset = joined(
      lessons.map(({ columns, exposure }) =>
        linearOf(learned.fit, columns).map((each) => each + Math.log(exposure)),
      ),
    );
    const columns = names.map((_, k) => joined(lessons.map(({ all }) => all[k]!)));
    const trees = boost({ counts, columns, offset }, growth);
    const { place, all } = rowsAt(origin);
    const times = predict(trees, all);
    const expected = learned.expected.slice();
    place.forEach((i, row) => (expected[active.cell[i]!]! *= times[row]!));
    const scale = levelOf(count, { from, origin, horizon }) / sumOf(expected);
    const cellsOf = Int32Array.from(place, (i) => active.cell[i]!);
    const reasons = (cell: number): Reason[] => {
      const row = cellsOf.indexOf(cell);
      if (row < 0) return [];
      const by = contributions(trees, all, row).added;
      const learnt = reasonsOf(learned, cell);
      const found = names.map((name, k): Reason => {
        const before = learnt.find((each) => each.name === name)?.times ?? 1;
        return { name, times: before * Math.exp(by[k]!) };
      });
      return strongestFirst(found);
    };
    return { expected: expected.map((each) => each * scale), names, trees, learned, reasons };
  };
}

/** In the order of `ownNames`, without the month. */
function recentOf(
  active: ActiveCells,
  day: ArrayLike<number>,
  origin: number,
  place: Int32Array,
): Float64Array[] {
  const size = active.cell.length;
  const [month, quarter, year] = [
    new Float64Array(size),
    new Float64Array(size),
    new Float64Array(size),
  ];
  const since = new Float64Array(size).fill(NaN);
  active.placeOf[0]!.forEach((at, i) => {
    const age = origin - day[i]!;
    if (at < 0 || !(age > 0)) return;
    if (age <= 28) month[at]!++;
    if (age <= 91) quarter[at]!++;
    if (age <= 365) year[at]!++;
    if (!(since[at]! <= age)) since[at] = age;
  });
  const lists = [month, quarter, since, aroundEach(active, year)];
  return lists.map((list) => Float64Array.from(place, (i) => list[i]!));
}

/** 1 to 12, of a day since 1970. */
const monthOf = (day: number) => new Date(Math.floor(day) * 86_400_000).getUTCMonth() + 1;

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
