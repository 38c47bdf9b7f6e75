import { readParams } from "@/cells/params";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { SeriesForecast } from "./compute";
import { findingsOf } from "./findings";
import { learnedOf } from "./learned";
import { learnedProvenance } from "./learned-report";
import { forecastsOf, type Forecasts } from "./forecasts";
import { modelsTable } from "./models-table";
import { bottomOf } from "./nodes";
import { forecastSchema, type ForecastParams } from "./params";
import { isPooled } from "./pool";
import { provenanceOf } from "./provenance";
import { readSource, type Source } from "./read";
import { alertsTable, backtestTable, forecastTable, partsTable } from "./tables";
import { refitTable } from "./refit-table";
import { texts } from "./texts";
import { viewOf } from "./view-data";
import { addInWorker, forecastInWorkers } from "./work";

/** Early results are shown again after so many milliseconds. */
const again = 4_000;

/** The further tables, each with what makes it. */
const sides = ({ hold, kept }: ForecastParams) => [
  { as: "backtest", make: backtestTable },
  { as: "parts", make: partsTable },
  { as: "models", make: modelsTable },
  ...(hold > 0 ? [{ as: "alerts", make: alertsTable }] : []),
  ...(kept === undefined ? [] : [{ as: "refit", make: refitTable }]),
];

export const sideNames = (name: string, params: ForecastParams): string[] =>
  sides(params).map(({ as }) => `${name}_${as}`);

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(forecastSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const source = await readSource(context, params);
  const { nodes, input, words } = source;
  let shown = 0;
  const done = await forecastInWorkers(source, context, (some) => {
    if (some.length === nodes.length || performance.now() - shown < again) return;
    shown = performance.now();
    const all = allOf(source, params, some);
    context.show({
      findings: findingsOf(all),
      provenance: [texts.early(some.length, nodes.length), ...words],
      view: viewOf(all, params, source),
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
    provenance: [
      ...words,
      ...added.words,
      ...provenanceOf(all, params, input.seed),
      ...learnedProvenance(all),
    ],
    view: viewOf(all, params, source),
  };
}

function allOf(
  { input, by, nodes, counts, steps: size }: Source,
  params: ForecastParams,
  found: readonly SeriesForecast[],
): Forecasts {
  const { period, begins, steps, horizon, holidays, kept } = input;
  const { hold, hierarchy } = params;
  const all = forecastsOf(
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
      isPanel: isPooled(input, bottomOf(nodes)),
      withSums: hierarchy !== "none",
    },
  );
  return kept ? { ...all, learned: learnedOf(all, params, kept.known) } : all;
}

async function tablesOf(
  { engine, signal, cell }: RunContext,
  all: Forecasts,
  params: ForecastParams,
) {
  const name = cell.name ?? cell.id;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, forecastTable(all));
  const sideTables = [];
  for (const { as, make } of sides(params)) {
    sideTables.push(await ingest(`${name}_${as}`, make(all)));
  }
  return { table, sideTables };
}
