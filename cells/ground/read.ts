import { geometryOf, labelsOf } from "@/cells/areas/columns";
import { namesOf } from "@/cells/areas/summary";
import { refuseHidden } from "@/cells/people/offered";
import { readOutlines } from "@/cells/spatial/points";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { GridParams } from "./params";

/** What a worker needs to lay the cells; plain data. */
export interface GroundInput extends Pick<GridParams, "shape" | "size"> {
  /** Null where the hull of the points takes its place. */
  boundary: {
    table: string;
    outlines: (string | null)[];
    /** Names of the areas; null where the table has no column that names them. */
    names: string[] | null;
    /** SQL of the outlines, for the same as a program. */
    sql: string;
  } | null;
}

/** Reads the boundary of a cell's grid. Throws CellFailure. */
export async function readGround(context: RunContext, params: GridParams): Promise<GroundInput> {
  const { shape, size, boundary, geometry, area } = params;
  if (!boundary) return { shape, size, boundary: null };
  const read = await readOutlines(context, boundary, { geometry, name: area });
  refuseHidden(read.table, [area, geometry]);
  const shapeColumn = geometry ?? geometryOf(read.table)!;
  const labels = area ? [] : labelsOf(read.table);
  const names = area ? read.names : await labelled(context, read.table.name, labels);
  const sql = `select cast(${q(shapeColumn)} as varchar) as geometry from ${q(read.table.name)}`;
  return {
    shape,
    size,
    boundary: { table: read.table.name, outlines: read.outlines, names, sql },
  };
}

async function labelled(
  { engine, signal }: RunContext,
  table: string,
  labels: readonly string[],
): Promise<string[] | null> {
  if (labels.length === 0) return null;
  const columns = labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`).join(", ");
  const read = decodeTable(
    await engine.query(`select ${columns} from ${q(table)} order by rowid`, { signal }),
  );
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  return namesOf(values, labels, read.numRows);
}
