/** A step so far above all others that it is no count of that kind: a slip of the keyboard, or a bulk entry. */
export interface Wild {
  step: number;
  count: number;
  /** The highest of the others, which it counts as. */
  usual: number;
}

/** So many times the highest other step, and so many incidents, are wild. */
const times = 20;
const least = 100;

/** The counts with a single wild step set to the highest of the others; null where there is none. */
export function tamed(counts: Float64Array): { counts: Float64Array; wild: Wild | null } {
  let step = 0;
  counts.forEach((each, t) => {
    if (each > counts[step]!) step = t;
  });
  const count = counts[step] ?? 0;
  const usual = counts.reduce((most, each, t) => (t === step ? most : Math.max(most, each)), 0);
  if (counts.length < 4 || count < least || count < times * usual) return { counts, wild: null };
  const own = counts.slice();
  own[step] = usual;
  return { counts: own, wild: { step, count, usual } };
}

/** The counts as they were before a wild one was tamed. */
export function recorded(counts: Float64Array, wild: Wild | null): Float64Array {
  if (!wild) return counts;
  const own = counts.slice();
  own[wild.step] = wild.count;
  return own;
}
