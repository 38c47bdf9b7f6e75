/** Harm met by `count` units where each meets the share 1 − exp(−effect) of what the others left. */
export const harmMet = (value: number, effect: number, count: number) =>
  count > 0 ? value * -Math.expm1(-effect * count) : 0;
