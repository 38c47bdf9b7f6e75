import { MethodProblem } from "../problem";
import { activeCells, type ActiveCells } from "./active";
import { featureNames, featuresOf } from "./features";
import { placeIncidents, sideOf, type Ground, type PlacedIncidents } from "./ground";
import { checkIncidents } from "./incidents";
import { poissonRidge, type PoissonRidge } from "./poisson-ridge";

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

/** Forecasts as of a day, from nothing that happened on it or later. */
export type Forecaster = (origin: number) => LearnedForecast;

/** Days between one window of the past and the next, and before the first. */
const [stride, warmUp] = [28, 280];
const leastWindows = 3;

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
const around = 1.2;

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
  const known = new Map<number, Lesson[]>();
  const lessonsAt = (day: number) => {
    let lessons = known.get(day);
    if (!lessons) {
      const exposure = between(own, day, day + horizon) / between(own, -Infinity, day);
      lessons = moved.map((active): Lesson => {
        const { place, columns } = featuresOf(active, days, day, candidates);
        const counts = countPlaces(active, own, day, day + horizon);
        return { y: Float64Array.from(place, (i) => counts[i]!), columns, exposure };
      });
      known.set(day, lessons);
    }
    return lessons;
  };
  return (origin) => {
    const lessons: Lesson[] = [];
    let windows = 0;
    for (let day = from + warmUp; day + horizon <= origin; day += stride, windows++) {
      lessons.push(...lessonsAt(day));
    }
    if (windows < leastWindows) {
      throw new MethodProblem(
        `Before the forecast lie ${windows} windows to learn from; at least ${leastWindows} are needed.`,
        `Take ${earliestOrigin({ from: 0, horizon })} days or more of the past, or the historical count.`,
      );
    }
    const fit = learn(lessons);
    const { place, columns } = featuresOf(moved[0]!, days, origin, candidates);
    const cell = Int32Array.from(place, (i) => moved[0]!.cell[i]!);
    const features = { cell, columns };
    const expected = expectedOf(ground, own, features, fit, { from, origin, horizon });
    const names = featureNames(others.length);
    const factors = names.map((name, k) => ({ name, coefficient: fit.coefficients[k]! }));
    const rows = lessons.reduce((sum, { y }) => sum + y.length, 0);
    return { expected, factors, fit, features, windows, rows };
  };
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

interface Span {
  from: number;
  origin: number;
  horizon: number;
}

/**
 * Candidates by the regression; what the last year leads to expect beyond them is spread evenly over
 * all other cells, of which none may pass a candidate.
 */
function expectedOf(
  ground: Ground,
  own: PlacedIncidents,
  { cell, columns }: CellFeatures,
  fit: PoissonRidge,
  { from, origin, horizon }: Span,
): Float64Array {
  const cells = ground.x.length;
  const year = Math.min(365, origin - from);
  const total = (between(own, origin - year, origin) * horizon) / year;
  const exposure = total / between(own, -Infinity, origin);
  let [sum, least] = [0, Infinity];
  const means = Float64Array.from(cell, (_, row) => {
    const linear = columns.reduce(
      (all, column, k) => all + fit.coefficients[k]! * column[row]!,
      fit.intercept,
    );
    const mean = exposure * Math.exp(linear);
    sum += mean;
    least = Math.min(least, mean);
    return mean;
  });
  const rest = Math.max(total - sum, total / 100) / Math.max(1, cells - cell.length);
  const expected = new Float64Array(cells).fill(Math.min(rest, least * 0.999));
  cell.forEach((i, row) => (expected[i] = means[row]!));
  return expected;
}

/** Incidents of the whole ground from one day on, before another. */
function between({ cell, day }: PlacedIncidents, from: number, before: number): number {
  let sum = 0;
  for (let i = 0; i < cell.length; i++) {
    if (cell[i]! >= 0 && day[i]! >= from && day[i]! < before) sum++;
  }
  return sum;
}
