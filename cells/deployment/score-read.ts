import type { ReadPatrol } from "@/cells/patrol/read";
import { readRoster } from "@/cells/patrol/roster";
import type { Span } from "@/cells/patrol/window";
import { scoreWindows, type ScoreWindow } from "@/lib/methods/patrol/score";
import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import type { RunContext } from "@/lib/session/kind";
import type { DeploymentParams } from "./params";
import type { WindowDuty } from "./score";
import { scoreTexts } from "./score-texts";

/** Half a year says where to go, if not in which season. */
const leastWeeks = 26;
const fewestWindows = 2;

/** What the plan is tried on, before anything is read for it. */
export interface ScoreAsked {
  /** Null where it is not tried. */
  windows: readonly ScoreWindow[] | null;
  /** Why the plan is not tried on the past; null where it is, or where the analyst does not want it. */
  reason: string | null;
  /** First days of the weeks of each window, and of those after it, in milliseconds. */
  days: readonly Span[];
  /** Weeks of a window. */
  horizon: number;
  /** Incidents are weighted. */
  hasHarm: boolean;
  hasRoster: boolean;
  /** Each plan takes a search of its own. */
  isSearched: boolean;
}

/** The weeks that plans are tried on, or why there are none. */
export function scoreAsked(
  { score, weeks, forecast, harm, goal }: DeploymentParams,
  { incidents: { history }, roster, span }: ReadPatrol,
): ScoreAsked {
  const horizon = (score && score.horizon) || weeks;
  const said = {
    ...{ horizon, hasHarm: harm !== undefined, hasRoster: roster !== null },
    isSearched: goal !== "return",
  };
  const without = (reason: string | null): ScoreAsked => ({
    ...said,
    ...{ windows: null, reason, days: [] },
  });
  if (score === false) return without(null);
  if (forecast !== undefined) return without(scoreTexts.forecast(forecast));
  const steps = history.counts.length / history.places;
  const windows = scoreWindows(steps, { origins: score.origins, horizon, least: leastWeeks });
  if (windows.length < fewestWindows) {
    const needed = leastWeeks + fewestWindows * horizon;
    return without(scoreTexts.tooShort(steps, needed, horizon));
  }
  const week = daysOfWeek * 86_400_000;
  const days = windows.map(({ from, end }) => ({
    from: span.end - (steps - from) * week,
    end: span.end - (steps - end) * week,
  }));
  return { ...said, windows, reason: null, days };
}

/** Turns of duty a week before and in each window; null without a roster. */
export async function readDuty(
  context: RunContext,
  { roster, beats, shifts, span }: ReadPatrol,
  { days }: ScoreAsked,
): Promise<WindowDuty[] | null> {
  if (!roster) return null;
  const hoursOf = async (then: Span) =>
    (await readRoster(context, roster.columns, beats, shifts, then)).unitHours;
  const turnsOf = (unitHours: Float64Array, { from, end }: Span) => {
    const weeks = (end - from) / (daysOfWeek * 86_400_000);
    const turns = unitHours.map(
      (hours, place) => hours / (shiftMinutes(shifts[place % shifts.length]!) / 60) / weeks,
    );
    return turns.some((each) => each > 0) ? turns : null;
  };
  const duty: WindowDuty[] = [];
  // Windows follow each other, so that the roster is read once.
  let past = await hoursOf({ from: span.from, end: days[0]!.from });
  for (const then of days) {
    const own = await hoursOf(then);
    const before = turnsOf(past, { from: span.from, end: then.from });
    duty.push({ before, then: turnsOf(own, then) });
    past = past.map((hours, place) => hours + own[place]!);
  }
  return duty;
}
