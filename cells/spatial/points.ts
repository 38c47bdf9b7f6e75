import { z } from "zod";
import { columnIn, geometryOf } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { pointOf } from "@/datasets/model/roles";
import { isUsablePoint } from "@/datasets/model/usable-point";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

const column = z.string().min(1);

/** Parameters of every cell that reads points. */
export const pointParams = {
  data: z.string().min(1).optional().describe("Table of incidents"),
  latitude: column.optional().describe("Column with the latitude, degrees"),
  longitude: column.optional().describe("Column with the longitude, degrees"),
};

export interface PointParams {
  data?: string | undefined;
  latitude?: string | undefined;
  longitude?: string | undefined;
}

export interface PointTable {
  table: TableInfo;
  /** SQL: the coordinates as numbers, and whether they are usable. */
  x: string;
  y: string;
  isUsable: string;
}

/** The table of a cell's points and how to read them in SQL. Throws CellFailure. */
export async function pointTable(context: RunContext, params: PointParams): Promise<PointTable> {
  if (!params.data) throw new CellFailure({ message: texts.choose });
  const table = await context.table(params.data);
  const guess = pointOf(table);
  const latitude = params.latitude ?? guess?.latitude;
  const longitude = params.longitude ?? guess?.longitude;
  if (!latitude || !longitude) throw new CellFailure({ message: texts.noPoint(table.name) });
  refuseHidden(table, [latitude, longitude]);
  const y = `try_cast(${q(columnIn(table, latitude, "latitude"))} as double)`;
  const x = `try_cast(${q(columnIn(table, longitude, "longitude"))} as double)`;
  return { table, x, y, isUsable: isUsablePoint(y, x) };
}

export interface ReadPoints extends PointTable {
  /** Arrow: id (rowid of the table), x (longitude), y (latitude), and what was asked for; usable points only, in the table's order. */
  points: Uint8Array;
  usable: number;
  /** For the provenance: the share of rows with a usable point. */
  words: string;
}

/**
 * The usable points of a cell's table. `also` adds columns: alias to SQL expression.
 * Throws CellFailure when no row has a usable point.
 */
export async function readPoints(
  context: RunContext,
  params: PointParams,
  also: Readonly<Record<string, string>> = {},
): Promise<ReadPoints> {
  const from = await pointTable(context, params);
  const { table, x, y, isUsable } = from;
  context.progress(null, texts.gettingPoints);
  const more = Object.entries(also).map(([alias, sql]) => `, ${sql} as ${q(alias)}`);
  const sql = `select rowid as id, ${x} as x, ${y} as y${more.join("")}
from ${q(table.name)} where ${isUsable} order by rowid`;
  const points = await context.engine.query(sql, { signal: context.signal });
  const usable = decodeTable(points).numRows;
  if (usable === 0) {
    throw new CellFailure({ message: texts.noUsable(table.name), hint: texts.noUsableHint });
  }
  return { ...from, points, usable, words: texts.usable(usable, table.rows) };
}

export interface ReadOutlines {
  table: TableInfo;
  /** GeoJSON texts in the table's order. */
  outlines: (string | null)[];
  names: string[];
}

/** Outlines of a table of areas, and a name for each: the column `name`, or its number. */
export async function readOutlines(
  context: RunContext,
  tableName: string,
  { geometry, name }: { geometry?: string | undefined; name?: string | undefined } = {},
): Promise<ReadOutlines> {
  const table = await context.table(tableName);
  const shape = geometry ? columnIn(table, geometry, "geometry") : geometryOf(table);
  if (!shape) {
    throw new CellFailure({ message: texts.noGeometry(table.name), hint: texts.noGeometryHint });
  }
  const label = name ? q(columnIn(table, name, "name")) : "rowid + 1";
  const sql = `select cast(${q(shape)} as varchar) as geometry, cast(${label} as varchar) as name
from ${q(table.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  return {
    table,
    outlines: [...(read.column("geometry") as ArrayLike<string | null> & Iterable<string | null>)],
    names: Array.from({ length: read.numRows }, (_, i) => String(read.value("name", i) ?? i + 1)),
  };
}
