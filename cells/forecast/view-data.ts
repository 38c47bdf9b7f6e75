import type { Forecasts } from "./forecasts";
import type { HolidayColumn } from "./holidays";
import type { ForecastParams } from "./params";
import type { Source } from "./read";

/** What the view draws: everything, with what a program needs to read the same series. */
export interface ForecastView {
  all: Forecasts;
  models: ForecastParams["models"];
  way: ForecastParams["hierarchy"];
  holidays: HolidayColumn[];
  seed: number;
  source: { table: string; time: string; amount: string };
}

export const viewOf = (
  all: Forecasts,
  { models, hierarchy }: ForecastParams,
  { dated: { table, time, amount }, input: { holidays, seed }, nodes }: Source,
): ForecastView => ({
  all,
  models,
  // One series has no sums.
  way: nodes.length > 1 ? hierarchy : "none",
  holidays,
  seed,
  source: { table: table.name, time, amount },
});
