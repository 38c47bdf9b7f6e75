import { readParams } from "@/cells/params";
import type { SpatialView } from "@/cells/spatial/drawn";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { conditionsOf } from "./cell-conditions";
import type { Clusters, ClustersInput } from "./clusters";
import type { AreaSource } from "./code";
import { groundSourceOf, type GroundSource } from "./grid-code";
import { mapOf } from "./map";
import { clustersSchema, type ClustersParams } from "./params";
import { readSource, type ClustersSource } from "./source";
import { findingsOf, provenanceOf } from "./summary";
import { texts } from "./texts";

/** What the cell draws, and what a program needs to do the same. */
export interface ClustersView {
  map: SpatialView;
  source: GroundSource | AreaSource;
  seed: number;
}

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(clustersSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { engine, signal, cell, seed } = context;
  const source = await readSource(context, params);
  const input: ClustersInput = {
    lattice: source.grid?.lattice ?? null,
    areas: source.areas?.rows ?? null,
    params,
    seed,
  };
  const worker = new Worker(new URL("./local-clusters.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<Clusters, Clusters>(worker, input, context, {
    onEarly: (first) => context.show(resultOf(first, params, source, seed)),
  });
  context.progress(null, texts.writing);
  const result = resultOf(found, params, source, seed);
  const table = await engine.ingest(cell.name ?? cell.id, found.table ? [found.table] : [], {
    signal,
  });
  return { table, ...result };
}

function resultOf(
  found: Clusters,
  params: ClustersParams,
  { grid, areas, rows }: ClustersSource,
  seed: number,
): Pick<CellResult, "view" | "findings" | "provenance"> {
  const behind =
    grid && params.shape === "square" && found.grid
      ? {
          table: grid.points.table.name,
          conditions: conditionsOf(grid.points, grid.lattice.zone, found.names, found.grid.size),
        }
      : undefined;
  const view: ClustersView = {
    map: mapOf(found, params, behind),
    source: grid ? groundSourceOf(grid, found.grid!.size, found.box) : areas!.code,
    seed,
  };
  const counted = found.grid ?? found.areas?.points;
  const usable = counted ? [spatialTexts.usable(counted.counted + counted.outside, rows)] : [];
  return {
    view,
    findings: findingsOf(found, params),
    provenance: [...usable, ...provenanceOf(found, params, seed)],
  };
}
