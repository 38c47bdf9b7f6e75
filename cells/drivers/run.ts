import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { calendarOf, freeDays } from "./calendar";
import type { Drivers, DriversInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { driversSchema } from "./params";
import { readPanel } from "./read";
import { driversTable, effectsTable, heldOutTable, modelsTable, sideNames } from "./tables";
import { perYear, recentSteps } from "./steps";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(driversSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const panel = await readPanel(context, params);
  const { counts, outlines, traits, staff, names, begins } = panel;
  const { engine, signal, cell, seed } = context;
  const free = await freeDays(context, begins, params.holidays);
  const input: DriversInput = {
    ...{ counts, outlines, traits, staff, seed },
    series: names.length,
    perYear: perYear[params.period],
    recent: recentSteps[params.period],
    calendar: calendarOf(params.period, begins, free),
    model: params.model,
  };
  const worker = new Worker(new URL("./drivers.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Drivers>(worker, input, context);
  context.progress(null, texts.writing);
  const name = cell.name ?? cell.id;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const [effectsName, heldOutName, modelsName] = sideNames(name);
  const table = await ingest(name, driversTable(found, params));
  const effects = await ingest(effectsName, effectsTable(found, params));
  const heldOut = await ingest(heldOutName, heldOutTable(found, begins));
  const models = await ingest(modelsName, modelsTable(found, params, begins));
  return {
    table,
    sideTables: [effects, heldOut, models],
    findings: findingsOf(found, params),
    provenance: provenanceOf(found, params, panel, seed),
    view: viewOf(found, params, panel, { effects, heldOut, models }, { seed, free }),
  };
}
