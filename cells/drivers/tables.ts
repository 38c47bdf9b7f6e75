import { modelColumns } from "@/cells/learning/models-table";
import { boostDefaults } from "@/lib/methods/boosting/boost";
import { days, flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { Drivers } from "./compute";
import type { DriversParams } from "./params";
import { familyWords, featureWords } from "./texts";

export const sideNames = (name: string): [string, string, string] => [
  `${name}_effects`,
  `${name}_heldout`,
  `${name}_models`,
];

/** One row a feature, then one a kind of feature; each numbered from the most important. */
export function driversTable(
  { drivers, judged, model }: Drivers,
  { period }: DriversParams,
): Uint8Array {
  const rows = [false, true].flatMap((isFamily) =>
    drivers
      .filter((each) => each.isFamily === isFamily)
      .map((each, i) => ({ ...each, rank: i + 1 })),
  );
  const { deviance } = judged[model];
  const of = (value: (row: (typeof rows)[number]) => number) => numbers(rows.map(value));
  return toStream([
    [
      "feature",
      words(
        rows.map(({ name, isFamily }) =>
          isFamily ? familyWords(name) : featureWords(name, period),
        ),
      ),
    ],
    ["kind", words(rows.map(({ family }) => familyWords(family)))],
    ["is_kind", flags(rows.map(({ isFamily }) => isFamily))],
    ["rank", wholes(rows.map(({ rank }) => rank))],
    ["rise", of(({ rise }) => rise)],
    ["error", of(({ error }) => error)],
    ["low", of(({ low }) => low)],
    ["high", of(({ high }) => high)],
    ["share", of(({ rise }) => rise / deviance)],
    ["p", of(({ p }) => p)],
    ["p_adjusted", of(({ adjusted }) => adjusted)],
  ]);
}

/** One row a feature and value. */
export function effectsTable({ effects }: Drivers, { period }: DriversParams): Uint8Array {
  const rows = effects.flatMap(({ name, values, ratios }) =>
    Array.from(values, (value, i) => ({
      feature: featureWords(name, period),
      value,
      ratio: ratios[i]!,
    })),
  );
  return toStream([
    ["feature", words(rows.map(({ feature }) => feature))],
    ["value", numbers(rows.map(({ value }) => value))],
    ["ratio", numbers(rows.map(({ ratio }) => ratio))],
  ]);
}

/** One row a period that was held out, over all areas. */
export function heldOutTable(
  { steps, observed, expected, baseline }: Drivers,
  begins: readonly number[],
): Uint8Array {
  return toStream([
    ["period", days(Array.from(steps, (step) => begins[step]!))],
    ["observed", numbers(observed)],
    ["expected", numbers(expected)],
    ["baseline", numbers(baseline)],
  ]);
}

const dayLength = 86_400_000;

/** Both models, the explained one first. */
export function modelsTable(
  drivers: Drivers,
  params: DriversParams,
  begins: readonly number[],
): Uint8Array {
  const { model, judged, from, steps, trees, regression } = drivers;
  const other = model === "trees" ? "regression" : "trees";
  const order = [model, other] as const;
  const names = { trees: "boosted-trees", regression: "poisson-regression" };
  const parameters = {
    trees: { period: params.period, ...boostDefaults, trees },
    regression: { period: params.period, ...regression },
  };
  return toStream([
    ...modelColumns(
      order.map((each) => ({
        method: names[each],
        parameters: parameters[each],
        trainedFrom: begins[from]!,
        trainedOn: begins[steps[0]! - 1]!,
        asOf: begins[steps[0]!]! - dayLength,
        score: judged[each].deviance,
        scoreName: "poisson_deviance",
        baseline: "mean of the last year",
        baselineScore: judged[each].baseline,
      })),
    ),
    ["p", numbers(order.map((each) => judged[each].p))],
    ["is_better", flags(order.map((each) => judged[each].better))],
  ]);
}
