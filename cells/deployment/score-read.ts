import type { ReadPatrol } from "@/cells/patrol/read";
import { readRoster } from "@/cells/patrol/roster";
import { scoreWindows } from "@/lib/methods/patrol/score";
import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import type { RunContext } from "@/lib/session/kind";
import type { DeploymentParams } from "./params";
import type { ScoreInput } from "./score";
import { scoreTexts } from "./score-texts";

/** Half a year says where to go, if not in which season. */
const leastWeeks = 26;
const fewestWindows = 2;

export interface ScoreAsked {
  input: ScoreInput | null;
  /** Why the plan is not tried on the past; null where it is, or where the analyst does not want it. */
  reason: string | null;
  /** First days of the weeks of each window, and of those after it, in milliseconds. */
  days: readonly { from: number; end: number }[];
  /** Weeks of a window. */
  horizon: number;
  /** Incidents are weighted. */
  hasHarm: boolean;
  /** Each plan takes a search of its own. */
  isSearched: boolean;
}

/** The weeks that plans are tried on, and the duty in them; or why there are none. */
export async function readScore(
  context: RunContext,
  { score, weeks, forecast, harm, goal }: DeploymentParams,
  patrol: ReadPatrol,
): Promise<ScoreAsked> {
  const horizon = (score && score.horizon) || weeks;
  const said = { horizon, hasHarm: harm !== undefined, isSearched: goal !== "return" };
  const without = (reason: string | null): ScoreAsked => ({
    ...said,
    ...{ input: null, reason, days: [] },
  });
  if (score === false) return without(null);
  if (forecast !== undefined) return without(scoreTexts.forecast(forecast));
  const { history } = patrol.incidents;
  const steps = history.counts.length / history.places;
  const windows = scoreWindows(steps, { origins: score.origins, horizon, least: leastWeeks });
  if (windows.length < fewestWindows) {
    const needed = leastWeeks + fewestWindows * horizon;
    return without(scoreTexts.tooShort(steps, needed, horizon));
  }
  const { roster, beats, shifts, span } = patrol;
  const week = daysOfWeek * 86_400_000;
  const days = windows.map(({ from, end }) => ({
    from: span.end - (steps - from) * week,
    end: span.end - (steps - end) * week,
  }));
  if (!roster) return { ...said, input: { windows, duty: null }, reason: null, days };
  const duty: (Float64Array | null)[] = [];
  for (const then of days) {
    const { unitHours } = await readRoster(context, roster.columns, beats, shifts, then);
    const turns = unitHours.map(
      (hours, place) => hours / (shiftMinutes(shifts[place % shifts.length]!) / 60) / horizon,
    );
    duty.push(turns.some((each) => each > 0) ? turns : null);
  }
  return { ...said, input: { windows, duty }, reason: null, days };
}
