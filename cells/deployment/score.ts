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
import { sumOf } from "@/lib/methods/statistics/sums";
import { MethodProblem } from "@/lib/methods/problem";
import { aloneOf } from "./alone";
import type { DeploymentInput } from "./compute";
import { poolsOf } from "./pools";
import { optionsOf, problemOf } from "./rules";
import { strategies } from "./score-names";
import { scoreTexts } from "./score-texts";

/** What the plan is tried on. */
export interface ScoreInput extends Pick<DeploymentInput, "history" | "ground" | "rules" | "seed"> {
  /** The week that is planned now: where there is a roster, its turns are those of every plan of the past. */
  today: TurnsProblem;
  /** Weeks of the history that each plan is for. */
  windows: readonly ScoreWindow[];
  /** Duty of each window; null without a roster. */
  duty: readonly WindowDuty[] | null;
}

/** Turns of duty a week of each beat-shift; null where the roster has none. */
export interface WindowDuty {
  /** In the weeks before the window. */
  before: Float64Array | null;
  /** In its own weeks. */
  then: Float64Array | null;
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
 * give out the same turns. With a roster the turns of each station and shift are those of today throughout;
 * where beats had them, who was left alone and what may change follow the roster of the weeks before.
 * The roster itself and an equal split need not keep the limits of beats.
 */
async function scoreDeployment(
  { history, ground, rules, seed, windows, duty, today }: ScoreInput,
  progress: Progress,
): Promise<PlanScore> {
  const { places, shifts, counts, harm = counts } = history;
  const roundOf = (window: ScoreWindow) => windows.indexOf(window);
  const before = ({ from }: ScoreWindow, weeks: number) =>
    sumSteps(counts, places, { from: Math.max(0, from - weeks), end: from });
  const made = windows.map((window) => {
    const expected = expectedHarm(history, window.from, window.end - window.from).harm;
    return problemThen({ ground, rules, today }, expected, {
      earlier: before(window, Infinity),
      roster: duty?.[roundOf(window)]?.before ?? null,
      shifts,
    });
  });
  const then = (window: ScoreWindow) => made[roundOf(window)]!;
  const poolsThen = (window: ScoreWindow) => poolsOf(then(window));
  const limitedThen = (window: ScoreWindow): Pools => {
    const { least, most } = then(window);
    return { ...poolsThen(window), least, most };
  };
  const planned = (explore: number, mayMove?: number) => async (window: ScoreWindow) => {
    const own = then(window);
    const options = { ...optionsOf(rules, secondsEach), explore, round: roundOf(window) + 1 };
    const problem = { ...own, changes: mayMove ?? own.changes };
    const plan = await planTurns(problem, options, { seed });
    return plan.turns;
  };
  const share = optionsOf(rules, secondsEach).explore;
  const compared: Strategy[] = [
    { name: strategies.plan, units: planned(share) },
    ...(share > 0 ? [{ name: strategies.sure, units: planned(0) }] : []),
    ...(rules.goal === "return" && today.changes < sumOf(today.turns)
      ? [{ name: strategies.free, units: planned(share, Infinity) }]
      : []),
    ...(duty && ground.today
      ? [
          {
            name: strategies.roster,
            units: (window: ScoreWindow) => {
              const { then: own, before: last } = duty[roundOf(window)]!;
              return inProportion(poolsThen(window), own ?? last ?? ground.today!);
            },
          },
        ]
      : []),
    {
      name: strategies.history,
      units: (window) => inProportion(limitedThen(window), before(window, yearOfWeeks)),
    },
    { name: strategies.equal, units: (window) => equalSplit(poolsThen(window)) },
    {
      name: strategies.concentrated,
      units: (window) => concentrated(limitedThen(window), then(window).harm, daysOfWeek),
    },
  ];
  return scorePlans(
    {
      ...{ ...poolsOf(today), crime: counts, harm, poolsAt: limitedThen },
      ...{ effect: effectOfTurn(rules.effect / 100), full: daysOfWeek },
    },
    compared,
    windows,
    { seed, progress: (done) => progress(done, scoreTexts.progress) },
  );
}

interface Known {
  /** Incidents of all weeks before. */
  earlier: Float64Array;
  /** Turns of duty a week in them; null where there is none. */
  roster: Float64Array | null;
  shifts: number;
}

/** The week to be planned as it was known before: the roster until then, with as many turns as today. */
function problemThen(
  { ground, rules, today }: Pick<ScoreInput, "ground" | "rules" | "today">,
  expected: Float64Array,
  { earlier, roster, shifts }: Known,
): TurnsProblem {
  if (!ground.today) return problemOf(ground, rules, expected);
  const { pool, units } = poolsOf(today);
  const sums = new Float64Array(units.length);
  ground.today.forEach((each, place) => (sums[pool[place]!]! += each));
  const own = { pool, units: sums };
  if (!roster) {
    const nobody = new Uint8Array(earlier.length);
    const then = { ...ground, today: equalSplit(own), alone: nobody };
    return { ...problemOf(then, rules, expected), today: null };
  }
  const alone = aloneOf(earlier, roster, shifts);
  return problemOf({ ...ground, today: inProportion(own, roster), alone }, rules, expected);
}
