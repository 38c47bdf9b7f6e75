/** A holiday over history and horizon: the share of each period's days that belong to it. */
export interface HolidayColumn {
  name: string;
  shares: Float64Array;
}

/** Periods on either side that a holiday is compared with. */
const around = 4;
/** A holiday takes part when it stands out by so many standard errors, in so many periods; at most so many do. */
const clear = 2.5;
const leastTimes = 2;
const most = 6;

/**
 * The holidays that stood out from the periods around them before `until`, the clearest first: whether
 * they help is for the trials to say, so these must not choose them.
 */
export function tellingHolidays(
  counts: Float64Array,
  columns: readonly HolidayColumn[],
  until: number,
): HolidayColumn[] {
  const beside = new Float64Array(until);
  for (let t = 0; t < until; t++) {
    let [sum, n] = [0, 0];
    for (let near = Math.max(0, t - around); near <= Math.min(until - 1, t + around); near++) {
      if (near !== t) [sum, n] = [sum + counts[near]!, n + 1];
    }
    beside[t] = Math.log((counts[t]! + 0.5) / (sum / Math.max(1, n) + 0.5));
  }
  const spread = Math.sqrt(beside.reduce((sum, each) => sum + each * each, 0) / Math.max(1, until));
  if (!(spread > 0)) return [];
  return columns
    .map((column) => {
      let [sum, weight, times] = [0, 0, 0];
      for (let t = 0; t < until; t++) {
        const share = column.shares[t]!;
        sum += share * beside[t]!;
        weight += share * share;
        if (share > 0) times++;
      }
      const surely = weight > 0 ? Math.abs(sum) / (Math.sqrt(weight) * spread) : 0;
      return { column, surely: times >= leastTimes ? surely : 0 };
    })
    .filter(({ surely }) => surely > clear)
    .sort((a, b) => b.surely - a.surely)
    .slice(0, most)
    .map(({ column }) => column);
}
