import type { Deployment, Expectation } from "./compute";
import type { DeploymentParams } from "./params";
import type { HotSquares } from "./hot-squares";
import type { ReadDeployment } from "./read";
import type { Basis } from "./reasons";
import type { Ground, Rules } from "./rules";
import type { ScoreView } from "./score-view";
import { usualUnits } from "./units";

/** What was asked for, beside what was read. */
export interface Asked {
  rules: Rules;
  weeks: number;
  nameTypes: readonly string[] | null;
  seed: number;
  /** Minutes of a visit. */
  visit: number;
}

export const askedOf = (params: DeploymentParams, rules: Rules, seed: number): Asked => ({
  rules,
  weeks: params.weeks,
  nameTypes: params.name_types ?? null,
  seed,
  visit: params.visit,
});

export interface DeploymentView {
  asked: Asked;
  ground: Ground;
  basis: Basis;
  expected: Expectation;
  found: Deployment;
  outlines: (string | null)[] | null;
  /** The middle of each beat in degrees, NaN without an outline; null where there are none at all. */
  place: ReadDeployment["place"];
  /** Units at once by shift, unless the analyst says otherwise. */
  usualUnits: number[];
  /** Columns that name a beat. */
  by: readonly string[];
  values: readonly (readonly string[])[];
  /** For a program that does the same. */
  program: {
    incidents: string;
    keys: readonly (readonly string[])[];
    steps: number;
    isGiven: boolean;
  };
  /** Squares to visit by beat-shift; null where the data has no points. */
  squares: HotSquares["places"];
  /** Days that were counted. */
  span: { from: number; end: number };
  /** Null where the analyst does not want it. */
  score: ScoreView | null;
}

/** What the plan is compared with, in whole shifts a week: today's duty, or an equal split without a roster. */
export const nowOf = ({ problem, equal }: Pick<Deployment, "problem" | "equal">): Int32Array =>
  problem.today ?? Int32Array.from(equal, Math.round);

export const basisOf = (
  { expected }: Pick<Deployment, "expected">,
  { patrol, ground, facts }: ReadDeployment,
  { weeks, nameTypes }: Asked,
): Basis => ({
  shifts: patrol.shifts,
  days: patrol.days,
  weeks,
  facts: facts.places,
  expected,
  duty: patrol.roster && { days: patrol.roster.days, hours: patrol.roster.unitHours },
  alone: ground.alone,
  nameTypes,
});

export function viewOf(
  found: Deployment,
  read: ReadDeployment,
  asked: Asked,
  isGiven: boolean,
): Omit<DeploymentView, "score"> {
  const { patrol, ground, outlines, place } = read;
  return {
    ...{ asked, ground, found, outlines, place },
    usualUnits: usualUnits(ground),
    basis: basisOf(found, read, asked),
    expected: found.expected,
    by: patrol.beats.by,
    values: patrol.beats.values,
    program: {
      incidents: read.incidents,
      keys: patrol.beats.keys,
      steps: patrol.incidents.history.counts.length / patrol.incidents.history.places,
      isGiven,
    },
    squares: read.squares.places,
    span: patrol.span,
  };
}
