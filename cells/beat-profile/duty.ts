import { readRoster, rosterSpan, type RosterColumns } from "@/cells/patrol/roster";
import type { Beats } from "@/cells/patrol/beats";
import { dayOf } from "@/cells/patrol/texts";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { RunContext } from "@/lib/session/kind";
import type { Chosen } from "./chosen";
import { texts } from "./texts";

/** Duty of the chosen beats by shift, in those days of the period that the roster covers. */
export interface Duty {
  from: number;
  end: number;
  days: number;
  shifts: DutyShift[];
  /** By beat and shift, the shift at `beat * shifts + shift`. */
  beats: BeatDuty[];
  words: string[];
}

export interface DutyShift {
  officerHours: number;
  /** The same of the other beats, of the one in the middle, for as many beats as are chosen. */
  usualHours: number | null;
  /** Days on which anybody was on duty: of several beats, what one of them has on average. */
  staffed: number;
  /** The same of the other beats of the stations, or of all others: the beat in the middle. */
  usual: number | null;
  /** Who the others are: beats of the same stations, or all. */
  others: "station" | "all";
}

interface BeatDuty {
  officerHours: number;
  /** What the beat in the middle has in this shift, of the chosen and those they are compared with. */
  usualHours: number;
  staffed: number;
}

const day = 86_400_000;

/** Null where the roster covers no day of the period. */
export async function readDuty(
  context: RunContext,
  roster: RosterColumns,
  {
    beats,
    chosen,
    shifts,
    from,
    end,
  }: {
    beats: Beats;
    chosen: Chosen;
    shifts: readonly Shift[];
    from: Date;
    end: Date;
  },
): Promise<Duty | null> {
  const covered = await rosterSpan(context, roster);
  const span = {
    from: Math.max(covered.from, from.getTime()),
    end: Math.min(covered.end, end.getTime()),
  };
  if (span.end <= span.from) return null;
  const read = await readRoster(context, roster, beats, shifts, span);
  const isChosen = new Set(chosen.beats);
  const stationOf = (beat: number) => beats.values[beat]![0]!;
  const stations = new Set(chosen.beats.map(stationOf));
  const others = beats.values.flatMap((_, beat) => (isChosen.has(beat) ? [] : [beat]));
  const near = beats.by.length > 1 ? others.filter((beat) => stations.has(stationOf(beat))) : [];
  const compared = near.length >= 2 ? near : others;
  const usualOf = (values: Float64Array, shift: number) =>
    middle(compared.map((beat) => values[beat * shifts.length + shift]!));
  const days = Math.round((span.end - span.from) / day);
  const sumOf = (values: Float64Array, shift: number, of: readonly number[]) =>
    of.reduce((sum, beat) => sum + values[beat * shifts.length + shift]!, 0);
  const all = [...chosen.beats, ...compared];
  const usualHours = shifts.map((_, shift) =>
    middle(all.map((beat) => read.officerHours[beat * shifts.length + shift]!)),
  );
  const words = [...read.words];
  if (span.from > from.getTime() || span.end < end.getTime()) {
    words.push(texts.dutyCovers(dayOf(span.from), dayOf(span.end - 1)));
  }
  return {
    ...span,
    days,
    shifts: shifts.map((_, shift) => ({
      officerHours: sumOf(read.officerHours, shift, chosen.beats),
      staffed: sumOf(read.days, shift, chosen.beats) / chosen.beats.length,
      usual: usualOf(read.days, shift),
      usualHours: times(usualOf(read.officerHours, shift), chosen.beats.length),
      others: compared === near ? "station" : "all",
    })),
    beats: chosen.beats.flatMap((beat) =>
      shifts.map((_, shift) => ({
        officerHours: read.officerHours[beat * shifts.length + shift]!,
        usualHours: usualHours[shift]!,
        staffed: read.days[beat * shifts.length + shift]!,
      })),
    ),
    words,
  };
}

const middle = (values: number[]): number | null =>
  values.length === 0 ? null : values.sort((a, b) => a - b)[values.length >> 1]!;

const times = (value: number | null, by: number) => (value === null ? null : value * by);
