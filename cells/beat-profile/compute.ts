import type { Precision } from "@/cells/temporal/dated";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { dutyMismatch, type MismatchFlag } from "@/lib/methods/patrol/mismatch";
import { stagesOf, type CaseStage } from "./cases";
import type { Duty, DutyShift } from "./duty";
import { compareHeads, type HeadCount } from "./heads";
import { hoursOf, type Hours } from "./hours";
import { countMonths, foresee, type Foreseen, type Months, type Span } from "./months";
import { placesOf, type Places } from "./places";
import type { Incidents } from "./rows";
import { texts } from "./texts";

export interface ProfileInput {
  incidents: Incidents;
  /** How many beats are chosen. */
  beats: number;
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

/** A beat and shift with too little duty; the beat's number among the chosen ones. */
export interface Gap extends Mismatch {
  beat: number;
  shift: number;
}

export interface Profile {
  months: Months;
  heads: HeadCount[];
  /** By list of `months.counts`: all heads, then each head. */
  foreseen: (Foreseen | null)[];
  hours: Hours | null;
  mismatch: Mismatch[] | null;
  /** Of several beats. */
  gaps: Gap[];
  places: Places;
  stages: CaseStage[];
  /** Incidents of the period by beat, in the order of the chosen beats. */
  beats: number[];
}

/** Heads that get a forecast of their own. */
const foreseenHeads = 8;

/** All figures of the profile from the rows of its beats. */
export function profileOf(
  { incidents, beats: size, precision, edges, span, before, shifts, duty, square }: ProfileInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Profile {
  progress(null, texts.counting);
  const months = countMonths(incidents, edges);
  const within = (from: number, end: number) =>
    [...incidents.time.keys()].filter(
      (row) => incidents.time[row]! >= from && incidents.time[row]! < end,
    );
  const [from, end] = [edges[span.from]!, edges[span.to]!];
  const rows = within(from, end);
  const heads = compareHeads(months, span, before);
  const most = new Set(heads.slice(0, foreseenHeads + 1).map(({ head }) => head + 1));
  progress(null, texts.foreseeing);
  const beats = new Array<number>(size).fill(0);
  for (const row of rows) if (incidents.beat[row]! >= 0) beats[incidents.beat[row]!]!++;
  const isClocked = precision === "time";
  const onDuty = duty && isClocked ? { duty, rows: within(duty.from, duty.end) } : null;
  return {
    months,
    heads,
    foreseen: months.counts.map((counts, at) => (most.has(at) ? foresee(counts, span) : null)),
    hours: isClocked ? hoursOf(incidents, rows, shifts) : null,
    mismatch:
      onDuty && mismatchOf(hoursOf(incidents, onDuty.rows, shifts).shifts[0]!, onDuty.duty.shifts),
    gaps: onDuty && size > 1 ? gapsOf(incidents, shifts, onDuty) : [],
    places: placesOf(incidents, rows, square),
    stages: stagesOf(incidents, rows, end),
    beats,
  };
}

/** Fewer incidents than this need no duty of their own. */
const fewest = 5;

/** Too little duty for the crime, or none. */
export const isShort = ({ flag, incidents }: Mismatch): boolean =>
  incidents >= fewest &&
  (flag === "no duty" || flag === "almost no duty" || flag === "under-served");

/** The most crime for its duty first. */
export const byRatio = (a: Mismatch, b: Mismatch): number =>
  (b.ratio ?? Infinity) - (a.ratio ?? Infinity) || b.incidents - a.incidents;

/** Beats and shifts with too little duty for their crime, among the chosen beats. */
function gapsOf(
  incidents: Incidents,
  shifts: readonly Shift[],
  { duty, rows }: { duty: Duty; rows: readonly number[] },
): Gap[] {
  const size = shifts.length;
  const counts = new Float64Array(duty.beats.length);
  const own = Array.from({ length: counts.length / size }, (): number[] => []);
  for (const row of rows) own[incidents.beat[row]!]?.push(row);
  own.forEach((inside, beat) =>
    counts.set(hoursOf(incidents, inside, shifts).shifts[0]!, beat * size),
  );
  return (mismatchOf(counts, duty.beats) ?? [])
    .map((each, at) => ({ ...each, beat: Math.floor(at / size), shift: at % size }))
    .filter(isShort)
    .sort(byRatio);
}

type DutyOf = Pick<DutyShift, "officerHours" | "usualHours">;

function mismatchOf(counts: Float64Array, duty: readonly DutyOf[]): Mismatch[] | null {
  const hours = duty.map(({ officerHours }) => officerHours);
  const isEmpty = (values: ArrayLike<number>) => Array.from(values).every((each) => each === 0);
  if (isEmpty(counts) || isEmpty(hours)) return null;
  const usual = duty.map(({ officerHours, usualHours }) => usualHours ?? officerHours);
  const found = dutyMismatch({ crimes: counts, hours, usual });
  return duty.map((_, shift) => ({
    incidents: counts[shift]!,
    share: found.crimeShare[shift]!,
    hoursShare: found.dutyShare[shift]!,
    ratio: Number.isNaN(found.ratio[shift]!) ? null : found.ratio[shift]!,
    low: found.low[shift]!,
    high: found.high[shift]!,
    flag: found.flags[shift]!,
  }));
}
