import { lagOf, placesOf, type Weights } from "../weights";
import { bandCholesky, emptyBand, narrowOrder, type Band } from "./banded";

/**
 * How strongly the unknown levels of neighbours are tied, as Leroux has it: precision
 * (λ (D − W) + (1 − λ) I) / σ², D the number of neighbours, W who they are. λ = 0 ties nothing,
 * λ = 1 each to the mean of its neighbours. Rows are in an order in which the matrix is a narrow band.
 * Source: Leroux, Lei and Breslow, in: Statistical Models in Epidemiology (2000).
 */
export interface Ties {
  /** Place at each rank. */
  order: Uint32Array;
  /** Cholesky's triangle of the precision at σ² = 1, with `added` on the diagonal by rank. */
  triangle(dependence: number, scale: number, added?: Float64Array): Band | null;
}

/** Weights are binary and both ways: `weightsOf` of lists in which i has j where j has i. */
export function tiesOf(weights: Weights): Ties {
  const n = placesOf(weights);
  const order = narrowOrder(weights);
  const rank = new Uint32Array(n);
  order.forEach((place, k) => (rank[place] = k));
  const { start, neighbour } = weights;
  let width = 0;
  const forLinks = (visit: (k: number, j: number) => void) =>
    order.forEach((place, k) => {
      for (let at = start[place]!; at < start[place + 1]!; at++) {
        const j = rank[neighbour[at]!]!;
        if (j < k) visit(k, j);
      }
    });
  forLinks((k, j) => (width = Math.max(width, k - j)));
  const degree = lagOf(weights, new Float64Array(n).fill(1));
  return {
    order,
    triangle(dependence, scale, added) {
      const band = emptyBand(n, width);
      const { rows } = band;
      for (let k = 0; k < n; k++) {
        rows[k * (width + 1) + width] =
          (dependence * degree[order[k]!]! + 1 - dependence) * scale + (added?.[k] ?? 0);
      }
      forLinks((k, j) => (rows[k * (width + 1) + width + j - k] = -dependence * scale));
      return bandCholesky(band);
    },
  };
}
