import { addForecasts, type Added, type AddInput } from "./add-up";
import type { Member } from "@/lib/methods/forecast/pooled";
import { forecastAll, type ForecastInput, type SeriesForecast } from "./compute";
import { poolSeries } from "./pool";

/**
 * What the worker is asked: what models of all series together say; forecasts of series, handed over one
 * by one; or that given ones add up.
 */
export type Task =
  { pool: ForecastInput; bottom: number[] } | { series: ForecastInput } | { sums: AddInput };

export type Answer = Added | Map<number, Member[]> | null;

export async function forecastTask(
  task: Task,
  emit: (done: SeriesForecast) => Promise<void>,
): Promise<Answer> {
  if ("pool" in task) return poolSeries(task.pool, task.bottom);
  if ("sums" in task) return addForecasts(task.sums);
  await forecastAll(task.series, emit);
  return null;
}
