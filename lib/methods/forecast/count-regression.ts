import { chance, type Chance } from "../chance";
import { MethodProblem } from "../problem";
import { cholesky } from "../statistics/cholesky";
import { drawNegativeBinomial } from "../statistics/draws";
import { glm, type Glm } from "../statistics/glm";
import { leastSquares } from "../statistics/least-squares";
import { negativeBinomialGlm } from "../statistics/negative-binomial-glm";
import type { Series } from "../temporal/series";
import { countDesign, type CountDesign } from "./count-design";
import type { Forecast, ForecastModel } from "./model";
import { checkPanel, levelOf, type PooledContext, type PooledModel } from "./pooled-model";

/** Courses drawn of each series, all from one seed. */
const courses = 400;

/** No mean goes further above the highest count so far: a course must not feed itself without end. */
const highest = 3;

const leastSteps = 8;

/** Fewer cases where a regressor is not 0 tell nothing of it. */
const leastCases = 5;

/** Rows that are learned from at most: more make a dozen coefficients slower, and hardly surer. */
const mostRows = 30_000;

/**
 * Poisson or negative-binomial regression with a logarithmic link, over all series at once. Each step
 * is explained by its own past, beside the mean of its series, which is its offset, and by season, trend
 * and what was given. Forecasts are drawn step by step: coefficients from their normal distribution,
 * then counts, which are the past of the next step. At least 8 steps, whole numbers, or a MethodProblem.
 * Source: Cameron and Trivedi, Regression Analysis of Count Data (2013), 7; Hilbe (2011).
 */
export function countRegression(
  histories: readonly Series[],
  horizon: number,
  context: PooledContext,
  family: "poisson" | "negative-binomial",
): Forecast[] {
  checkPanel(histories, horizon, context, leastSteps, "A regression of counts");
  const steps = histories[0]!.length;
  const design = countDesign(steps, horizon, context);
  const levels = histories.map(levelOf);
  const data = rowsOf(histories, levels, design);
  const given = design.names.length - (context.regressors?.length ?? 0);
  const told = design.names.map((_, k) => k).filter((k) => k < given || tells(data, k));
  const free = independent(data.columns, told);
  if (data.counts.every((each) => each === 0))
    return histories.map(() => nothing(horizon, context));
  const columns = free.map((k) => data.columns[k]!);
  const { fit, theta, used } = fitted(data, columns, family);
  const kept = free.slice(0, used);
  const name = theta === Infinity ? "Poisson regression" : "negative-binomial regression";
  const form = histories.length > 1 ? `${name} over ${histories.length} series` : name;
  const found = kept.map((k, j) => [design.names[k]!, fit.coefficients[j]!] as const);
  const parameters = Object.fromEntries(theta === Infinity ? found : [...found, ["theta", theta]]);
  const by = chance(context.seed);
  const draws = coefficientDraws(fit, by);
  return histories.map((history, s) => {
    const course = { history, level: levels[s]!, horizon, design, kept, theta };
    return {
      ...quantilesOf(simulate(course, draws, by), context.levels),
      form,
      parameters,
      fitted: fittedOf(course, fit.coefficients),
    };
  });
}

interface Rows {
  counts: Float64Array;
  columns: Float64Array[];
  offset: Float64Array;
}

/** Every step of every series that has all it needs behind it; of many, each so-many-th. */
function rowsOf(histories: readonly Series[], levels: number[], design: CountDesign): Rows {
  const steps = histories[0]!.length;
  const every = Math.ceil(((steps - design.first) * histories.length) / mostRows);
  const columns: number[][] = design.names.map(() => []);
  const [counts, offset]: [number[], number[]] = [[], []];
  const row = new Float64Array(columns.length);
  histories.forEach((history, s) => {
    // Series by series another step comes first, so that no part of the season is left out.
    for (let t = design.first + (s % every); t < steps; t += every) {
      design.write(row, history, levels[s]!, t);
      for (let k = 0; k < row.length; k++) columns[k]!.push(row[k]!);
      counts.push(history[t]!);
      offset.push(Math.log(levels[s]!));
    }
  });
  return {
    counts: Float64Array.from(counts),
    columns: columns.map((each) => Float64Array.from(each)),
    offset: Float64Array.from(offset),
  };
}

/** Whether enough cases fell where a regressor is not 0: the logarithm of next to none is anything. */
function tells({ counts, columns }: Rows, k: number): boolean {
  const cases = columns[k]!.reduce((sum, each, i) => (each === 0 ? sum : sum + counts[i]!), 0);
  return cases >= leastCases;
}

