import { MethodProblem } from "../problem";
import { displacementQuotient } from "./displacement-quotient";
import { differenceInDifferences } from "./difference-in-differences";
import { leastDifference, leastFall, type Estimate, type Ratio } from "./estimate";
import type {
  EffectRow,
  Evaluation,
  EvaluationMethod,
  EvaluationOptions,
  Part,
  Role,
} from "./evaluate-operation";
import { earlierDates } from "./earlier-dates";
import { interruptedSeries, type InterruptedOptions } from "./interrupted-series";
import type { OperationPanel } from "./operation-panel";
import type { OperationPlan } from "./operation-periods";
import type { Side } from "./operation-sides";
import { syntheticControl } from "./synthetic-control";
import { weightedDisplacement, type BeforeAfter } from "./weighted-displacement";

const empty: Omit<EffectRow, "method" | "part" | "before" | "after"> = {
  what: "effect",
  ...{ expected: null, effect: null, low: null, high: null, p: null, adjusted: null },
  ...{ ratio: null, ratioLow: null, ratioHigh: null, detectable: null },
};

type Of = Pick<EffectRow, "method" | "part" | "before" | "after">;

function rowOfRatio(of: Of, found: Ratio & { expected: number }): EffectRow {
  const { ratio, low, high, p, error, expected } = found;
  return {
    ...{ ...empty, ...of },
    // From the ratio, as the interval is: where half a case was added, the counts say another.
    ...{ expected, effect: expected * (ratio - 1), p },
    ...{ low: expected * (low - 1), high: expected * (high - 1) },
    ...{ ratio, ratioLow: low, ratioHigh: high },
    detectable: expected * leastFall(error),
  };
}

function rowOfDifference(of: Of, { effect, error, low, high, p }: Estimate): EffectRow {
  const expected = of.after - effect;
  const times = (by: number) =>
    expected > 0 && expected + by >= 0 ? (expected + by) / expected : null;
  return {
    ...{ ...empty, ...of },
    ...{ expected, effect, low, high, p },
    ...{ ratio: times(effect), ratioLow: times(low), ratioHigh: times(high) },
    detectable: leastDifference(error),
  };
}

/** Rows of the treated areas and of those around them; a part that cannot be fitted says why, and the other stays. */
function rowsOfParts(
  found: Evaluation,
  method: EvaluationMethod,
  rowsOf: (part: "treated" | "displacement") => EffectRow[],
): EffectRow[] {
  return (["treated", "displacement"] as const).flatMap((part) => {
    if (part === "displacement" && !hasMoved(found)) return [];
    try {
      return rowsOf(part);
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      const of = part === "treated" ? "" : "Areas that crime may have moved to: ";
      found.problems.push({ method, message: `${of}${error.message}`, hint: error.hint });
      return [];
    }
  });
}

const hasMoved = ({ sides }: Evaluation) => sides.displacement.areas > 0;

function needControl({ sides }: Evaluation) {
  if (sides.control.areas > 0) return;
  throw new MethodProblem(
    "There is no control area to compare with.",
    "Leave areas out of the treated ones and those around them.",
  );
}

/** So few earlier cases tell no level. */
const fewestForLevel = 30;

const plus = (a: Side, b: Side): Side => ({
  areas: a.areas + b.areas,
  before: a.before + b.before,
  after: a.after + b.after,
  earlier: a.earlier + b.earlier,
  beforeVariance: a.beforeVariance + b.beforeVariance,
  afterVariance: a.afterVariance + b.afterVariance,
  earlierVariance: a.earlierVariance + b.earlierVariance,
  series: a.series.map((each, t) => each + b.series[t]!),
});

const varianceOf = (side: Side): BeforeAfter => ({
  before: side.beforeVariance,
  after: side.afterVariance,
});

/** Squared and relative: one by the earlier cases, where these are counts. */
const errorOfLevel = ({ earlier, earlierVariance }: Side) => earlierVariance / earlier ** 2;

const lengthOf = ({ from, end }: { from: number; end: number }) => end - from;

