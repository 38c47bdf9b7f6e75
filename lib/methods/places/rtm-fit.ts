import { MethodProblem } from "../problem";
import { negativeBinomial } from "../statistics/families";
import { glm } from "../statistics/glm";
import { negativeBinomialGlm } from "../statistics/negative-binomial-glm";

/** One feature of the ground as a layer: 1 in the cells where it is present, 0 elsewhere. */
export type Layer = ArrayLike<number>;

export type RiskFamily = "poisson" | "negative binomial";

export interface Fit {
  bic: number;
  coefficients: Float64Array;
  errors: Float64Array;
  theta: number | null;
}

/** A model of the layers chosen, the constant first. Null where layers say the same, so that no coefficient is theirs alone. */
export function fitLayers(
  counts: ArrayLike<number>,
  layers: readonly Layer[],
  chosen: readonly number[],
  family: RiskFamily,
  known: number | null = null,
): Fit | null {
  const { y, columns, weights } = cellsAlike(
    counts,
    chosen.map((layer) => layers[layer]!),
  );
  const all = [new Float64Array(y.length).fill(1), ...columns];
  try {
    const fit = fitCounts(y, all, weights, family, known);
    const parameters = all.length + (family === "poisson" ? 0 : 1);
    const { coefficients, errors, theta, logLikelihood } = fit;
    const bic = parameters * Math.log(counts.length) - 2 * logLikelihood;
    return { bic, coefficients, errors, theta };
  } catch (error) {
    if (error instanceof MethodProblem && chosen.length > 0) return null;
    throw error;
  }
}

function fitCounts(
  y: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
  family: RiskFamily,
  theta: number | null,
) {
  if (family === "poisson") return { ...glm(y, columns, { family, weights }), theta: null };
  if (theta === null) return negativeBinomialGlm(y, columns, { weights });
  const known = Number.isFinite(theta) ? negativeBinomial(theta) : "poisson";
  return { ...glm(y, columns, { family: known, weights }), theta };
}

/**
 * Cells with the same layers and the same count as one row that weighs as many: the likelihood is the
 * same, and a city of 20,000 cells has a few hundred such rows.
 */
function cellsAlike(counts: ArrayLike<number>, columns: readonly Layer[]) {
  const n = counts.length;
  let { label, size } = labelled(counts);
  for (const column of columns) {
    const own = isZeroOrOne(column) ? { label: column, size: 2 } : labelled(column);
    const both = new Float64Array(n);
    for (let i = 0; i < n; i++) both[i] = label[i]! * own.size + own.label[i]!;
    ({ label, size } = labelled(both, size * own.size));
  }
  const [first, weights] = [new Uint32Array(size), new Float64Array(size)];
  for (let i = 0; i < n; i++) if (weights[label[i]!]!++ === 0) first[label[i]!] = i;
  return {
    y: Float64Array.from(first, (i) => counts[i]!),
    columns: columns.map((column) => Float64Array.from(first, (i) => column[i]!)),
    weights,
  };
}

/** Equal values by one number, from 0 on. Whole values below `bound` need no look-up. */
function labelled(values: ArrayLike<number>, bound = Infinity) {
  const n = values.length;
  const label = new Int32Array(n);
  let size = 0;
  if (bound <= 64 * n) {
    const known = new Int32Array(bound);
    for (let i = 0; i < n; i++) label[i] = (known[values[i]!] ||= ++size) - 1;
  } else {
    const known = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      let own = known.get(values[i]!);
      if (own === undefined) known.set(values[i]!, (own = size++));
      label[i] = own;
    }
  }
  return { label, size };
}

const isZeroOrOne = (column: Layer) => {
  for (let i = 0; i < column.length; i++) if (column[i] !== 0 && column[i] !== 1) return false;
  return true;
};
