import type { Precision } from "@/cells/temporal/dated";

/** Cases by what their two times say. All of them but `impossible` are used for the spread. */
export interface SpanCounts {
  column: string;
  /** Start and end at the same moment. */
  exact: number;
  /** A span of at most an hour, one that is longer, and one of a week or longer, which says nothing about the hour. */
  brief: number;
  long: number;
  weekOrLonger: number;
  /** No end: taken to have happened at the start. */
  missing: number;
  /** The end is before the start: left out of the spread. */
  impossible: number;
}

/** Cases over their spans. Each list has 168 figures a group. */
export interface Spread {
  counts: SpanCounts;
  hours: Float64Array;
  start: Float64Array;
  end: Float64Array;
}

/**
 * What a clock cell counts. Group g is type g; the last group is every other row. Days are counted
 * from 1 January 1970, months from January of year 0.
 */
export interface Counted {
  precision: Precision;
  /** Types, most frequent first; empty where none were asked for. */
  types: string[];
  groups: number;
  /** Incidents in the last group that have some other type, how many types these are, and those without one. */
  other: { types: number; incidents: number; unnamed: number };
  /** First day of the window and how many days it has. */
  firstDay: number;
  size: number;
  firstMonth: number;
  months: number;
  /** Days of the window in each month. */
  daysInMonth: Float64Array;
  /** By month, `months` figures a group. */
  byMonth: Float64Array;
  /** By day, `size` figures a group; null where only months are known. */
  byDay: Float64Array | null;
  /** By hour of the week and by minute of the day, 168 and 1440 figures a group; null where no hours are known. */
  byHour: Float64Array | null;
  byMinute: Float64Array | null;
  spread: Spread | null;
  /** Rows inside the window, and times of exactly 00:00 that were left out. */
  rows: number;
  midnightLeftOut: number;
}
