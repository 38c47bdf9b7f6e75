import { readLayers } from "@/cells/ground/layers";
import { readGround } from "@/cells/ground/read";
import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { TerrainFound, TerrainInput, TerrainOutput, TerrainTables } from "./data";
import { findingsOf } from "./findings";
import { viewOf } from "./map";
import { sideNames } from "./names";
import { distancesOf, riskTerrainSchema } from "./params";
import { provenanceOf } from "./provenance";
import { readIncidents } from "./read";
import { texts } from "./texts";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(riskTerrainSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { params } = read;
  const incidents = await readIncidents(context, params);
  if (params.layers.length === 0) {
    throw new CellFailure({ message: texts.noLayers, hint: texts.noLayersHint });
  }
  const layers = await readLayers(context, params.layers);
  const ground = await readGround(context, params);
  const { as, family, share } = params;
  const input: TerrainInput = {
    points: incidents.points,
    ground,
    layers,
    distances: distancesOf(params),
    params: { as, family, share },
    isDated: incidents.isDated,
    seed: context.seed,
  };
  const report = (found: TerrainFound) => ({
    view: viewOf(found, {
      boundary: params.boundary,
      source: { points: incidents.sql, ground, layers, seed: context.seed },
    }),
    findings: findingsOf(found),
    provenance: provenanceOf(found, incidents.words, params),
  });
  const worker = new Worker(new URL("./risk-terrain.worker.ts", import.meta.url), {
    type: "module",
  });
  const { found, tables } = await workOf<TerrainOutput, TerrainFound>(worker, input, context, {
    onEarly: (early) => context.show(report(early)),
  });
  return { ...(await write(context, tables)), ...report(found) };
}

async function write({ engine, signal, cell }: RunContext, tables: TerrainTables) {
  const name = cell.name ?? cell.id;
  const side = sideNames(name);
  const table = await engine.ingest(name, [tables.cells], { signal });
  const factors = await engine.ingest(side.factors, [tables.factors], { signal });
  const models = await engine.ingest(side.models, [tables.models], { signal });
  return { table, sideTables: [factors, models] };
}
