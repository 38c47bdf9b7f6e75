import { columnIn, geometryOf } from "@/cells/areas/columns";
import { pointTable, readOutlines, readPoints } from "@/cells/spatial/points";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { AreaRows } from "./areas";
import type { AreaSource } from "./code";
import { readLattice, type ReadLattice } from "./lattice";
import { pointsQuery } from "./lattice-query";
import type { ClustersParams } from "./params";
import { texts } from "./texts";

/** What a run reads: points over a grid, or areas. */
export interface ClustersSource {
  grid: ReadLattice | null;
  areas: { rows: AreaRows; code: AreaSource } | null;
  /** Rows of the table of points; 0 when there is none. */
  rows: number;
}

export async function readSource(
  context: RunContext,
  params: ClustersParams,
): Promise<ClustersSource> {
  if (params.areas) return readAreaRows(context, params, params.areas);
  const grid = await readLattice(context, params);
  return { grid, areas: null, rows: grid.points.table.rows };
}

async function readAreaRows(
  context: RunContext,
  params: ClustersParams,
  name: string,
): Promise<ClustersSource> {
  if (!params.count && !params.data) {
    throw new CellFailure({ message: texts.chooseCount, hint: texts.chooseCountHint });
  }
  if (params.smooth && !params.population) {
    throw new CellFailure({ message: texts.smoothNeedsPopulation });
  }
  const { engine, signal } = context;
  const { table, outlines, names } = await readOutlines(context, name, params);
  const figure = (column: string | undefined, parameter: string) =>
    column ? `try_cast(${q(columnIn(table, column, parameter))} as double)` : "null::double";
  const figures = `${figure(params.count, "count")} as n, ${figure(params.population, "population")} as population`;
  const from = `from ${q(table.name)} order by rowid`;
  const read = decodeTable(await engine.query(`select ${figures} ${from}`, { signal }));
  const points = params.count ? null : await readPoints(context, params);
  const shape = q(params.geometry ?? geometryOf(table) ?? "geometry");
  const label = params.name ? q(columnIn(table, params.name, "name")) : "rowid + 1";
  return {
    grid: null,
    areas: {
      rows: {
        outlines,
        names,
        counts: params.count ? read.numbers("n").slice() : null,
        population: params.population ? read.numbers("population").slice() : null,
        points: points && points.points,
      },
      code: {
        areas: `select cast(${label} as varchar) as name, cast(${shape} as varchar) as geometry, ${figures} ${from}`,
        points: points && pointsQuery(await pointTable(context, params)),
      },
    },
    rows: points?.table.rows ?? 0,
  };
}
