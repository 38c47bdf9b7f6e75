import type { MethodContext } from "../../method";
import { MethodProblem } from "../../problem";
import { benjaminiHochberg } from "../../statistics/fdr";
import { negativeBinomialGlm } from "../../statistics/negative-binomial-glm";
import {
  partialSpearman,
  spearman,
  type Correlation,
  type Worth,
} from "../../statistics/rank-correlation";
import { studentQuantile, studentTwoSidedP } from "../../statistics/student";
import { varianceInflation, type Inflation } from "../../statistics/variance-inflation";
import { moran, moranPermutationP } from "../clusters/moran";
import { distanceClasses, effectiveSize, mostPlaces } from "../relations/effective-size";
import { rowStandardised, type Weights } from "../weights";
import { spatialPoisson } from "./spatial-poisson";

export interface AreaTraits {
  /** Incidents of each area, from 0 on. */
  counts: ArrayLike<number>;
  /** One list a trait, all values finite. */
  traits: readonly { name: string; values: ArrayLike<number> }[];
  /** What counts are measured by (residents, km²), all above 0; every area counts the same without. */
  exposure?: ArrayLike<number>;
  /** Binary, both ways: without it nothing is said about neighbours. */
  neighbours?: Weights;
  /** Middle of each area, metres: rank correlations then allow for areas that are alike because near. */
  middle?: { x: ArrayLike<number>; y: ArrayLike<number> };
}

/** Times as many incidents where a trait is one standard deviation higher. */
export interface RateRatio {
  ratio: number;
  /** 95 % interval by Student's t. */
  low: number;
  high: number;
  /** Two-sided, of a ratio of 1. */
  p: number;
}

export interface TraitEffect extends RateRatio, Inflation {
  name: string;
  /** For the number of traits (Benjamini–Hochberg). */
  adjusted: number;
  /** As if areas were independent of each other. */
  plain: RateRatio;
  /** Of the rate with the trait, and given all other traits. */
  spearman: Correlation;
  partial: Correlation;
  mean: number;
  /** Standard deviation of the trait: the step that the ratio is for. */
  deviation: number;
}

/** Whether what the traits leave is alike in neighbours. */
export interface Dependence {
  moran: number;
  expectation: number;
  /** One-sided, the residuals dealt out to the areas anew. */
  p: number;
}

/** Of the spatial model: 0 none, towards 1 the more alike neighbours are; scatter of the levels. */
export interface SharedLevels {
  lambda: number;
  variance: number;
}

export interface AreaRegression {
  areas: number;
  effects: TraitEffect[];
  /** Variance is mean + mean² / theta; Infinity where counts scatter no more than Poisson ones. */
  theta: number;
  /** What the traits let expect of each area. */
  expected: Float64Array;
  /** Pearson residuals: observed less expected in standard deviations. */
  residuals: Float64Array;
  /** Null without neighbours, and where residuals are all equal. */
  dependence: Dependence | null;
  /** Null where ratios are as if areas were independent, with a reason where neighbours are known. */
  spatial: SharedLevels | null;
  withoutSpatial: string | null;
}

/** Areas that a model of so many traits needs. */
export const fewestAreasFor = (traits: number): number => 10 + 3 * traits;

const confidence = 0.95;

/**
 * Which traits go with more incidents from area to area: negative binomial regression of counts on
 * traits by their standard deviation, with the exposure as offset. With neighbours, ratios, intervals
 * and p are of the model of `spatialPoisson`, in which areas may share with their neighbours what no
 * trait says; without, as if areas were independent. MethodProblem for fewer than 10 + 3 × traits
 * areas, a trait that does not vary, or one that others make up.
 */
export function areaRegression(
  input: AreaTraits,
  context: MethodContext,
  { permutations = 999 }: { permutations?: number } = {},
): AreaRegression {
  check(input);
  refuseSilence(input.counts);
  const { counts, traits, exposure, neighbours, middle } = input;
  const n = counts.length;
  const steps = traits.map(({ values }) => standardised(values));
  const inflation = varianceInflation(steps.map(({ values }) => values));
  refuseMixtures(input, inflation);
  const columns = [new Float64Array(n).fill(1), ...steps.map(({ values }) => values)];
  const offset = Float64Array.from({ length: n }, (_, i) => Math.log(exposure?.[i] ?? 1));
  const fit = plainFit(counts, columns, offset);
  const plain = traits.map((_, k) =>
    ratioOf(fit.coefficients[k + 1]!, fit.errors[k + 1]!, n - columns.length),
  );
  const residuals = fit.fitted.map(
    (mean, i) => (counts[i]! - mean) / Math.sqrt(mean + (mean * mean) / fit.theta),
  );
  const dependence = neighbours && dependenceOf(residuals, neighbours, permutations, context);
  const spatial = neighbours && withNeighbours(counts, columns, offset, neighbours);
  const found = spatial?.ratios ?? plain;
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  const rates = Float64Array.from(counts, (count, i) => count / (exposure?.[i] ?? 1));
  const classes = middle && n <= mostPlaces ? distanceClasses(middle.x, middle.y) : null;
  const worth: Worth = (a, b) => (classes ? effectiveSize(a, b, classes) : n);
  return {
    areas: n,
    theta: fit.theta,
    expected: fit.fitted,
    residuals,
    dependence: dependence ?? null,
    spatial: spatial?.levels ?? null,
    withoutSpatial: spatial?.reason ?? null,
    effects: traits.map(({ name, values }, k) => {
      const others = traits.filter((_, j) => j !== k).map((other) => other.values);
      return {
        name,
        ...found[k]!,
        adjusted: adjusted[k]!,
        plain: plain[k]!,
        ...inflation[k]!,
        spearman: spearman(rates, values, worth),
        partial: partialSpearman(rates, values, others, worth),
        mean: steps[k]!.mean,
        deviation: steps[k]!.deviation,
      };
    }),
  };
}

