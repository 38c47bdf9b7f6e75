import { MethodProblem } from "../problem";
import { elsewhere } from "./elsewhere";
import { featureNames } from "./features";
import type { Ground, PlacedIncidents } from "./ground";
import { checkIncidents } from "./incidents";
import { lessonsOf, shifts, type CellFeatures, type Kind, type Lesson } from "./lessons";
import { incidentCounter, levelOf, type IncidentCounter, type Span } from "./level";
import { poissonRidge, type PoissonRidge } from "./poisson-ridge";
import { sumOf } from "../statistics/sums";

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

const penalty = 300;

/** Forecasts from incidents of the own type alone, and together with those of other types. */
export interface LearnedForecasters {
  alone: Forecaster;
  /** The same as alone where there are no others. */
  together: Forecaster;
}

/**
 * Learned history: how much the incidents in a cell, those around it, their recency and incidents
 * of other types say about the days to come, by a Poisson regression over windows of the past. Each
 * window asks what was known before it and counts what came in its days; windows that reach past
 * the origin are never used. Lessons are kept from one origin to the next.
 */
export function learnedForecasters(
  ground: Ground,
  own: PlacedIncidents,
  others: readonly PlacedIncidents[],
  { from, horizon, candidates }: LearnedOptions,
): LearnedForecasters {
  for (const each of [own, ...others]) checkIncidents(each, ground.x.length);
  if (!(horizon > 0 && candidates >= 1)) {
    throw new MethodProblem("A forecast needs days and cells to be made for.");
  }
  const count = incidentCounter(own);
  const windowsBefore = windowsOf(own, { from, horizon });
  const { lessonsAt, candidatesAt } = lessonsOf(ground, own, others, count, horizon, candidates);
  const forecaster = (kind: Kind, names: string[]): Forecaster => {
    const fits = new Map<number, { fit: PoissonRidge; rows: number }>();
    const fitAt = (day: number, known: readonly number[]) => {
      let found = fits.get(day);
      if (!found) {
        const lessons = known.flatMap((each) => lessonsAt(each)[kind]);
        const rows = lessons.reduce((sum, { y }) => sum + y.length, 0);
        fits.set(day, (found = { fit: learn(lessons), rows }));
      }
      return found;
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
      const { fit, rows } = fitAt(learnedAt, known);
      const features = candidatesAt(origin)[kind];
      const expected = expectedOf(ground, own, count, features, fit, { from, origin, horizon });
      const factors = names.map((name, k) => ({ name, coefficient: fit.coefficients[k]! }));
      return { expected, factors, fit, features, windows, rows };
    };
  };
  const alone = forecaster("alone", featureNames(0));
  if (others.length === 0) return { alone, together: alone };
  return { alone, together: forecaster("together", featureNames(others.length)) };
}

/** The one that knows most. */
export const learnedForecaster = (...given: Parameters<typeof learnedForecasters>): Forecaster =>
  learnedForecasters(...given).together;

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
  const linear = new Float64Array(columns[0]!.length).fill(intercept);
  columns.forEach((column, k) => {
    for (let row = 0; row < linear.length; row++) linear[row]! += coefficients[k]! * column[row]!;
  });
  return linear;
}

/** Begins from what the ground says as it lies, a sixth of the rows. */
function learn(lessons: readonly Lesson[]): PoissonRidge {
  const some = lessons.filter((_, i) => i % shifts.length === 0);
  const isEnough = some.some(({ y }) => y.length > 20 && sumOf(y) > 0);
  return fitTo(lessons, penalty, isEnough ? fitTo(some, penalty / shifts.length) : undefined);
}

function fitTo(lessons: readonly Lesson[], weight: number, start?: PoissonRidge): PoissonRidge {
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
  return poissonRidge(y, columns, exposure, weight, start);
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
