import { readParams } from "@/cells/params";
import { datedTable } from "@/cells/temporal/dated";
import { workOf } from "@/cells/work";
import type { EvaluationOptions } from "@/lib/methods/evaluate/evaluate-operation";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Evaluated, EvaluationInput } from "./compute";
import { findingsOf } from "./findings";
import { evaluationSchema, type EvaluationParams } from "./params";
import { provenanceOf } from "./provenance";
import { readAreas } from "./areas";
import { readOperation } from "./read";
import { chosenAreas } from "./roles";
import { readSpans } from "./spans";
import { areasTable, areasTableName, effectsTable, seriesTable, seriesTableName } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(evaluationSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const dated = await datedTable(context, params);
  const areas = await readAreas(context, params, dated.table);
  const { names } = areas;
  // Areas first: dates of other data are wrong, too, but who was treated says whose form it is.
  const chosen = chosenAreas(params, areas.table, names);
  const spans = await readSpans(context, dated, params);
  if (chosen.treated.length === 0) {
    throw new CellFailure({ message: texts.chooseTreated, hint: texts.chooseTreatedHint });
  }
  const { plan } = spans;
  const operation = await readOperation(context, params, dated, plan, areas);
  const { rows, outlines, isPlaced } = operation;
  const options = optionsOf(params);
  const input: EvaluationInput = {
    ...{ areas: names.length, plan, options, rows, outlines, isPlaced },
    ...chosen,
  };
  const worker = new Worker(new URL("./evaluation.worker.ts", import.meta.url), { type: "module" });
  const evaluated = await workOf<Evaluated>(worker, input, context, {
    transfer: [rows.buffer as ArrayBuffer],
  });
  const { treated } = evaluated.found.sides;
  if (treated.before + treated.after === 0) throw new CellFailure({ message: texts.noIncident });
  context.progress(null, texts.writing);
  const name = context.cell.name ?? context.cell.id;
  const { engine, signal } = context;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, effectsTable(evaluated));
  const series = await ingest(seriesTableName(name), seriesTable(evaluated));
  const byArea = await ingest(areasTableName(name), areasTable(evaluated, operation));
  const told = { params, dated, spans, operation, input, evaluated };
  return {
    table,
    sideTables: [series, byArea],
    findings: findingsOf(told),
    provenance: provenanceOf(told),
    view: viewOf(told, { series, areas: byArea }),
  };
}

/** All that a run has found out, for its words and its view. */
export interface Told {
  params: EvaluationParams;
  dated: Awaited<ReturnType<typeof datedTable>>;
  spans: Awaited<ReturnType<typeof readSpans>>;
  operation: Awaited<ReturnType<typeof readOperation>>;
  input: EvaluationInput;
  evaluated: Evaluated;
}

function optionsOf(params: EvaluationParams): EvaluationOptions {
  const { methods, weights, slope, harmonics, season, with_control } = params;
  return {
    ...{ weights, slope, indicators: season === "months", withControl: with_control },
    ...(methods ? { methods } : {}),
    ...(harmonics === undefined ? {} : { harmonics }),
  };
}