function plainFit(
  counts: ArrayLike<number>,
  columns: readonly Float64Array[],
  offset: Float64Array,
) {
  try {
    return negativeBinomialGlm(counts, columns, { offset });
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    throw new MethodProblem(
      "The areas differ too much in their counts for one model.",
      "Look for an area whose count or exposure is wrong, and leave it out.",
    );
  }
}

/** Null where nothing is left to be alike, or nobody has a neighbour. */
function dependenceOf(
  residuals: Float64Array,
  neighbours: Weights,
  permutations: number,
  context: MethodContext,
): Dependence | null {
  try {
    const rows = rowStandardised(neighbours);
    const { statistic, expectation } = moran(residuals, rows);
    const p = moranPermutationP(residuals, rows, { permutations }, context);
    return { moran: statistic, expectation, p };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return null;
  }
}

type Spatial =
  | { ratios: RateRatio[]; levels: SharedLevels; reason: null }
  | { ratios: null; levels: null; reason: string };

function withNeighbours(
  counts: ArrayLike<number>,
  columns: readonly Float64Array[],
  offset: Float64Array,
  neighbours: Weights,
): Spatial {
  const without = (reason: string) => ({ ratios: null, levels: null, reason });
  try {
    const fit = spatialPoisson(counts, columns, neighbours, offset);
    if (!fit.converged) return without("The spatial model does not come to rest.");
    const ratios = columns
      .slice(1)
      .map((_, k) => ratioOf(fit.coefficients[k + 1]!, fit.errors[k + 1]!, fit.freedom));
    const { dependence: lambda, variance } = fit;
    return { ratios, levels: { lambda, variance }, reason: null };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return without(error.message);
  }
}

function check({ counts, traits, exposure }: AreaTraits) {
  const n = counts.length;
  if (traits.length === 0) throw new MethodProblem("There is no trait to compare.");
  const least = fewestAreasFor(traits.length);
  if (n < least) {
    throw new MethodProblem(
      `${traits.length === 1 ? "One trait needs" : `${traits.length} traits need`} at least ${least} areas to be compared, and there are ${n}.`,
      "Choose fewer traits, or smaller areas.",
    );
  }
  for (let i = 0; i < n; i++) {
    const base = exposure?.[i] ?? 1;
    const isKnown = traits.every(({ values }) => Number.isFinite(values[i]!));
    if (isKnown && counts[i]! >= 0 && Number.isFinite(counts[i]!) && base > 0 && base < Infinity) {
      continue;
    }
    throw new MethodProblem(
      `Area ${i + 1} lacks a count from 0 on, a trait, or an exposure above 0.`,
      "Leave such areas out.",
    );
  }
}

function refuseSilence(counts: ArrayLike<number>) {
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) return;
  throw new MethodProblem("No area has an incident.", "There is nothing to explain.");
}

function refuseMixtures({ traits }: AreaTraits, inflation: readonly Inflation[]) {
  traits.forEach(({ name, values }) => {
    if (Array.from(values).every((value) => value === values[0])) {
      throw new MethodProblem(`${name} is the same in every area.`, "Leave it out.");
    }
  });
  const made = traits.filter((_, k) => inflation[k]!.factor === Infinity).map(({ name }) => name);
  if (made.length === 0) return;
  throw new MethodProblem(
    `${made.join(", ")}: one of these follows from the others exactly, so that nothing can be told of each.`,
    "Leave one of them out.",
  );
}

function ratioOf(coefficient: number, error: number, freedom: number): RateRatio {
  const reach = studentQuantile(confidence, freedom) * error;
  return {
    ratio: Math.exp(coefficient),
    low: Math.exp(coefficient - reach),
    high: Math.exp(coefficient + reach),
    p: studentTwoSidedP(coefficient / error, freedom),
  };
}

function standardised(values: ArrayLike<number>) {
  const n = values.length;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / (n - 1));
  const unit = deviation > 0 ? deviation : 1;
  return { mean, deviation, values: Float64Array.from(values, (value) => (value - mean) / unit) };
}
