import { MethodProblem } from "../problem";
import { normalQuantile } from "../statistics/normal";
import { fitLayers, type Fit, type Layer, type RiskFamily } from "./rtm-fit";

export type { Layer, RiskFamily };

export interface RiskFactor {
  /** Number of the layer. */
  layer: number;
  coefficient: number;
  error: number;
  /** Relative risk value: how many times as many incidents cells with the layer have, the others equal. */
  rrv: number;
  rrvLow: number;
  rrvHigh: number;
}

export interface RiskTerrain {
  family: RiskFamily;
  /** Of the negative binomial: the variance is mean + mean² / theta. */
  theta: number | null;
  /** In the order in which they were given. */
  factors: RiskFactor[];
  intercept: number;
  bic: number;
  /** Of the model without any layer. */
  bicWithout: number;
  /** Expected incidents of each cell. */
  expected: Float64Array;
  /** Product of the relative risk values of the layers present, over that of the lowest cell. */
  score: Float64Array;
  maxScore: number;
}

export interface RiskTerrainOptions {
  /** The one with the lower BIC when not given. */
  family?: RiskFamily;
  /** Of the negative binomial, where it is known: found with every model else, which takes ten times as long. */
  theta?: number | null;
  /** Layers that may be taken; all when not given. */
  among?: readonly number[];
  /** Feature that each layer is made of: of one feature at most one layer is taken, the best. */
  features?: ArrayLike<number>;
  confidence?: number;
}

/**
 * Risk terrain: the layers that explain the counts of cells best, by steps that add or take away
 * one layer as long as BIC falls: −2 log-likelihood + (layers + 1) ln n, one more for the scatter of
 * a negative binomial. The intervals know nothing of the search, so they are narrower than they
 * should be. A layer with a relative risk value is where incidents are, not why. With `features` a
 * step may also put one layer of a feature in the place of another.
 * Source: Caplan and Kennedy, Risk Terrain Modeling (2016); Kennedy, Caplan, Piza and Buccine-Schraeder (2016).
 */
export function riskTerrain(
  counts: ArrayLike<number>,
  layers: readonly Layer[],
  { family, theta: known, among, features, confidence = 0.95 }: RiskTerrainOptions = {},
): RiskTerrain {
  checkLayers(counts, layers);
  const free = (among ?? layers.map((_, layer) => layer)).filter((layer) => varies(layers[layer]!));
  const tried = (family ? [family] : (["poisson", "negative binomial"] as const)).map((each) =>
    stepwise(counts, layers, free, {
      features: features ?? null,
      family: each,
      theta: known ?? null,
    }),
  );
  const best = tried.reduce((one, other) => (other.fit.bic < one.fit.bic ? other : one));
  const z = normalQuantile(0.5 + confidence / 2);
  const { coefficients, errors, theta, bic } = best.fit;
  const factors = best.chosen.map((layer, k): RiskFactor => {
    const [coefficient, error] = [coefficients[k + 1]!, errors[k + 1]!];
    const [low, high] = [coefficient - z * error, coefficient + z * error];
    return {
      layer,
      coefficient,
      error,
      rrv: Math.exp(coefficient),
      rrvLow: Math.exp(low),
      rrvHigh: Math.exp(high),
    };
  });
  const score = riskScores(factors, layers, counts.length);
  return {
    family: best.family,
    theta,
    factors,
    intercept: coefficients[0]!,
    bic,
    bicWithout: best.without,
    expected: expectedBy(coefficients[0]!, factors, layers, counts.length),
    score,
    maxScore: highestScore(factors.map(({ coefficient }) => coefficient)),
  };
}

/** Risk of the cell where every factor that raises it is present, and none that lowers it, over its opposite. */
export const highestScore = (coefficients: readonly number[]): number =>
  Math.exp(coefficients.reduce((sum, each) => sum + Math.abs(each), 0));

/** Relative risk score of cells by the layers that are present in them; the lowest cell has 1. */
export function riskScores(
  factors: readonly Factor[],
  layers: readonly Layer[],
  cells: number,
): Float64Array {
  const linear = linearOf(0, factors, layers, cells);
  const lowest = linear.reduce((least, each) => Math.min(least, each), Infinity);
  return linear.map((each) => Math.exp(each - lowest));
}

type Factor = Pick<RiskFactor, "layer" | "coefficient">;

/** Incidents that a model expects in each cell. */
export const expectedBy = (
  intercept: number,
  factors: readonly Factor[],
  layers: readonly Layer[],
  cells: number,
): Float64Array => linearOf(intercept, factors, layers, cells).map(Math.exp);

function linearOf(
  intercept: number,
  factors: readonly Factor[],
  layers: readonly Layer[],
  cells: number,
): Float64Array {
  const linear = new Float64Array(cells).fill(intercept);
  for (const { layer, coefficient } of factors) {
    for (let i = 0; i < cells; i++) linear[i]! += coefficient * layers[layer]![i]!;
  }
  return linear;
}

interface Steps {
  features: ArrayLike<number> | null;
  family: RiskFamily;
  theta: number | null;
}

function stepwise(
  counts: ArrayLike<number>,
  layers: readonly Layer[],
  free: readonly number[],
  { features, family, theta }: Steps,
) {
  const known = new Map<string, Fit | null>();
  const fitOf = (chosen: readonly number[]) => {
    const key = chosen.join();
    let fit = known.get(key);
    if (fit === undefined) known.set(key, (fit = fitLayers(counts, layers, chosen, family, theta)));
    return fit;
  };
  let chosen: number[] = [];
  let fit = fitOf(chosen)!;
  const without = fit.bic;
  for (;;) {
    const steps = free.map((layer) => {
      if (chosen.includes(layer)) return chosen.filter((each) => each !== layer);
      const others = chosen.filter((each) => !features || features[each] !== features[layer]);
      return [...others, layer].sort((a, b) => a - b);
    });
    const [best, at] = steps.reduce<[Fit, number]>(
      (found, step, i) => {
        const next = fitOf(step);
        return next && next.bic < found[0].bic - 1e-9 ? [next, i] : found;
      },
      [fit, -1],
    );
    if (at < 0) return { family, chosen, fit, without };
    [fit, chosen] = [best, steps[at]!];
  }
}

const varies = (layer: Layer) => {
  for (let i = 1; i < layer.length; i++) if (layer[i] !== layer[0]) return true;
  return false;
};

function checkLayers(counts: ArrayLike<number>, layers: readonly Layer[]): void {
  if (layers.length === 0) {
    throw new MethodProblem("There is no layer.", "Name at least one table of features.");
  }
  layers.forEach((layer, number) => {
    if (layer.length !== counts.length) {
      throw new MethodProblem(`Layer ${number + 1} is not of the same cells as the counts.`);
    }
  });
}
