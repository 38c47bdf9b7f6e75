import type { DatedTable } from "@/cells/temporal/dated";
import type { Forecasts } from "./forecasts";
import type { ForecastParams } from "./params";

/** What the view draws: everything, with what a program needs to read the same series. */
export interface ForecastView {
  all: Forecasts;
  models: ForecastParams["models"];
  /** Whole numbers everywhere. */
  whole: boolean;
  seed: number;
  source: { table: string; time: string; amount: string };
}

export const viewOf = (
  all: Forecasts,
  { models }: ForecastParams,
  { table, time, amount }: DatedTable,
  seed: number,
): ForecastView => ({
  all,
  models,
  whole: all.listed.every(({ series }) => all.historyOf(series).every(Number.isInteger)),
  seed,
  source: { table: table.name, time, amount },
});
