import { MethodProblem } from "../problem";
import { activeCells, type ActiveCells } from "./active";
import { elsewhere } from "./elsewhere";
import { featureNames, featuresOf } from "./features";
import { placeIncidents, sideOf, type Ground, type PlacedIncidents } from "./ground";
import { checkIncidents } from "./incidents";
import { incidentCounter, levelOf, type IncidentCounter, type Span } from "./level";
import { poissonRidge, type PoissonRidge } from "./poisson-ridge";
import { sumOf } from "./sum";

export interface LearnedOptions {
  /** First day of the register. */
  from: number;
  /** Days that are forecast. */
  horizon: number;
  /** Cells that are ranked by what was learned: several times those that can be patrolled. */
  candidates: number;
}

export interface LearnedForecast {
  /** Expected incidents of each cell in the horizon. */
  expected: Float64Array;
  factors: { name: string; coefficient: number }[];
  fit: PoissonRidge;
  /** Features of the candidates, for the reasons of a cell. */
  features: CellFeatures;
  /** Windows of the past that were learned from, and rows. */
  windows: number;
  rows: number;
}

/** Cells that were ranked by what was learned, and their features. */
export interface CellFeatures {
  cell: Int32Array;
  columns: Float64Array[];
}

/**
 * Forecasts as of a day, from nothing that happened on it or later; with coefficients as of an earlier
 * day where that is given.
 */
export type Forecaster = (origin: number, learnedAt?: number) => LearnedForecast;

/** Days between one window of the past and the next, and before the first. */
const [stride, warmUp] = [28, 280];
/** Fewer windows of the past than this teach nothing. */
export const leastWindows = 3;

/** The first day for which a forecast can be learned. */
export const earliestOrigin = ({ from, horizon }: Pick<LearnedOptions, "from" | "horizon">) =>
  from + warmUp + (leastWindows - 1) * stride + horizon;

/** The ground is also learned from with the incidents moved by parts of a cell: where its lines lie is chance. */
const shifts = [
  [0, 0],
  [1 / 2, 1 / 2],
  [1 / 3, 2 / 3],
  [2 / 3, 1 / 3],
  [0, 1 / 2],
  [1 / 2, 0],
] as const;

const penalty = 300;

/** Standard deviation, in cell sides, of what counts as around a cell. */
export const around = 1.2;

interface Lesson {
  y: Float64Array;
  columns: Float64Array[];
  exposure: number;
}

/**
 * Learned history: how much the incidents in a cell, those around it, their recency and incidents
 * of other types say about the days to come, by a Poisson regression over windows of the past. Each
 * window asks what was known before it and counts what came in its days; windows that reach past
 * the origin are never used. Lessons are kept from one origin to the next.
 */
export function learnedForecaster(
  ground: Ground,
  own: PlacedIncidents,
  others: readonly PlacedIncidents[],
  { from, horizon, candidates }: LearnedOptions,
): Forecaster {
  for (const each of [own, ...others]) checkIncidents(each, ground.x.length);
  if (!(horizon > 0 && candidates >= 1)) {
    throw new MethodProblem("A forecast needs days and cells to be made for.");
  }
  const tables = [own, ...others];
  const days = tables.map(({ day }) => day);
  const moved = shifts.map((shift) => activeCells(ground, movedBy(ground, tables, shift), around));
  const count = incidentCounter(own);
  const windowsBefore = windowsOf(own, { from, horizon });
  const kept = new Map<number, Lesson[]>();
  const lessonsAt = (day: number) => {
    let lessons = kept.get(day);
    if (!lessons) {
      const exposure = count(day, day + horizon) / count(-Infinity, day);
      lessons = moved.map((active): Lesson => {
        const { place, columns } = featuresOf(active, days, day, candidates);
        const counts = countPlaces(active, own, day, day + horizon);
        return { y: Float64Array.from(place, (i) => counts[i]!), columns, exposure };
      });
      kept.set(day, lessons);
    }
    return lessons;
  };
  return (origin, learnedAt = origin) => {
    const known = windowsBefore(learnedAt);
    const windows = known.length;
    if (windows < leastWindows) {
      throw new MethodProblem(
        `Before the forecast lie ${windows} windows to learn from; at least ${leastWindows} are needed.`,
        `Take ${earliestOrigin({ from: 0, horizon })} days or more of the past, or the historical count.`,
      );
    }
    const lessons = known.flatMap(lessonsAt);
    const fit = learn(lessons);
    const { place, columns } = featuresOf(moved[0]!, days, origin, candidates);
    const cell = Int32Array.from(place, (i) => moved[0]!.cell[i]!);
    const features = { cell, columns };
    const expected = expectedOf(ground, own, count, features, fit, { from, origin, horizon });
    const names = featureNames(others.length);
    const factors = names.map((name, k) => ({ name, coefficient: fit.coefficients[k]! }));
    const rows = lessons.reduce((sum, { y }) => sum + y.length, 0);
    return { expected, factors, fit, features, windows, rows };
  };
}

