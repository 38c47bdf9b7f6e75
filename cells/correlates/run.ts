import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Correlates, CorrelatesInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { correlatesSchema, measuredArea } from "./params";
import { readTraits } from "./read";
import { areasTable, areasTableName, traitsTable } from "./table";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(correlatesSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const areas = await readTraits(context, read.params);
  const { names, outlines, counts, traits, exposure } = areas;
  const { engine, signal, cell, seed } = context;
  const input: CorrelatesInput = {
    ...{ names, outlines, counts, traits, exposure, seed },
    isMeasured: areas.columns.exposure === measuredArea,
  };
  const worker = new Worker(new URL("./correlates.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Correlates>(worker, input, context);
  context.progress(null, texts.writing);
  const name = cell.name ?? cell.id;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, traitsTable(found));
  const side = await ingest(areasTableName(name), areasTable(found, areas));
  return {
    table,
    sideTables: [side],
    findings: findingsOf(found),
    provenance: provenanceOf(found, areas, seed),
    view: viewOf(found, areas, side, seed),
  };
}
