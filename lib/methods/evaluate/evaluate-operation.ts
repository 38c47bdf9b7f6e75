import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import {
  displacementRows,
  differenceRows,
  quotientRows,
  seriesRows,
  syntheticRows,
} from "./effect-rows";
import type { DifferenceInDifferences } from "./difference-in-differences";
import { earlierComparisons, type EarlierComparisons } from "./earlier-comparisons";
import type { EarlierDates } from "./earlier-dates";
import { ratioOf, type Ratio } from "./estimate";
import { eventStudy, type EventStudy } from "./event-study";
import type { Interrupted } from "./interrupted-series";
import { sidesOf, type Side, type Sides } from "./operation-sides";
import type { OperationPanel } from "./operation-panel";
import type { OperationPlan } from "./operation-periods";
import type { SyntheticControl } from "./synthetic-control";

/** What was done in an area: something, nothing, or nothing but next to it. */
export type Role = "treated" | "displacement" | "control" | "left out";

export const evaluationMethods = ["wdd", "quotient", "its", "did", "synthetic"] as const;
export type EvaluationMethod = (typeof evaluationMethods)[number];

export interface EvaluationOptions {
  methods?: readonly EvaluationMethod[];
  /** What makes areas of different size comparable in the displacement difference. */
  weights?: "levels" | "areas" | "none";
  /** The series may change its slope, too. */
  slope?: boolean;
  /** Pairs of waves a year; as many as the history allows, two at most, without. */
  harmonics?: number;
  /** In place of waves, a level for each month of the year. */
  indicators?: boolean;
  /** The control areas' series explains the treated one. */
  withControl?: boolean;
  /** Called while control areas stand in the treated ones' place, with the share done. */
  progress?(fraction: number): void;
}

/** Which areas an effect is of. */
export type Part = "treated" | "displacement" | "both";

export interface EffectRow {
  method: EvaluationMethod;
  /** Of the methods that tell several things: the quotient's gross and net effect, a change of slope. */
  what: "effect" | "quotient" | "gross" | "net" | "slope";
  part: Part;
  before: number;
  after: number;
  /** After, had there been no operation. */
  expected: number | null;
  /** Incidents more than expected; of a quotient and a slope themselves. */
  effect: number | null;
  low: number | null;
  high: number | null;
  /** After over expected. */
  ratio: number | null;
  ratioLow: number | null;
  ratioHigh: number | null;
  p: number | null;
  adjusted: number | null;
  /** The least fall in incidents that would be told in four of five cases. */
  detectable: number | null;
}

export interface Evaluation {
  rows: EffectRow[];
  /** Methods that could not be used, and why. */
  problems: { method: EvaluationMethod; message: string; hint: string | undefined }[];
  sides: Sides;
  scatter: EarlierComparisons | null;
  /** The weights that were used: levels may be unknown. */
  weights: "levels" | "areas" | "none";
  its: (Interrupted & { widened: EarlierDates | null }) | null;
  did: DifferenceInDifferences | null;
  synthetic: SyntheticControl | null;
  event: EventStudy | null;
  /** Treated areas in the time before beside their own usual level, as the control stood to its own. */
  heightBefore: Ratio | null;
}

/**
 * Evaluates an operation by several methods, each with its own assumption. `roles` has one entry an
 * area. A method that the data does not allow says why, and the others go on. A MethodProblem without
 * treated or control areas.
 */
export function evaluateOperation(
  panel: OperationPanel,
  roles: readonly Role[],
  plan: OperationPlan,
  options: EvaluationOptions = {},
): Evaluation {
  const { methods = evaluationMethods } = options;
  const sides = sidesOf(panel, roles);
  if (sides.treated.areas === 0) {
    throw new MethodProblem("No area was treated.", "Choose the areas of the operation.");
  }
  const scatter = scatterOf(panel, plan, sides);
  const found: Evaluation = {
    ...{ rows: [], problems: [], sides, scatter, weights: options.weights ?? "levels" },
    ...{ its: null, did: null, synthetic: null },
    event: attempt(() =>
      eventStudy(
        sides.treated.series,
        sides.control.series,
        panel.periods.at,
        panel.periods.before,
      ),
    ),
    heightBefore: heightOf(sides, scatter),
  };
  const steps: Record<EvaluationMethod, () => EffectRow[]> = {
    wdd: () => displacementRows(found, plan),
    quotient: () => quotientRows(found, plan),
    its: () => seriesRows(found, panel, plan, options),
    did: () => differenceRows(found, panel, roles),
    synthetic: () => syntheticRows(found, panel, roles, options.progress),
  };
  for (const method of methods) {
    try {
      found.rows.push(...steps[method]());
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      found.problems.push({ method, message: error.message, hint: error.hint });
    }
  }
  const adjusted = benjaminiHochberg(found.rows.map(({ p }) => p ?? NaN));
  found.rows.forEach((row, i) => (row.adjusted = row.p === null ? null : adjusted[i]!));
  return found;
}

function attempt<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}

/** What the same comparison gave before anything was done. */
function scatterOf(
  { periods }: OperationPanel,
  { before, after, period }: OperationPlan,
  { treated, control }: Sides,
): EarlierComparisons | null {
  const days = period === "week" ? 7 : 365.25 / 12;
  const lengths = {
    before: Math.round((before.end - before.from) / days),
    after: Math.round((after.end - after.from) / days),
    apart: Math.round((after.from - before.from) / days),
  };
  const early = ({ series }: Side) => series.subarray(0, periods.before);
  const amounts = treated.before + treated.earlier + control.before + control.earlier;
  const variances =
    treated.beforeVariance +
    treated.earlierVariance +
    control.beforeVariance +
    control.earlierVariance;
  const perCase = amounts > 0 ? variances / amounts : 1;
  return earlierComparisons(early(treated), early(control), lengths, perCase);
}

function heightOf({ treated, control }: Sides, scatter: EarlierComparisons | null): Ratio | null {
  const four = [treated.before, treated.earlier, control.before, control.earlier] as const;
  if (four.some((each) => each < 1)) return null;
  const [near, far, usual, past] = four;
  const variance = four.reduce((sum, each) => sum + 1 / each, 0);
  const error = Math.sqrt((scatter?.dispersion ?? 1) * variance);
  return ratioOf(Math.log((near * past) / (far * usual)), error);
}
