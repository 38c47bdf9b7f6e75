import { addForecasts, type Added, type AddInput } from "./add-up";
import { forecastAll, type ForecastInput, type SeriesForecast } from "./compute";

/** What the worker is asked: forecasts of series, handed over one by one, or that given ones add up. */
export type Task = { series: ForecastInput } | { sums: AddInput };

export async function forecastTask(
  task: Task,
  emit: (done: SeriesForecast) => Promise<void>,
): Promise<Added | null> {
  if ("sums" in task) return addForecasts(task.sums);
  await forecastAll(task.series, emit);
  return null;
}