/**
 * First days of the windows to learn from as of an origin: those that ended by it. One in which nothing
 * came, or that had nothing before it, says nothing of where incidents come.
 */
export function windowsOf(
  own: PlacedIncidents,
  { from, horizon }: Pick<LearnedOptions, "from" | "horizon">,
): (origin: number) => number[] {
  const count = incidentCounter(own);
  return (origin) => {
    const days: number[] = [];
    for (let day = from + warmUp; day + horizon <= origin; day += stride) {
      if (count(-Infinity, day) > 0 && count(day, day + horizon) > 0) days.push(day);
    }
    return days;
  };
}

/** Logarithm of the expected number of each row, at an exposure of 1. */
export function linearOf(
  { intercept, coefficients }: PoissonRidge,
  columns: readonly Float64Array[],
): Float64Array {
  return columns[0]!.map((_, row) =>
    columns.reduce((all, column, k) => all + coefficients[k]! * column[row]!, intercept),
  );
}

function movedBy(
  ground: Ground,
  tables: readonly PlacedIncidents[],
  [right, up]: readonly [number, number],
): readonly PlacedIncidents[] {
  if (right === 0 && up === 0) return tables;
  const step = sideOf(ground);
  return tables.map(({ x, y, day }) =>
    placeIncidents(
      ground,
      Float64Array.from(x, (each) => each + right * step),
      Float64Array.from(y, (each) => each + up * step),
      day,
    ),
  );
}

/** Incidents of the first table in each active cell from a day on, before another. */
function countPlaces(
  { cell, placeOf }: ActiveCells,
  { day }: PlacedIncidents,
  from: number,
  before: number,
): Float64Array {
  const counts = new Float64Array(cell.length);
  placeOf[0]!.forEach((place, i) => {
    if (place >= 0 && day[i]! >= from && day[i]! < before) counts[place]!++;
  });
  return counts;
}

function learn(lessons: readonly Lesson[]): PoissonRidge {
  const rows = lessons.reduce((sum, { y }) => sum + y.length, 0);
  const [y, exposure] = [new Float64Array(rows), new Float64Array(rows)];
  const columns = lessons[0]!.columns.map(() => new Float64Array(rows));
  let at = 0;
  for (const lesson of lessons) {
    y.set(lesson.y, at);
    exposure.fill(lesson.exposure, at, at + lesson.y.length);
    lesson.columns.forEach((column, k) => columns[k]!.set(column, at));
    at += lesson.y.length;
  }
  return poissonRidge(y, columns, exposure, penalty);
}

/**
 * Candidates by the regression; what the last year leads to expect beyond them comes to the other
 * cells. All sums up to the level of the last year.
 */
function expectedOf(
  ground: Ground,
  own: PlacedIncidents,
  count: IncidentCounter,
  { cell, columns }: CellFeatures,
  fit: PoissonRidge,
  span: Span,
): Float64Array {
  const total = levelOf(count, span);
  const exposure = total / count(-Infinity, span.origin);
  const means = linearOf(fit, columns).map((linear) => exposure * Math.exp(linear));
  const left = Math.max(total - sumOf(means), total / 100);
  const expected = elsewhere(
    ground,
    own,
    span.origin,
    cell,
    left,
    means.toSorted()[means.length >> 1]!,
  );
  cell.forEach((i, row) => (expected[i] = means[row]!));
  const scale = total / sumOf(expected);
  return expected.map((each) => each * scale);
}
