import { days, numbers, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { SeriesForecast, Told } from "./compute";
import type { Forecasts } from "./forecasts";
import { keyColumns } from "./tables";
import { scoresOf } from "./verdict";

const dayLength = 86_400_000;

/** The score that models are compared by: the mean absolute error, in incidents a period. */
export const scoreName = "mae";

/** The model of each series as a row, complete enough to forecast with it again. */
export function modelsTable(all: Forecasts): Uint8Array {
  const { begins, steps } = all;
  const rows = all.tabled.flatMap((each) => (each.told ? [{ ...each, told: each.told }] : []));
  const score = (model: (told: Told) => string) =>
    numbers(rows.map(({ told }) => scoresOf(told, model(told)).mae));
  return toStream([
    ...keyColumns(
      all,
      rows.map(({ series }) => series),
    ),
    ["method", words(rows.map(({ told }) => told.model))],
    ["parameters", words(rows.map((row) => JSON.stringify(parametersOf(row, all))))],
    ["trained_from", days(rows.map(({ from }) => begins[from]!))],
    ["trained_on", days(rows.map(() => begins[steps - 1]!))],
    ["as_of", days(rows.map(() => begins[steps]! - dayLength))],
    ["score", score(({ model }) => model)],
    ["score_name", words(rows.map(() => scoreName))],
    ["baseline", words(rows.map(({ told }) => told.baseline))],
    ["baseline_score", score(({ baseline }) => baseline)],
  ]);
}

/** What the method has beside the series. */
function parametersOf(
  { series, told }: SeriesForecast & { told: Told },
  { period, horizon, historyOf }: Forecasts,
) {
  const actual = historyOf(series);
  return {
    period,
    horizon,
    members: told.members,
    stretch: told.stretch,
    /** Mean absolute error at each origin of the trial, the earliest first. */
    trial: told.trials.map(({ origin, mean }) => {
      const errors = mean.map((each, h) => Math.abs(each - actual[origin + h]!));
      return errors.reduce((sum, each) => sum + each, 0) / errors.length;
    }),
  };
}
