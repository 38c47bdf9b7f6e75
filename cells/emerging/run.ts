import { groundSourceOf } from "@/cells/local-clusters/grid-code";
import { readLattice } from "@/cells/local-clusters/lattice";
import { readParams } from "@/cells/params";
import { pointTable } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { EmergingInput, Found } from "./emerge";
import { emergingSchema } from "./params";
import { readSlices } from "./slices";
import { findingsOf, provenanceOf } from "./summary";
import { texts } from "./texts";
import { viewOf } from "./view-data";

/** The table of hot and cold bins beside that of the cells. */
export const binsName = (name: string): string => `${name}_slices`;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(emergingSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { engine, signal, cell } = context;
  const points = await pointTable(context, params);
  const slices = await readSlices(context, points, params);
  const grid = await readLattice(context, params, {
    finest: 500,
    slice: slices.sql,
  });
  const begins = slices.begins.map((day) => day.toISOString().slice(0, 10));
  const input: EmergingInput = { lattice: grid.lattice, params, begins };
  const worker = new Worker(new URL("./emerging.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Found>(worker, input, context);
  context.progress(null, texts.writing);
  const name = cell.name ?? cell.id;
  const table = await engine.ingest(name, [found.table], { signal });
  const bins = await engine.ingest(binsName(name), [found.bins], { signal });
  return {
    table,
    sideTables: [bins],
    view: viewOf(found, params, slices, groundSourceOf(grid, found.grid.size, found.box)),
    findings: findingsOf(found, params, slices),
    provenance: [
      spatialTexts.usable(slices.usable, points.table.rows),
      ...provenanceOf(found, params, slices),
    ],
  };
}
