import type { DatedTable } from "@/cells/temporal/dated";
import type { Forecasts } from "./forecasts";
import type { ForecastParams } from "./params";

/** What the view draws: everything, with what a program needs to read the same series. */
export interface ForecastView {
  all: Forecasts;
  models: ForecastParams["models"];
  breaks: boolean;
  source: { table: string; time: string; amount: string };
}

export const viewOf = (
  all: Forecasts,
  { models, breaks }: ForecastParams,
  { table, time, amount }: DatedTable,
): ForecastView => ({ all, models, breaks, source: { table: table.name, time, amount } });
