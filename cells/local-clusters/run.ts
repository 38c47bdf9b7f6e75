import { columnIn } from "@/cells/areas/columns";
import { readParams } from "@/cells/params";
import { readOutlines, readPoints } from "@/cells/spatial/points";
import type { SpatialView } from "@/cells/spatial/drawn";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { AreaRows } from "./areas";
import { giClasses, moranClasses } from "./classes";
import type { Clusters, ClustersInput } from "./clusters";
import { readLattice } from "./lattice";
import { clustersSchema, type ClustersParams } from "./params";
import { findingsOf, provenanceOf } from "./summary";
import { texts } from "./texts";

/** What the cell draws. */
export interface ClustersView {
  map: SpatialView;
}

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(clustersSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { engine, signal, cell, seed } = context;
  const source = params.areas
    ? await readAreaRows(context, params)
    : await readGrid(context, params);
  const { lattice = null, areas = null, rows } = source;
  const input: ClustersInput = { lattice, areas, params, seed };
  const worker = new Worker(new URL("./local-clusters.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<Clusters, Clusters>(worker, input, context, {
    onEarly: (first) => context.show(resultOf(first, params, rows, seed)),
  });
  context.progress(null, texts.writing);
  const result = resultOf(found, params, rows, seed);
  const table = await engine.ingest(cell.name ?? cell.id, [found.table], { signal });
  return { table, ...result };
}

interface Source {
  lattice?: ClustersInput["lattice"];
  areas?: AreaRows;
  /** Rows of the table of points; 0 when there is none. */
  rows: number;
}

async function readGrid(context: RunContext, params: ClustersParams): Promise<Source> {
  const { lattice, table } = await readLattice(context, params);
  return { lattice, rows: table.rows };
}

async function readAreaRows(context: RunContext, params: ClustersParams): Promise<Source> {
  const { engine, signal } = context;
  const { table, outlines, names } = await readOutlines(context, params.areas!, params);
  const column = (name: string | undefined, parameter: string) =>
    name ? `try_cast(${q(columnIn(table, name, parameter))} as double)` : "null::double";
  if (!params.count && !params.data) {
    throw new CellFailure({ message: texts.chooseCount, hint: texts.chooseCountHint });
  }
  if (params.smooth && !params.population) {
    throw new CellFailure({ message: texts.smoothNeedsPopulation });
  }
  const sql = `select ${column(params.count, "count")} as n, ${column(params.population, "population")} as population
from ${q(table.name)} order by rowid`;
  const figures = decodeTable(await engine.query(sql, { signal }));
  const points = params.count ? null : await readPoints(context, params);
  return {
    areas: {
      outlines,
      names,
      counts: params.count ? figures.numbers("n").slice() : null,
      population: params.population ? figures.numbers("population").slice() : null,
      points: points && points.points,
    },
    rows: points?.table.rows ?? 0,
  };
}

function resultOf(
  found: Clusters,
  params: ClustersParams,
  rows: number,
  seed: number,
): Pick<CellResult, "view" | "findings" | "provenance"> {
  const view: ClustersView = { map: mapOf(found, params) };
  const usable = found.grid
    ? found.grid.counted + found.grid.outside
    : found.areas?.points && found.areas.points.counted + found.areas.points.outside;
  const first = usable === null || usable === undefined ? [] : [spatialTexts.usable(usable, rows)];
  return {
    view,
    findings: findingsOf(found, params),
    provenance: [...first, ...provenanceOf(found, params, seed)],
  };
}

function mapOf(found: Clusters, { statistic }: ClustersParams): SpatialView {
  const classes = statistic === "moran" ? moranClasses : giClasses;
  const sizes = classes.map(() => 0);
  for (const own of found.classes) sizes[own]!++;
  const entries = classes.map(({ css, label }, i) => ({
    css,
    label: texts.entry(label, sizes[i]!),
  }));
  // The class of places without neighbours is named only where there are any.
  if (sizes.at(-1) === 0) entries.pop();
  const tips = found.names.map((name, i) =>
    texts.tip(
      name,
      found.count[i]!,
      found.rate?.[i] ?? null,
      found.z[i]!,
      found.pAdjusted[i]!,
      classes[found.classes[i]!]!.label,
    ),
  );
  const { outlines, names, box } = found;
  return {
    box,
    layers: [
      {
        kind: "areas",
        outlines,
        names,
        colour: { title: texts.legend(statistic), entries },
        classes: found.classes,
        tips,
      },
    ],
  };
}
