import type { Precision } from "@/cells/temporal/dated";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { dutyMismatch, type MismatchFlag } from "@/lib/methods/patrol/mismatch";
import { stagesOf, type CaseStage } from "./cases";
import type { Duty } from "./duty";
import { compareHeads, type HeadCount } from "./heads";
import { hoursOf, type Hours } from "./hours";
import { countMonths, foresee, type Foreseen, type Months, type Span } from "./months";
import { placesOf, type Places } from "./places";
import type { Incidents } from "./rows";

export interface ProfileInput {
  incidents: Incidents;
  precision: Precision;
  /** Edges of all months that the data covers, milliseconds; the period and the one before among them. */
  edges: Float64Array;
  span: Span;
  before: Span | null;
  shifts: Shift[];
  duty: Duty | null;
  /** Side of a square, metres. */
  square: number;
}

/** Crime beside duty in a shift. */
export interface Mismatch {
  /** Incidents on the days that the roster covers, whole or shared out. */
  incidents: number;
  share: number;
  hoursShare: number;
  /** Share of incidents over share of hours with its exact interval; null without any hours. */
  ratio: number | null;
  low: number;
  high: number;
  flag: MismatchFlag;
}

export interface Profile {
  months: Months;
  heads: HeadCount[];
  /** By list of `months.counts`: all heads, then each head. */
  foreseen: (Foreseen | null)[];
  hours: Hours | null;
  mismatch: Mismatch[] | null;
  places: Places;
  stages: CaseStage[];
  /** Incidents of the period by beat, in the order of the chosen beats. */
  beats: number[];
}

/** Heads that get a forecast of their own. */
const foreseenHeads = 8;

/** All figures of the profile from the rows of its beats. */
export function profileOf(
  { incidents, precision, edges, span, before, shifts, duty, square }: ProfileInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Profile {
  progress(null, "counting");
  const months = countMonths(incidents, edges);
  const within = (from: number, end: number) =>
    [...incidents.time.keys()].filter(
      (row) => incidents.time[row]! >= from && incidents.time[row]! < end,
    );
  const [from, end] = [edges[span.from]!, edges[span.to]!];
  const rows = within(from, end);
  const heads = compareHeads(months, span, before);
  const most = new Set(heads.slice(0, foreseenHeads + 1).map(({ head }) => head + 1));
  progress(null, "foreseeing");
  const beats = new Array<number>(Math.max(0, ...incidents.beat) + 1).fill(0);
  for (const row of rows) if (incidents.beat[row]! >= 0) beats[incidents.beat[row]!]!++;
  const isClocked = precision === "time";
  return {
    months,
    heads,
    foreseen: months.counts.map((counts, at) => (most.has(at) ? foresee(counts, span) : null)),
    hours: isClocked ? hoursOf(incidents, rows, shifts) : null,
    mismatch:
      duty && isClocked
        ? mismatchOf(hoursOf(incidents, within(duty.from, duty.end), shifts).shifts[0]!, duty)
        : null,
    places: placesOf(incidents, rows, square),
    stages: stagesOf(incidents, rows, end),
    beats,
  };
}

function mismatchOf(counts: Float64Array, { shifts }: Duty): Mismatch[] | null {
  const hours = shifts.map(({ officerHours }) => officerHours);
  const isEmpty = (values: ArrayLike<number>) => Array.from(values).every((each) => each === 0);
  if (isEmpty(counts) || isEmpty(hours)) return null;
  const usual = shifts.map(({ officerHours, usualHours }) => usualHours ?? officerHours);
  const found = dutyMismatch({ crimes: counts, hours, usual });
  return shifts.map((_, shift) => ({
    incidents: counts[shift]!,
    share: found.crimeShare[shift]!,
    hoursShare: found.dutyShare[shift]!,
    ratio: Number.isNaN(found.ratio[shift]!) ? null : found.ratio[shift]!,
    low: found.low[shift]!,
    high: found.high[shift]!,
    flag: found.flags[shift]!,
  }));
}
