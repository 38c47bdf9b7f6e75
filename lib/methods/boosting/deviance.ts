/** Poisson deviance of one count: 0 when the mean hits it, about 1 on average when the mean is true. */
export function countDeviance(count: number, mean: number): number {
  if (!(mean > 0)) return count > 0 ? Infinity : 0;
  return 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
}
