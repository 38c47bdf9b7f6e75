import type { MethodContext } from "@/lib/methods/method";
import { expectedHarm } from "@/lib/methods/patrol/expected";
import {
  scorePlans,
  sumSteps,
  type PlanScore,
  type ScoreWindow,
  type Strategy,
} from "@/lib/methods/patrol/score";
import {
  concentrated,
  equalSplit,
  inProportion,
  type Pools,
} from "@/lib/methods/patrol/score-strategies";
import { daysOfWeek, effectOfTurn, planTurns, type TurnsProblem } from "@/lib/methods/patrol/turns";
import { sumOf } from "@/lib/methods/places/sum";
import { MethodProblem } from "@/lib/methods/problem";
import { aloneOf } from "./alone";
import type { DeploymentInput } from "./compute";
import { optionsOf, problemOf } from "./rules";
import { strategies } from "./score-names";
import { scoreTexts } from "./score-texts";

/** What the plan is tried on. */
export interface ScoreInput extends Pick<DeploymentInput, "history" | "ground" | "rules" | "seed"> {
  /** The week that is planned now: its turns are those of every plan of the past. */
  today: TurnsProblem;
  /** Weeks of the history that each plan is for. */
  windows: readonly ScoreWindow[];
  /** Turns of duty a week of each beat-shift in each window, null where the roster has none; null without a roster. */
  duty: readonly (Float64Array | null)[] | null;
}

type Progress = NonNullable<MethodContext["progress"]>;

/** How it went; `reason` where a plan of the past could not be made. */
export interface Tried {
  score: PlanScore | null;
  reason: string | null;
}

/** Goals that need a search have so long for each plan of the past, as there are many. */
const secondsEach = 1;

/** Weeks whose incidents say where units went by history. */
const yearOfWeeks = 52;

/** Units share the turns of their station and shift. */
function poolsOf({ beats, shifts, station, turns }: TurnsProblem): Pools {
  const pool = Int32Array.from(
    { length: beats * shifts },
    (_, place) => station[Math.floor(place / shifts)]! * shifts + (place % shifts),
  );
  return { pool, units: turns };
}

/** The score, or why limits of today could not be kept then: a plan for the days ahead stands without it. */
export async function tryOnPast(input: ScoreInput, progress: Progress): Promise<Tried> {
  try {
    return { score: await scoreDeployment(input, progress), reason: null };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return { score: null, reason: error.message };
  }
}

/**
 * Plans by the same rules at earlier weeks, each from the weeks before it alone, against other ways to
 * give out the same turns. The turns of each station and shift are those of today throughout, and so are
 * the limits of beats, which the roster and an equal split need not keep.
 */
async function scoreDeployment(
  { history, ground, rules, seed, windows, duty, today }: ScoreInput,
  progress: Progress,
): Promise<PlanScore> {
  const { places, shifts, counts, harm = counts } = history;
  const pools = poolsOf(today);
  // Beats left alone have limits of their own only once they are known to be.
  const nobody = new Uint8Array(places);
  const { least, most, changes } = problemOf({ ...ground, alone: nobody }, rules, today.harm);
  const limited = { ...pools, least, most };
  const roundOf = (window: ScoreWindow) => windows.indexOf(window);
  const before = ({ from }: ScoreWindow, weeks: number) =>
    sumSteps(counts, places, { from: Math.max(0, from - weeks), end: from });
  const kept = new Map<ScoreWindow, Float64Array>();
  const expected = (window: ScoreWindow) => {
    const found = kept.get(window);
    if (found) return found;
    const made = expectedHarm(history, window.from, window.end - window.from).harm;
    kept.set(window, made);
    return made;
  };
  const planned = (explore: number, mayMove?: number) => async (window: ScoreWindow) => {
    const alone = ground.today
      ? aloneOf(before(window, Infinity), ground.today, shifts)
      : ground.alone;
    const limits = problemOf({ ...ground, alone }, rules, today.harm);
    const options = { ...optionsOf(rules, secondsEach), explore, round: roundOf(window) + 1 };
    const problem = { ...limits, harm: expected(window), changes: mayMove ?? limits.changes };
    const plan = await planTurns(problem, options, { seed });
    return plan.turns;
  };
  const share = optionsOf(rules, secondsEach).explore;
  const compared: Strategy[] = [
    { name: strategies.plan, units: planned(share) },
    ...(share > 0 ? [{ name: strategies.sure, units: planned(0) }] : []),
    ...(rules.goal === "return" && changes < sumOf(today.turns)
      ? [{ name: strategies.free, units: planned(share, Infinity) }]
      : []),
    ...(duty && ground.today
      ? [
          {
            name: strategies.roster,
            units: (window: ScoreWindow) =>
              inProportion(pools, duty[roundOf(window)] ?? ground.today!),
          },
        ]
      : []),
    {
      name: strategies.history,
      units: (window) => inProportion(limited, before(window, yearOfWeeks)),
    },
    { name: strategies.equal, units: () => equalSplit(pools) },
    {
      name: strategies.concentrated,
      units: (window) => concentrated(limited, expected(window), daysOfWeek),
    },
  ];
  return scorePlans(
    { ...limited, crime: counts, harm, effect: effectOfTurn(rules.effect / 100), full: daysOfWeek },
    compared,
    windows,
    { seed, progress: (done) => progress(done, scoreTexts.progress) },
  );
}
