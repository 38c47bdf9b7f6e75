import { MethodProblem } from "../problem";
import { distanceBand } from "../spatial/weights-distance";
import { moran } from "../spatial/clusters/moran";
import { normalQuantile, normalTail } from "../statistics/normal";
import { poissonElasticNet } from "./elastic-net";
import { sideOf, type Ground } from "./ground";
import { riskTerrain, type Layer, type RiskFactor, type RiskFamily, type RiskTerrain } from "./rtm";
import { widestErrors } from "./terrain-blocks";

/** One way to say where a feature is: near it, or where it lies densest, within some distance. */
export interface TerrainLayer {
  /** Number of the feature; of one feature at most one layer is taken. */
  feature: number;
  values: Layer;
}

export interface TerrainFactor extends RiskFactor {
  /** Two-sided, that the layer says nothing beside the others. */
  p: number;
  /** The same times the number of layers tried: the best of many is to stand out from all of them. */
  pAdjusted: number;
}

export interface Terrain extends Omit<RiskTerrain, "factors"> {
  factors: TerrainFactor[];
  /** Layers with enough cells and incidents to be tried, and those that the penalty left. */
  tried: number[];
  preselected: number[];
  penalty: number;
  /** Width of the widest blocks whose scatter the errors allow for, metres; null where there are too few. */
  blockSide: number | null;
  /** Of the intervals, widened for the choice among the layers tried. */
  confidence: number;
  /** Squared Pearson residuals over the degrees of freedom: above 1 counts scatter more than the family says. */
  dispersion: number;
  /** Likeness of the residuals of neighbours; null where it cannot be told. */
  residuals: { moran: number; z: number; p: number } | null;
}

export interface TerrainOptions {
  /** The one with the lower BIC when not given. */
  family?: RiskFamily;
  /** Block of each cell: parts of whole blocks choose the penalty. */
  blocks: Int32Array;
  /** Part of each block, from 0 on. */
  parts: Int32Array;
  progress?(fraction: number): void;
}

/** A layer in fewer cells, or outside fewer, has nothing that could be counted. */
const leastCells = 10;

/**
 * Which layers of the ground go with the counts of cells: an elastic net with a penalty chosen by
 * parts left out keeps few of them, then steps by BIC take at most one a feature (`riskTerrain`).
 * Errors are those of the model or, where larger, those of blocks that scatter as a whole. Intervals
 * are widened for the choice: of those shown, 5 in 100 are expected to miss. No factor where none
 * explains more than it costs.
 * Sources: Caplan, Kennedy and Piza, Risk Terrain Modeling Diagnostics Utility (2013); Benjamini and
 * Yekutieli, J. American Statistical Association 100 (2005), for the intervals; Liang and Zeger,
 * Biometrika 73 (1986), for the errors of blocks.
 */
export function chooseTerrain(
  ground: Ground,
  counts: ArrayLike<number>,
  layers: readonly TerrainLayer[],
  { family, blocks, parts, progress }: TerrainOptions,
): Terrain {
  if (layers.length === 0) {
    throw new MethodProblem("There is no layer.", "Name at least one table of features.");
  }
  const values = layers.map((layer) => layer.values);
  const features = layers.map(({ feature }) => feature);
  const tried = layersToTry(counts, values);
  const net = preselect(counts, values, tried, { blocks, parts, progress });
  const options = { features, among: net.kept, ...(family ? { family } : {}) };
  const model = riskTerrain(counts, values, options);
  const widest = widestErrors(ground, counts, values, model);
  const confidence = 1 - (0.05 * Math.max(1, model.factors.length)) / Math.max(1, tried.length);
  const z = normalQuantile(0.5 + confidence / 2);
  const factors = model.factors.map((factor, k): TerrainFactor => {
    const error = Math.max(factor.error, widest?.errors[k] ?? 0);
    const p = 2 * normalTail(Math.abs(factor.coefficient) / error);
    return {
      ...factor,
      error,
      rrvLow: Math.exp(factor.coefficient - z * error),
      rrvHigh: Math.exp(factor.coefficient + z * error),
      p,
      pAdjusted: Math.min(1, p * tried.length),
    };
  });
  return {
    ...model,
    factors,
    tried,
    preselected: net.kept,
    penalty: net.penalty,
    blockSide: widest?.side ?? null,
    confidence,
    ...scatterOf(ground, counts, model),
  };
}

/** Layers that are somewhere and not everywhere, with an incident on both sides. */
export function layersToTry(counts: ArrayLike<number>, values: readonly Layer[]): number[] {
  return [...values.keys()].filter((layer) => {
    let [cells, incidents, all] = [0, 0, 0];
    for (let i = 0; i < counts.length; i++) {
      cells += values[layer]![i]!;
      incidents += values[layer]![i]! * counts[i]!;
      all += counts[i]!;
    }
    const isEnough = cells >= leastCells && counts.length - cells >= leastCells;
    return isEnough && incidents > 0 && incidents < all;
  });
}

interface Preselected {
  kept: number[];
  penalty: number;
}

/** Layers that an elastic net keeps; with `penalty` at that one. Cells alike are added up. */
export function preselect(
  counts: ArrayLike<number>,
  values: readonly Layer[],
  tried: readonly number[],
  {
    blocks,
    parts,
    penalty,
    progress,
  }: Pick<TerrainOptions, "blocks" | "parts" | "progress"> & { penalty?: number },
): Preselected {
  if (tried.length === 0) return { kept: [], penalty: penalty ?? 0 };
  const rowOf = new Map<string, number>();
  const [y, exposure, part, first]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let i = 0; i < counts.length; i++) {
    const own = penalty === undefined ? parts[blocks[i]!]! : 0;
    const key = `${own} ${tried.map((layer) => values[layer]![i]!).join("")}`;
    let row = rowOf.get(key);
    if (row === undefined) {
      rowOf.set(key, (row = y.length));
      y.push(0);
      exposure.push(0);
      part.push(own);
      first.push(i);
    }
    y[row]! += counts[i]!;
    exposure[row]!++;
  }
  const columns = tried.map((layer) => Float64Array.from(first, (i) => values[layer]![i]!));
  const net = poissonElasticNet(y, columns, {
    exposure,
    ...(penalty === undefined ? { parts: part } : { penalties: downTo(penalty) }),
    ...(progress ? { progress } : {}),
  });
  return {
    kept: tried.filter((_, k) => net.coefficients[k] !== 0),
    penalty: net.penalties[net.best]!,
  };
}

/** Three steps to a penalty: each begins where the one before ended. */
const downTo = (penalty: number) => [9 * penalty, 3 * penalty, penalty];

/** How much more counts scatter than the model says, and whether what it leaves is alike nearby. */
function scatterOf(
  ground: Ground,
  counts: ArrayLike<number>,
  { expected, theta, factors }: RiskTerrain,
): Pick<Terrain, "dispersion" | "residuals"> {
  const n = counts.length;
  const own = theta ?? Infinity;
  const pearson = expected.map(
    (mean, i) => (counts[i]! - mean) / Math.sqrt(mean + (mean * mean) / own),
  );
  const squares = pearson.reduce((sum, each) => sum + each * each, 0);
  const dispersion = squares / Math.max(1, n - factors.length - 1);
  try {
    const weights = distanceBand(ground.x, ground.y, 1.5 * sideOf(ground));
    const { statistic, randomisation } = moran(pearson, weights);
    const residuals = { moran: statistic, z: randomisation.z, p: randomisation.pGreater };
    return { dispersion, residuals };
  } catch (error) {
    if (error instanceof MethodProblem) return { dispersion, residuals: null };
    throw error;
  }
}
