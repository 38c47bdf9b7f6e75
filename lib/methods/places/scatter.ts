import { atLeastOne } from "./auc";

const [least, most] = [1e-3, 1e4];

/**
 * The scatter for `atLeastOne` with which the chances of these cells sum up to the number of them that
 * had an incident, so that what is said of the next ones is right on average. Infinity where Poisson
 * chances are not too high, and where no cell had an incident.
 */
export function scatterOf(expected: ArrayLike<number>, counts: ArrayLike<number>): number {
  const sum = (scatter: number) => {
    let chances = 0;
    for (let i = 0; i < expected.length; i++) chances += atLeastOne(expected[i]!, scatter);
    return chances;
  };
  let had = 0;
  for (let i = 0; i < counts.length; i++) had += Number(counts[i]! > 0);
  if (had === 0 || sum(most) <= had) return Infinity;
  let [low, high] = [Math.log(least), Math.log(most)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (sum(Math.exp(middle)) > had) high = middle;
    else low = middle;
  }
  return Math.exp((low + high) / 2);
}
