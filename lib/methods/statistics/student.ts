import { incompleteBeta } from "./beta";

/** Chance of a value at least as far from 0 as t, on either side, by Student's t with `freedom` degrees. */
export function studentTwoSidedP(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}
