/** A low or high that passed: fewer steps than a level must last. */
export interface Passing {
  /** First step, and the one after the last. */
  from: number;
  to: number;
  /** Cases in it, and what level, season and trend let expect. */
  count: number;
  expected: number;
  ratio: number;
  /** It reaches to the end of the series: whether it passes is not known yet. */
  open: boolean;
}

/** Farther than this from what is expected, in standard deviations, or it is nothing to speak of. */
const far = 3;

export function passingOf(
  counts: Float64Array,
  expected: Float64Array,
  spells: readonly (readonly [from: number, to: number])[],
  dispersion: number,
): Passing[] {
  const sum = (values: Float64Array, from: number, to: number) =>
    values.slice(from, to).reduce((all, each) => all + each, 0);
  return spells.flatMap(([from, to]) => {
    const [count, usual] = [sum(counts, from, to), sum(expected, from, to)];
    if (!(Math.abs(count - usual) > far * Math.sqrt(dispersion * usual))) return [];
    return [{ from, to, count, expected: usual, ratio: count / usual, open: to === counts.length }];
  });
}
