import { MethodProblem } from "@/lib/methods/problem";
import { rosterOf, type Roster } from "@/lib/methods/patrol/roster";
import { scheduleStaff, type StaffPlan } from "@/lib/methods/patrol/shift-schedule";
import { shiftMinutes, type Shift } from "@/lib/methods/patrol/shifts";
import type { WorkPattern } from "@/lib/methods/patrol/work-patterns";
import { cycleOf, cyclePatterns, type DaysOnOff } from "./patterns";
import { texts } from "./texts";

export interface RosterInput {
  shifts: Shift[];
  /** Officers by `weekday * shifts + shift`, Monday first. */
  need: number[];
  patterns: DaysOnOff[];
  rotate: boolean;
  /** Share of working days lost to leave. */
  leave: number;
  officers: number | null;
  weeks: number;
}

export interface RosterFound {
  /** Days of the cycle. */
  days: number;
  patterns: WorkPattern[];
  plan: StaffPlan;
  roster: Roster;
  /** Needs over the whole cycle, by `day * shifts + shift`. */
  need: number[];
  /** Officers on the roster, and with relief for those on leave. */
  rostered: number;
  strength: number;
  /** Officers posted with whom nothing would stay open; null where nothing does. */
  enough: number | null;
  /** Days that the roster is written for: whole cycles. */
  length: number;
}

/** Fewest hours between two duties. */
export const leastRest = 11;

/** Their turns are found in the square of their number: seconds with so many. */
const mostOfficers = 2_000;

function refuseMany(officers: number): void {
  if (officers <= mostOfficers) return;
  throw new MethodProblem(texts.manyOfficers(officers, mostOfficers), texts.manyHint);
}

/** The work of the worker: fewest officers, then who works when. */
export async function makeRoster(
  input: RosterInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Promise<RosterFound> {
  const { shifts, patterns: given, rotate, leave, officers, weeks } = input;
  const days = cycleOf(given);
  const patterns = cyclePatterns(
    given,
    shifts.map(({ name }) => name),
  );
  const need = Array.from({ length: days * shifts.length }, (_, at) => {
    const day = Math.floor(at / shifts.length) % 7;
    return input.need[day * shifts.length + (at % shifts.length)]!;
  });
  const present = officers === null ? null : Math.floor(officers * (1 - leave));
  refuseMany(present ?? 0);
  const problem = { days, shifts: shifts.length, need, patterns };
  const plan = await scheduleStaff(present === null ? problem : { ...problem, officers: present });
  refuseMany(plan.staff);
  const isOpen = plan.short.some((open) => open > 0);
  const enough = isOpen ? withRelief((await scheduleStaff(problem)).staff, leave) : null;
  const cycles = Math.ceil((7 * weeks) / days);
  progress(null, texts.turning);
  const roster = rosterOf({
    ...{ days, shifts: shifts.length, patterns, rotate },
    count: plan.count,
    cycles,
    begins: shifts.map(({ from }) => from / 60),
    hours: shifts.map((shift) => shiftMinutes(shift) / 60),
    leastRest,
  });
  return {
    ...{ days, patterns, plan, roster, need, length: days * cycles },
    ...{ rostered: plan.staff, enough },
    strength: officers ?? withRelief(plan.staff, leave),
  };
}

/** Officers so that as many as are rostered are there on an average day. */
const withRelief = (staff: number, leave: number): number => Math.ceil(staff / (1 - leave) - 1e-9);