export function displacementRows(found: Evaluation, plan: OperationPlan): EffectRow[] {
  needControl(found);
  const { sides, scatter } = found;
  const { treated, displacement, control } = sides;
  const used = [treated, control, ...(hasMoved(found) ? [displacement] : [])];
  if (found.weights === "levels" && used.some(({ earlier }) => earlier < fewestForLevel)) {
    found.weights = "areas";
  }
  const size = (side: Side) =>
    found.weights === "levels" ? side.earlier : found.weights === "areas" ? side.areas : 1;
  const row = (part: Part, side: Side, of = size(side)): EffectRow => {
    const weight = size(control) / of;
    const longer = lengthOf(plan.before) / lengthOf(plan.after);
    const known = varianceOf(control);
    // The weight is a ratio of counts, too, and what it is off by goes with the change of the control.
    const changed = control.after - control.before / longer;
    const unsure =
      found.weights === "levels" ? changed ** 2 * (errorOfLevel(side) + errorOfLevel(control)) : 0;
    const { local } = weightedDisplacement(
      { treated: side, control },
      {
        time: { before: longer, after: 1 },
        weights: { control: weight },
        variances: {
          treated: varianceOf(side),
          control: { before: known.before, after: known.after + unsure },
        },
        // Scatter as of chance is known; more of it is guessed from few comparisons.
        ...(scatter && scatter.dispersion > 1
          ? { dispersion: scatter.dispersion, freedom: scatter.freedom }
          : {}),
      },
    );
    return rowOfDifference({ method: "wdd", part, before: side.before, after: side.after }, local);
  };
  if (!hasMoved(found)) return [row("treated", treated)];
  const both = plus(treated, displacement);
  // Unweighted, each of the two is compared with the whole control, as published.
  const sizes = size(treated) + size(displacement);
  return [row("treated", treated), row("displacement", displacement), row("both", both, sizes)];
}

export function quotientRows(found: Evaluation, plan: OperationPlan): EffectRow[] {
  needControl(found);
  if (!hasMoved(found)) {
    throw new MethodProblem(
      "There are no areas that crime may have moved to.",
      "Choose displacement areas, or a distance around the treated ones.",
    );
  }
  const { treated, displacement, control } = found.sides;
  const scale = lengthOf(plan.after) / lengthOf(plan.before);
  const pair = ({ before, after }: Side) => ({ before: before * scale, after });
  const told = displacementQuotient(pair(treated), pair(displacement), pair(control));
  const row = (
    what: EffectRow["what"],
    part: Part,
    { before, after }: Side,
    effect: number | null,
  ) => ({
    ...{ ...empty, method: "quotient" as const, what, part, before, after, effect },
  });
  const both = plus(treated, displacement);
  const net = told.totalNetEffect;
  return [
    row("quotient", "both", both, (told.success ?? 0) < 0 ? told.quotient : null),
    row("gross", "treated", treated, -told.grossEffect),
    {
      ...row("net", "both", both, net === null ? null : -net),
      expected: net === null ? null : both.after + net,
    },
  ];
}

const fewestBefore = 8;
const fewestAfter = 2;

