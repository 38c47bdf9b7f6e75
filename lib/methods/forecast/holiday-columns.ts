import type { HolidayDays } from "../temporal/holiday-effects";

export interface HolidayColumns {
  /** One a column. */
  names: string[];
  /** Share of the days of each step that belong to the holiday: 1 of a day, 1/7 of a week. */
  columns: Float64Array[];
  /** Holidays that nothing can be learned of, with the reason. */
  leftOut: { name: string; why: string }[];
}

const day = 24 * 60 * 60 * 1000;

/** A holiday met in fewer steps of the past tells nothing of itself. */
const leastSteps = 2;

/**
 * Holidays as regressors, one column each over history and horizon. `days` are numbers of days since
 * 1 January 1970; `begins` the first moments of the steps of both and, last, the end, in milliseconds UTC;
 * the first `known` steps are the history. A holiday that fell in fewer than two of these, or on the very
 * days of another, is left out.
 */
export function holidayColumns(
  holidays: readonly HolidayDays[],
  begins: ArrayLike<number>,
  known: number,
): HolidayColumns {
  const edges = Array.from(begins, (moment) => Math.round(moment / day));
  const found: HolidayColumns = { names: [], columns: [], leftOut: [] };
  const seen = new Map<string, string>();
  for (const { name, days } of holidays) {
    const column = columnOf(new Set(days), edges);
    const key = column.join();
    const met = column.slice(0, known).filter((each) => each > 0).length;
    const same = seen.get(key);
    if (met < leastSteps) {
      found.leftOut.push({ name, why: "it fell in fewer than two periods of the past" });
    } else if (same !== undefined) {
      found.leftOut.push({ name, why: `it falls on the same periods as ${same}` });
    } else {
      seen.set(key, name);
      found.names.push(name);
      found.columns.push(column);
    }
  }
  return found;
}

function columnOf(days: ReadonlySet<number>, edges: readonly number[]): Float64Array {
  const column = new Float64Array(Math.max(0, edges.length - 1));
  for (const each of days) {
    const t = stepOf(each, edges);
    if (t >= 0) column[t]! += 1 / (edges[t + 1]! - edges[t]!);
  }
  return column;
}

/** The step that a day lies in, −1 for none. */
function stepOf(each: number, edges: readonly number[]): number {
  if (edges.length < 2 || each < edges[0]! || each >= edges.at(-1)!) return -1;
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= each) low = middle;
    else high = middle;
  }
  return low;
}
