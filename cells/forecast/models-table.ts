import { modelColumns } from "@/cells/learning/models-table";
import type { Use } from "@/cells/learning/params";
import { flags, numbers, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { SeriesForecast, Told } from "./compute";
import type { Forecasts } from "./forecasts";
import { withKeys } from "./tables";
import { scoresOf } from "./verdict";

const dayLength = 86_400_000;

/** The score that models are compared by: the mean absolute error, in incidents a period. */
const scoreName = "mae";

/** The models of each series, a row each: that fitted on all data and, where one is kept, the kept one. */
export function modelsTable(all: Forecasts): Uint8Array {
  const { begins, learned } = all;
  const rows = all.tabled.flatMap((each) => rowsOf(each, all));
  const since = new Map(
    learned && [...learned.listed, ...learned.sums].map(({ series, mae }) => [series, mae]),
  );
  const series = rows.map((row) => row.series);
  return toStream(
    withKeys(all, series, [
      ...modelColumns(
        rows.map((row) => ({
          method: row.told.model,
          parameters: parametersOf(row, all),
          trainedFrom: begins[row.from]!,
          trainedOn: begins[row.known - 1]!,
          asOf: begins[row.known]! - dayLength,
          score: scoresOf(row.told, row.told.model).mae,
          scoreName,
          baseline: row.told.baseline,
          baselineScore: scoresOf(row.told, row.told.baseline).mae,
        })),
      ),
      ...(learned
        ? ([
            ["role", words(rows.map(({ role }) => role))],
            ["in_use", flags(rows.map(({ role, uses }) => role === uses))],
            ["score_since", numbers(rows.map(({ series, role }) => since.get(series)?.[role]))],
          ] as NamedColumn[])
        : []),
    ]),
  );
}

interface Row {
  series: number;
  from: number;
  told: Told;
  /** Periods of the history that it knew. */
  known: number;
  role: Use;
  uses: Use;
}

function rowsOf(
  { series, from, told, refit }: SeriesForecast,
  { steps, learned }: Forecasts,
): Row[] {
  if (!told) return [];
  const uses = refit?.inUse ?? "refitted";
  const anew = uses === "kept" ? refit!.anew : told;
  const row = (role: Use, of: Told | null, known: number): Row[] =>
    of ? [{ series, from: refit?.from[role] ?? from, told: of, known, role, uses }] : [];
  return [
    ...row("refitted", anew, steps),
    ...(learned && refit ? row("kept", refit.told, learned.known) : []),
  ];
}

/** What the method has beside the series. */
function parametersOf({ series, told }: Row, { period, horizon, historyOf }: Forecasts) {
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
