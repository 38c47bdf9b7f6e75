import type { Circular } from "@/lib/methods/temporal/circular";
import { type Clock, type Clocks, meanOfHours } from "./clocks";
import type { Counted } from "./counted";

/** What was read: the time as SQL, the columns of the latest time and of the type. */
export interface Source {
  time: string;
  to: string | null;
  type: string | null;
}

/** What a clock cell draws. */
export interface ClockView extends Clocks {
  precision: Counted["precision"];
  firstDay: number;
  size: number;
  firstMonth: number;
  daysInMonth: Float64Array;
  source: Source;
}

export const viewOf = (
  { precision, firstDay, size, firstMonth, daysInMonth }: Counted,
  clocks: Clocks,
  source: Source,
): ClockView => ({ ...clocks, precision, firstDay, size, firstMonth, daysInMonth, source });

/** What the hours are counted by. */
export const countings = ["spread", "start", "end"] as const;
export type Counting = (typeof countings)[number];

export const measures = ["rate", "count"] as const;
export type Measure = (typeof measures)[number];

/** 168 figures of a clock; at the start where no spans are known. */
export const hoursBy = ({ byHour, spread }: Clock, counting: Counting): Float64Array =>
  counting === "start" || !spread ? byHour! : counting === "spread" ? spread.hours : spread.end;

/** The mean of the hours so counted: by the minute at the start, by the hour otherwise. */
export const meanBy = (clock: Clock, counting: Counting): Circular | null =>
  counting === "start" || !clock.spread ? clock.mean : meanOfHours(hoursBy(clock, counting));

/** Incidents, or incidents for each hour or day that the data holds. */
export const figureOf = (measure: Measure, count: number, held: number): number =>
  measure === "count" ? count : held > 0 ? count / held : 0;
