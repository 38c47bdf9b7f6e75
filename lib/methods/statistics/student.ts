import { incompleteBeta } from "./beta";

/** Chance of a value at least as far from 0 as t, on either side, by Student's t with `freedom` degrees. */
export function studentTwoSidedP(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** Distance from 0 that Student's t keeps within with this probability. */
export function studentQuantile(confidence: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentTwoSidedP(high, freedom) > 1 - confidence) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTwoSidedP(middle, freedom) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