export function seriesRows(
  found: Evaluation,
  { periods }: OperationPanel,
  { period }: OperationPlan,
  options: EvaluationOptions,
): EffectRow[] {
  const { at, before, begins, ends } = periods;
  const after = at.length - before;
  if (before < fewestBefore || after < fewestAfter) {
    throw new MethodProblem(
      `A series of ${before} whole ${period}s before and ${after} after is too short: at least ${fewestBefore} before and ${fewestAfter} after are needed.`,
      period === "month" ? "Take weeks, or a longer history." : "Take a longer history.",
    );
  }
  const season = period === "week" ? 365.25 / 7 : 12;
  const years = before / season;
  const harmonics = options.harmonics ?? (years >= 2 ? 2 : years >= 1 ? 1 : 0);
  const exposure = begins.map((from, t) => ends[t]! - from);
  const other = found.sides.control.series;
  const tells = options.withControl === true && other.some((count) => count !== other[0]);
  const design: InterruptedOptions = {
    ...{ season, harmonics, cautious: true, atLeastPoisson: true },
    indicators: options.indicators === true && period === "month",
    slope: options.slope ?? false,
  };
  const fit = ({ series }: Side) => {
    const input = { counts: series, at, exposure, control: tells ? other : undefined };
    const widened = earlierDates(input, before, design);
    return { ...interruptedSeries({ ...input, from: 0 }, { ...design, widened }), widened };
  };
  return rowsOfParts(found, "its", (part) => {
    const side = found.sides[part];
    if (!side.series.subarray(before).some((count) => count > 0)) {
      throw new MethodProblem(
        `${part === "treated" ? "The treated areas have no incident after" : "No incident after"}, and a regression cannot tell a fall to nothing.`,
        "Read what the other methods say.",
      );
    }
    const fitted = fit(side);
    if (part === "treated") found.its = fitted;
    const { whole, slope } = fitted;
    const sum = (from: number, to: number) =>
      side.series.subarray(from, to).reduce((all, each) => all + each, 0);
    const of = {
      method: "its" as const,
      part,
      before: sum(0, before),
      after: sum(before, at.length),
    };
    if (!slope) return [rowOfRatio(of, whole)];
    const own = { effect: slope.ratio, low: slope.low, high: slope.high, p: slope.p };
    return [rowOfRatio(of, whole), { ...empty, ...of, what: "slope" as const, ...own }];
  });
}

export function differenceRows(
  found: Evaluation,
  panel: OperationPanel,
  roles: readonly Role[],
): EffectRow[] {
  needControl(found);
  return rowsOfParts(found, "did", (part) => {
    const some = roles.flatMap((role, i) => (role === part || role === "control" ? [i] : []));
    const pick = (values: Float64Array) => some.map((i) => values[i]!);
    const fit = differenceInDifferences({
      isTreated: some.map((i) => roles[i] === part),
      before: pick(panel.before.amounts),
      after: pick(panel.after.amounts),
      beforeVariance: pick(panel.before.variances),
      afterVariance: pick(panel.after.variances),
    });
    if (part === "treated") found.did = fit;
    const { before, after } = found.sides[part];
    return [rowOfRatio({ method: "did", part, before, after }, fit)];
  });
}

export function syntheticRows(
  found: Evaluation,
  { counts, periods }: OperationPanel,
  roles: readonly Role[],
  progress?: (fraction: number) => void,
): EffectRow[] {
  needControl(found);
  const { at, before } = periods;
  if (before < fewestBefore || at.length === before) {
    throw new MethodProblem(
      `A mixture of areas cannot be fitted to ${before} periods before and ${at.length - before} after: at least ${fewestBefore} before are needed.`,
      "Take a longer history, or weeks in place of months.",
    );
  }
  const size = at.length;
  const donors = roles.flatMap((role, i) =>
    role === "control" ? [counts.subarray(i * size, (i + 1) * size)] : [],
  );
  const { series } = found.sides.treated;
  const fit = syntheticControl(series, donors, before, progress);
  found.synthetic = fit;
  const sum = (from: number, to: number) =>
    series.subarray(from, to).reduce((all, each) => all + each, 0);
  const of = { method: "synthetic" as EvaluationMethod, part: "treated" as const };
  const [early, late] = [sum(0, before), sum(before, size)];
  const { expected, ratio, low, high, p } = fit;
  const spread = fit.placebos
    .filter(({ isComparable }) => isComparable)
    .map((each) => Math.log(each.ratio))
    .filter(Number.isFinite);
  const mean = spread.reduce((all, each) => all + each, 0) / spread.length;
  const error = Math.sqrt(
    spread.reduce((all, each) => all + (each - mean) ** 2, 0) / (spread.length - 1),
  );
  return [
    {
      ...{ ...empty, ...of, before: early, after: late },
      ...{ expected, effect: late - expected, ratio, ratioLow: low, ratioHigh: high, p },
      low: low === null ? null : expected * (low - 1),
      high: high === null ? null : expected * (high - 1),
      detectable: Number.isFinite(error) ? expected * leastFall(error) : null,
    },
  ];
}
