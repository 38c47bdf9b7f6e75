import { MethodProblem } from "../problem";
import { hour, hourOfWeek, hoursOfWeek, spread } from "./week-hours";

export interface AoristicOptions {
  /** What a case without an end is: of unknown time and left out, or of the time of its start. */
  missingEnd?: "left out" | "at start";
}

/** Lists of 168 figures are by hour of the week, Monday from midnight first. */
export interface Aoristic {
  hours: Float64Array;
  /** The same cases, each whole at one moment: what a span that is not known hides. */
  naive: { start: Float64Array; middle: Float64Array; end: Float64Array };
  /** Cases that count, each with the weight 1. */
  used: number;
  /** Of those used: start and end are the same moment. */
  exact: number;
  /** Of those used: a week or longer, which says nothing, so that every hour has 1/168. */
  weekOrLonger: number;
  /** Left out: no start, or no end where that leaves out. */
  missing: number;
  /** Left out: the end is before the start. */
  impossible: number;
}

/**
 * Hours of the week of crimes that happened somewhere between two times: each case is spread over
 * its span in proportion to the part of each hour that the span covers, to the millisecond.
 * `start` and `end`: milliseconds of the local clock counted as if it were UTC, NaN when missing;
 * lists of equal length. A MethodProblem when no case is usable.
 * Source: Ratcliffe and McCullagh, The Professional Geographer 50 (1998); Ratcliffe, IJGIS 14 (2000).
 */
export function aoristic(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  { missingEnd = "left out" }: AoristicOptions = {},
): Aoristic {
  const week = () => new Float64Array(hoursOfWeek);
  const naive = { start: week(), middle: week(), end: week() };
  const hours = week();
  let [used, exact, weekOrLonger, missing, impossible] = [0, 0, 0, 0, 0];
  for (let i = 0; i < start.length; i++) {
    const from = start[i]!;
    const to = Number.isNaN(end[i]!) && missingEnd === "at start" ? from : end[i]!;
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      missing++;
    } else if (to < from) {
      impossible++;
    } else {
      used++;
      naive.start[hourOfWeek(from)]!++;
      naive.middle[hourOfWeek((from + to) / 2)]!++;
      naive.end[hourOfWeek(to)]!++;
      if (to === from) {
        exact++;
        hours[hourOfWeek(from)]!++;
      } else if (to - from >= hoursOfWeek * hour) weekOrLonger++;
      else spread(from, to, hour / (to - from), hours);
    }
  }
  if (used === 0) throw nothingUsable(start.length, missing, impossible);
  for (let at = 0; at < hoursOfWeek; at++) hours[at]! += weekOrLonger / hoursOfWeek;
  return { hours, naive, used, exact, weekOrLonger, missing, impossible };
}

function nothingUsable(cases: number, missing: number, impossible: number) {
  return new MethodProblem(
    `None of ${cases.toLocaleString("en")} cases has a usable span of time: ` +
      `${missing.toLocaleString("en")} lack a start or an end, ` +
      `${impossible.toLocaleString("en")} end before they start.`,
    "Name the columns of the earliest and of the latest time that the crime can have happened.",
  );
}
