import { workOf } from "@/cells/work";
import type { RunContext } from "@/lib/session/kind";
import type { Added, AddInput } from "./add-up";
import type { Member } from "@/lib/methods/forecast/pooled";
import type { ForecastInput, SeriesForecast } from "./compute";
import { bottomOf } from "./nodes";
import type { ForecastParams } from "./params";
import { isPooled } from "./pool";
import type { Source } from "./read";
import { texts } from "./texts";
import { totalOf } from "./total";

/** Fewer series than this are not worth a second worker. */
const worthTwo = 6;

const newWorker = () =>
  new Worker(new URL("./forecast.worker.ts", import.meta.url), { type: "module" });

/**
 * All series in workers side by side, every other one in each. `onDone` is told of each series; the
 * result is in the order of the input.
 */
export async function forecastInWorkers(
  { input, nodes }: Source,
  context: RunContext,
  onDone: (done: readonly SeriesForecast[]) => void,
): Promise<SeriesForecast[]> {
  const names = nodes.map(({ name }) => name);
  const { order } = input;
  const done: SeriesForecast[] = [];
  const other = new AbortController();
  const within = { ...context, signal: AbortSignal.any([context.signal, other.signal]) };
  const told = (series: SeriesForecast) => {
    done.push(series);
    const next = Math.min(done.length + 1, order.length);
    const words = texts.progress(names[order[next - 1]!]!, next, order.length);
    context.progress(done.length / order.length, words);
    onDone(done);
  };
  const ask = (own: ForecastInput) =>
    workOf<null, SeriesForecast>(newWorker(), { series: own }, within, { onEarly: told });
  const share = (series: number[], also?: ReadonlyMap<number, Member[]>) => {
    const workers = series.length >= worthTwo ? 2 : 1;
    const each = Array.from({ length: workers }, (_, k) => {
      const mine = series.filter((_, i) => i % workers === k);
      const own = also && new Map(mine.map((s) => [s, also.get(s) ?? []]));
      return ask({ ...input, order: mine, ...(own ? { also: own } : {}) });
    });
    return Promise.all(each);
  };
  context.progress(0, texts.progress(names[order[0]!]!, 1, order.length));
  try {
    const bottom = bottomOf(nodes);
    if (isPooled(input, bottom)) {
      const pooling = workOf<Map<number, Member[]>>(newWorker(), { pool: input, bottom }, within);
      const [also] = await Promise.all([pooling, share(order.filter((s) => nodes[s]!.isSum))]);
      await share(
        order.filter((s) => !nodes[s]!.isSum),
        also,
      );
    } else {
      await share(order);
    }
  } finally {
    other.abort();
  }
  const at = new Map(order.map((series, i) => [series, i]));
  return done.sort((a, b) => at.get(a.series)! - at.get(b.series)!);
}

/** Forecasts made to add up where that is asked for; all others as they are. */
export async function addInWorker(
  { hierarchy, nodes, input }: Source,
  { hierarchy: way }: ForecastParams,
  found: SeriesForecast[],
  context: RunContext,
): Promise<{ found: SeriesForecast[]; words: string[] }> {
  if (way === "none" || hierarchy.sums.length === 0) return { found, words: [] };
  const { steps, counts } = input;
  const historyOf = (s: number) => counts.subarray(s * steps, (s + 1) * steps);
  const by = new Map(found.map((each) => [each.series, each]));
  if (nodes.some((_, s) => !by.get(s)?.told)) return { found, words: [texts.adding.lacking] };
  context.progress(null, texts.adding.working);
  const sums: AddInput = {
    hierarchy,
    way,
    nodes: nodes.map((_, s) => {
      const { mean, quantiles, trials } = by.get(s)!.told!;
      return { mean, quantiles, trials, history: historyOf(s) };
    }),
    counts: counts.every(Number.isInteger),
  };
  const added = await workOf<Added>(newWorker(), { sums }, context);
  const moved = found.map((each) => {
    const { mean, quantiles } = added.nodes[each.series]!;
    const told = { ...each.told!, mean, quantiles };
    return { ...each, told: { ...told, total: totalOf(told, historyOf(each.series)) } };
  });
  return { found: moved, words: [texts.adding.done(added.way, added.why, hierarchy.sums.length)] };
}
