import { workOf } from "@/cells/work";
import type { RunContext } from "@/lib/session/kind";
import type { ForecastInput, SeriesForecast } from "./compute";
import { texts } from "./texts";

/** Fewer series than this are not worth a second worker. */
const worthTwo = 6;

/**
 * All series in workers side by side, every other one in each. `onDone` is told of each series; the
 * result is in the order of the input.
 */
export async function forecastInWorkers(
  input: ForecastInput,
  names: readonly string[],
  context: RunContext,
  onDone: (done: readonly SeriesForecast[]) => void,
): Promise<SeriesForecast[]> {
  const { order } = input;
  const done: SeriesForecast[] = [];
  const other = new AbortController();
  const signal = AbortSignal.any([context.signal, other.signal]);
  const workers = order.length >= worthTwo ? 2 : 1;
  context.progress(0, texts.progress(names[order[0]!]!, 1, order.length));
  const each = Array.from({ length: workers }, async (_, k) => {
    const own = { ...input, order: order.filter((_, i) => i % workers === k) };
    const worker = new Worker(new URL("./forecast.worker.ts", import.meta.url), { type: "module" });
    await workOf<null, SeriesForecast>(
      worker,
      own,
      { ...context, signal },
      {
        onEarly: (series) => {
          done.push(series);
          const next = Math.min(done.length + 1, order.length);
          context.progress(
            done.length / order.length,
            texts.progress(names[order[next - 1]!]!, next, order.length),
          );
          onDone(done);
        },
      },
    );
  });
  try {
    await Promise.all(each);
  } finally {
    other.abort();
  }
  const at = new Map(order.map((series, i) => [series, i]));
  return done.sort((a, b) => at.get(a.series)! - at.get(b.series)!);
}
