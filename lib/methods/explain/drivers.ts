import { predict } from "../boosting/boost";
import { judgeHeldOut, type Judged } from "../boosting/held-out";
import { gridOf, type PartialEffect } from "../boosting/partial-effect";
import { boostTrial } from "../boosting/trial";
import type { MethodContext } from "../method";
import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import { effectOf } from "./effect";
import { rowsOf, type MeansOf } from "./explained";
import type { Panel } from "./panel";
import { panelRegression, type PanelRegression } from "./panel-regression";
import { shuffledLoss, type ShuffledLoss } from "./shuffled";

/** Gradient boosted trees, or a Poisson regression. */
export type DriverModel = "trees" | "regression";

export interface Driver extends ShuffledLoss {
  name: string;
  family: string;
  /** One feature, or all of a family together. */
  isFamily: boolean;
  /** p for the number of features, or of families (Benjamini–Hochberg). */
  adjusted: number;
}

export interface DriverEffect extends PartialEffect {
  name: string;
  family: string;
}

export interface DriverReport {
  model: DriverModel;
  /** Of both models on the same held-out rows. */
  judged: Record<DriverModel, Judged>;
  /** Steps that were judged on, and their sums over the series: the chosen model, its baseline. */
  steps: Int32Array;
  observed: Float64Array;
  expected: Float64Array;
  baseline: Float64Array;
  /** Features and families of several, most important first. */
  drivers: Driver[];
  /** One a feature, in the order of the panel. */
  effects: DriverEffect[];
  /** Trees of the boosted model, and coefficients of the regression. */
  trees: number;
  regression: Pick<PanelRegression, "coefficients" | "intercept">;
  /** Rows that were learned from and that were judged on. */
  rows: { learned: number; judged: number };
}

/** Values that an effect is told at. */
const points = 20;

/** More rows are not held in a tab. */
const mostRows = 400_000;

/**
 * What a model of areas by step of time leans on, and whether it foresees at all: fitted to the first
 * steps, judged on the last, which it never saw, beside the areas' own level; permutation importance and
 * partial effects on these steps. Both models are judged, the chosen one is explained.
 */
export function driverReport(
  panel: Panel,
  model: DriverModel,
  context: MethodContext,
): DriverReport {
  const { features, offset, counts, times } = panel;
  if (features.length === 0) throw new MethodProblem("There is no feature that varies.");
  if (counts.length > mostRows) {
    throw new MethodProblem(
      `${counts.length.toLocaleString("en-GB")} rows of areas by step are more than the ${mostRows.toLocaleString("en-GB")} that can be learned from.`,
      "Take longer steps, larger areas or a shorter span.",
    );
  }
  if (counts.every((each) => each === 0)) {
    throw new MethodProblem("There is no incident to explain.");
  }
  context.progress?.(null, "growing trees");
  const columns = features.map(({ values }) => values);
  const { trial, heldOut } = boostTrial({ counts, columns, offset, times });
  const judgedRows = heldOut.rows;
  const learned = Int32Array.from(counts.keys()).filter(
    (row) => times[row]! < times[judgedRows[0]!]!,
  );
  context.progress?.(null, "fitting the regression");
  const regression = panelRegression(panel, learned);
  const late = rowsOf({ counts, columns, offset, times }, judgedRows);
  const plain = late.offset.map((each) => Math.exp(each + trial.base));
  const byRegression = regression.meansOf(late.columns, late.offset);
  const judged = {
    trees: heldOut,
    regression: judgeHeldOut(late.counts, late.times, byRegression, plain),
  };
  const meansOf: MeansOf =
    model === "trees" ? (given, own) => predict(trial, given, own) : regression.meansOf;
  const means = model === "trees" ? heldOut.means : byRegression;
  const steps = Int32Array.from(new Set(late.times)).sort();
  const sumsOf = (values: ArrayLike<number>) => {
    const sums = new Float64Array(steps.length);
    late.times.forEach((time, i) => (sums[time - steps[0]!]! += values[i]!));
    return sums;
  };
  return {
    model,
    judged: { trees: plainly(judged.trees), regression: judged.regression },
    steps,
    observed: sumsOf(late.counts),
    expected: sumsOf(means),
    baseline: sumsOf(plain),
    drivers: driversOf(panel, meansOf, late, context),
    effects: features.map(({ name, family, isRatio, values: known }, k) => {
      const { values, ratios } = effectOf(meansOf, late, k, gridOf(known, points));
      return { name, family, values: isRatio ? values.map(Math.exp) : values, ratios };
    }),
    trees: trial.trees.length,
    regression: { coefficients: regression.coefficients, intercept: regression.intercept },
    rows: { learned: learned.length, judged: judgedRows.length },
  };
}

const plainly = ({ deviance, baseline, p, better }: Judged): Judged => ({
  ...{ deviance, baseline, p, better },
});

function driversOf(
  { features }: Panel,
  meansOf: MeansOf,
  rows: Parameters<typeof shuffledLoss>[1],
  context: MethodContext,
): Driver[] {
  const families = [...new Set(features.map(({ family }) => family))];
  const members = families.map((family) =>
    features.flatMap((feature, k) => (feature.family === family ? [k] : [])),
  );
  const groups = [...features.map((_, k) => [k]), ...members];
  const losses = shuffledLoss(meansOf, rows, groups, context);
  const count = features.length;
  const adjusted = [
    ...benjaminiHochberg(losses.slice(0, count).map(({ p }) => p)),
    ...benjaminiHochberg(losses.slice(count).map(({ p }) => p)),
  ];
  return losses
    .map((loss, g): Driver => {
      const feature = features[g];
      return {
        ...loss,
        name: feature?.name ?? families[g - count]!,
        family: feature?.family ?? families[g - count]!,
        isFamily: !feature,
        adjusted: adjusted[g]!,
      };
    })
    .sort((a, b) => b.rise - a.rise);
}