/** Columns that are no mixture of those before them, and no more than a fifth of the rows. */
function independent(columns: Float64Array[], among: readonly number[]): number[] {
  const rows = columns[0]!.length;
  let kept = among.slice(0, Math.max(1, Math.floor(rows / 5)));
  const even = new Float64Array(rows).fill(1);
  for (;;) {
    const list = kept.map((k) => columns[k]!);
    const solved = leastSquares(list, even, even);
    if (typeof solved !== "number") return kept;
    kept = kept.filter((_, j) => j !== solved);
  }
}

interface Fitted {
  fit: Glm;
  theta: number;
  /** How many of the columns it took. */
  used: number;
}

/** Where one wild value breaks a fit: without a scatter of its own, then without anything but the level. */
function fitted(
  { counts, offset }: Rows,
  columns: Float64Array[],
  family: "poisson" | "negative-binomial",
): Fitted {
  const poisson = (used: number) => {
    const fit = glm(counts, columns.slice(0, used), { family: "poisson", offset });
    return { fit, theta: Infinity, used };
  };
  const scattered = () => {
    const fit = negativeBinomialGlm(counts, columns, { offset });
    return { fit, theta: fit.theta, used: columns.length };
  };
  const ways = [...(family === "poisson" ? [] : [scattered]), () => poisson(columns.length)];
  for (const way of ways) {
    try {
      return way();
    } catch (problem) {
      if (!(problem instanceof MethodProblem)) throw problem;
    }
  }
  return poisson(1);
}

/** Coefficients as they may be, given the data: one list a course, the same for all series. */
function coefficientDraws({ coefficients, covariance }: Glm, by: Chance): Float64Array[] {
  const size = coefficients.length;
  const lower = cholesky(covariance, size);
  return Array.from({ length: courses }, () => {
    if (!lower) return coefficients;
    const z = Float64Array.from({ length: size }, () => by.normal());
    return coefficients.map((each, row) => {
      let sum = each;
      for (let k = 0; k <= row; k++) sum += lower[row * size + k]! * z[k]!;
      return sum;
    });
  });
}

/** Means of each step of the history, one step before; NaN where it does not reach back far enough. */
function fittedOf({ history, level, design, kept }: Course, coefficients: Float64Array) {
  const row = new Float64Array(design.names.length);
  return Float64Array.from(history, (_, t) => {
    if (t < design.first) return NaN;
    design.write(row, history, level, t);
    return meanOfRow(row, level, kept, coefficients);
  });
}

function meanOfRow(row: Float64Array, level: number, kept: number[], coefficients: Float64Array) {
  let linear = Math.log(level);
  for (let k = 0; k < kept.length; k++) linear += coefficients[k]! * row[kept[k]!]!;
  return Math.exp(linear);
}

interface Course {
  history: Series;
  level: number;
  horizon: number;
  design: CountDesign;
  kept: number[];
  theta: number;
}

/** Counts of each step ahead, one list a step with one entry a course; and their means. */
function simulate(
  { history, level, horizon, design, kept, theta }: Course,
  draws: readonly Float64Array[],
  by: Chance,
) {
  const n = history.length;
  const values = new Float64Array(n + horizon);
  values.set(Array.from(history));
  const most = highest * (values.reduce((a, b) => Math.max(a, b), 0) + 3);
  const row = new Float64Array(design.names.length);
  const counts = Array.from({ length: horizon }, () => new Float64Array(courses));
  const means = new Float64Array(horizon);
  for (let course = 0; course < courses; course++) {
    const coefficients = draws[course]!;
    for (let h = 0; h < horizon; h++) {
      design.write(row, values, level, n + h);
      const mean = Math.min(most, meanOfRow(row, level, kept, coefficients));
      means[h]! += mean / courses;
      counts[h]![course] = values[n + h] = drawNegativeBinomial(mean, theta, by);
    }
  }
  return { counts, means };
}

function quantilesOf(
  { counts, means }: ReturnType<typeof simulate>,
  levels: readonly number[],
): Forecast {
  const sorted = counts.map((each) => each.slice().sort());
  const quantiles = levels.map((level) =>
    Float64Array.from(sorted, (each) => each[Math.min(courses - 1, Math.floor(level * courses))]!),
  );
  return { mean: means, levels, quantiles };
}

const nothing = (horizon: number, { levels }: PooledContext): Forecast => ({
  mean: new Float64Array(horizon),
  levels,
  quantiles: levels.map(() => new Float64Array(horizon)),
  form: "no case in any series",
});

export const pooledPoissonModel: PooledModel = {
  name: "pooled_poisson",
  forecast: (histories, horizon, context) =>
    countRegression(histories, horizon, context, "poisson"),
};

const single = (name: string, family: "poisson" | "negative-binomial"): ForecastModel => ({
  name,
  forecast: (history, horizon, context) => countRegression([history], horizon, context, family)[0]!,
});

export const poissonModel = single("poisson", "poisson");
export const negativeBinomialModel = single("negative_binomial", "negative-binomial");
