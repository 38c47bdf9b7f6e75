import { poissonRidge } from "../places/poisson-ridge";
import type { MeansOf } from "./explained";
import type { Panel, PanelFeature } from "./panel";

export interface PanelRegression {
  meansOf: MeansOf;
  /** Of the columns of the design, which are features or waves of those that go round. */
  coefficients: { name: string; coefficient: number }[];
  intercept: number;
}

/** Waves of a feature that goes round. */
const waves = 2;
/** Cases as if: keeps features that say the same from cancelling each other. */
const penalty = 1;

/**
 * A Poisson regression of rows of a panel: the logarithm of the mean is linear in the features, in waves
 * of those that go round. Missing values are taken as the mean.
 */
export function panelRegression(panel: Panel, rows: Int32Array): PanelRegression {
  const { features } = panel;
  const pick = (list: ArrayLike<number>) => Float64Array.from(rows, (row) => list[row]!);
  const usual = features.map(({ values }) => meanOf(pick(values)));
  const design = (columns: readonly ArrayLike<number>[]) =>
    features.flatMap((feature, k) => partsOf(feature, columns[k]!, usual[k]!));
  const columns = design(features.map(({ values }) => pick(values)));
  const fit = poissonRidge(pick(panel.counts), columns, pick(panel.offset).map(Math.exp), penalty);
  const names = features.flatMap((feature) =>
    feature.cycle === undefined
      ? [feature.name]
      : Array.from({ length: 2 * waves }, (_, i) => `${feature.name}, wave ${i + 1}`),
  );
  return {
    intercept: fit.intercept,
    coefficients: names.map((name, k) => ({ name, coefficient: fit.coefficients[k]! })),
    meansOf: (given, offset) => {
      const parts = design(given);
      return offset.map((each, row) => {
        let linear = each + fit.intercept;
        for (let k = 0; k < parts.length; k++) linear += fit.coefficients[k]! * parts[k]![row]!;
        return Math.exp(linear);
      });
    },
  };
}

function partsOf(
  { cycle }: PanelFeature,
  values: ArrayLike<number>,
  usual: number,
): Float64Array[] {
  if (cycle === undefined) {
    return [Float64Array.from(values, (each) => (Number.isNaN(each) ? usual : each))];
  }
  return Array.from({ length: waves }, (_, wave) => {
    const angle = (each: number) => (2 * Math.PI * (wave + 1) * each) / cycle;
    return [
      Float64Array.from(values, (each) => Math.sin(angle(each))),
      Float64Array.from(values, (each) => Math.cos(angle(each))),
    ];
  }).flat();
}

function meanOf(values: Float64Array): number {
  const known = values.filter((each) => !Number.isNaN(each));
  return known.reduce((sum, each) => sum + each, 0) / Math.max(1, known.length);
}
