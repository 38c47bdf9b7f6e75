import type { LearnedForecast } from "./learned";

export interface Reason {
  name: string;
  /** Times as many incidents as in the mean candidate, by this factor alone. */
  times: number;
}

/**
 * Why a cell ranks where it does: each factor's share in its expected number against the mean of the
 * cells that were learned from, the strongest first. Empty for a cell that was no candidate. What
 * goes along with risk is not thereby its cause.
 */
export function reasonsOf({ factors, fit, features }: LearnedForecast, cell: number): Reason[] {
  const row = features.cell.indexOf(cell);
  if (row < 0) return [];
  return strongestFirst(
    factors.map(({ name, coefficient }, k) => ({
      name,
      times: Math.exp(coefficient * (features.columns[k]![row]! - fit.means[k]!)),
    })),
  );
}

/** A half says as much as twice. */
export const strongestFirst = (reasons: readonly Reason[]): Reason[] =>
  reasons.toSorted((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)));
