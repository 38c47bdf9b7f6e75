import { readParams } from "@/cells/params";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { SeriesForecast } from "./compute";
import { findingsOf } from "./findings";
import { forecastsOf, type Forecasts } from "./forecasts";
import { modelsTable } from "./models-table";
import { forecastSchema, type ForecastParams } from "./params";
import { provenanceOf } from "./provenance";
import { readSource, type Source } from "./read";
import { alertsTable, backtestTable, forecastTable, partsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";
import { addInWorker, forecastInWorkers } from "./work";

/** Early results are shown again after so many milliseconds. */
const again = 4_000;

export const sideNames = (name: string, { hold }: ForecastParams): string[] =>
  ["backtest", "parts", "models", ...(hold > 0 ? ["alerts"] : [])].map((each) => `${name}_${each}`);

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(forecastSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const source = await readSource(context, params);
  const { nodes, dated, input, words } = source;
  let shown = 0;
  const done = await forecastInWorkers(source, context, (some) => {
    if (some.length === nodes.length || performance.now() - shown < again) return;
    shown = performance.now();
    const all = allOf(source, params, some);
    context.show({
      findings: findingsOf(all),
      provenance: [texts.early(some.length, nodes.length), ...words],
      view: viewOf(all, params, dated, context.seed),
    });
  });
  if (done.every(({ told }) => told === null)) {
    throw new CellFailure({
      message: done[0]?.problem ?? texts.nothingFails,
      hint: texts.tooFewHint,
    });
  }
  const added = await addInWorker(source, params, done, context);
  const all = allOf(source, params, added.found);
  context.progress(null, texts.writing);
  return {
    ...(await tablesOf(context, all, params)),
    findings: findingsOf(all),
    provenance: [...words, ...added.words, ...provenanceOf(all, params, input.seed)],
    view: viewOf(all, params, dated, input.seed),
  };
}

const allOf = (
  { input: { period, begins, steps, horizon, holidays }, by, nodes, counts, steps: size }: Source,
  { hold, hierarchy }: ForecastParams,
  found: readonly SeriesForecast[],
): Forecasts =>
  forecastsOf(
    found,
    { counts, size },
    {
      period,
      by,
      nodes,
      begins,
      steps,
      horizon,
      hold,
      holidays: holidays.length,
      withSums: hierarchy !== "none",
    },
  );

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
