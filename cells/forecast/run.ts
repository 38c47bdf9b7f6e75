import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { readParams } from "@/cells/params";
import { datedTable } from "@/cells/temporal/dated";
import { beginOf, numberOf } from "@/cells/temporal/periods";
import { readSeries } from "@/cells/temporal/series";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { ForecastInput, SeriesForecast } from "./compute";
import { findingsOf } from "./findings";
import { forecastsOf, type Forecasts } from "./forecasts";
import { keptOf } from "./kept";
import { modelsTable } from "./models-table";
import { nodesOf, orderOf } from "./nodes";
import { forecastSchema, horizonOf, type ForecastParams } from "./params";
import { provenanceOf } from "./provenance";
import { readRepeats } from "./repeats";
import { alertsTable, backtestTable, forecastTable, partsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";
import { forecastInWorkers } from "./work";

/** More series than this would take a quarter of an hour. */
const mostSeries = 3_000;

/** Periods beside the horizon without which nothing can be tried on the past. */
const leastBeside = 4;

/** Early results are shown again after so many milliseconds. */
const again = 4_000;

export const sideNames = (name: string, { hold }: ForecastParams): string[] =>
  ["backtest", "parts", "models", ...(hold > 0 ? ["alerts"] : [])].map((each) => `${name}_${each}`);

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(forecastSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { period, hold } = params;
  const horizon = horizonOf(params);
  const dated = await datedTable(context, params);
  const by = (params.by ?? []).map((name) => columnIn(dated.table, name, "by"));
  refuseHidden(dated.table, by);
  const series = await readSeries(context, dated, { period, by, most: mostSeries });
  if (series.counts.some((each) => !(each >= 0 && each < Infinity))) {
    throw new CellFailure({ message: texts.noCounts(params.count!), hint: texts.noCountsHint });
  }
  const { nodes, counts, steps: size } = nodesOf(series);
  const steps = size - hold;
  if (steps < horizon + leastBeside) {
    throw new CellFailure({
      message: texts.tooFew(Math.max(0, steps), period, horizon, hold),
      hint: texts.tooFewHint,
    });
  }
  const repeats = await readRepeats(context, dated, params, by);
  const first = numberOf(period, series.begins[0]!);
  const begins = Array.from({ length: steps + horizon }, (_, t) =>
    beginOf(period, first + t).getTime(),
  );
  const history = new Float64Array(nodes.length * steps);
  nodes.forEach((_, s) => history.set(counts.subarray(s * size, s * size + steps), s * steps));
  const input: ForecastInput = {
    period,
    begins,
    steps,
    horizon,
    counts: history,
    order: orderOf({ nodes, counts: history, steps }),
    models: params.models === "automatic" ? null : params.models,
    breaks: params.breaks,
    regressors: [],
    kept: keptOf(params, begins, steps),
    seed: context.seed,
  };
  const resultOf = (found: readonly SeriesForecast[]) => {
    const all = forecastsOf(
      found,
      { counts, size },
      { period, by, nodes, begins, steps, horizon, hold },
    );
    const before = [dated.words, ...series.words, ...repeats];
    return { all, before };
  };
  let shown = 0;
  const found = await forecastInWorkers(
    input,
    nodes.map(({ name }) => name),
    context,
    (done) => {
      if (done.length === nodes.length || performance.now() - shown < again) return;
      shown = performance.now();
      const { all, before } = resultOf(done);
      context.show({
        findings: findingsOf(all),
        provenance: [texts.early(done.length, nodes.length), ...before],
        view: viewOf(all, params, dated, context.seed),
      });
    },
  );
  const { all, before } = resultOf(found);
  if (found.every(({ told }) => told === null)) {
    throw new CellFailure({
      message: found[0]?.problem ?? texts.nothingFails,
      hint: texts.tooFewHint,
    });
  }
  context.progress(null, texts.writing);
  return {
    ...(await tablesOf(context, all, params)),
    findings: findingsOf(all),
    provenance: [...before, ...provenanceOf(all, params, context.seed)],
    view: viewOf(all, params, dated, context.seed),
  };
}

async function tablesOf(
  { engine, signal, cell }: RunContext,
  all: Forecasts,
  params: ForecastParams,
) {
  const name = cell.name ?? cell.id;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, forecastTable(all));
  const makers = [backtestTable, partsTable, modelsTable, alertsTable];
  const sideTables = [];
  for (const [i, as] of sideNames(name, params).entries()) {
    sideTables.push(await ingest(as, makers[i]!(all)));
  }
  return { table, sideTables };
}
