import { geometryOf } from "@/cells/areas/columns";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { keyColumns, keyNames, type Beats, type Named } from "./beats";

/** The outline of each beat as GeoJSON, null for those without; null where the table has none at all. */
export async function readOutlines(
  { engine, signal }: RunContext,
  beats: Beats,
  { table, columns }: Named,
): Promise<(string | null)[] | null> {
  const geometry = geometryOf(table);
  if (!geometry) return null;
  const sql = `select ${keyColumns(columns)}, cast(${q(geometry)} as varchar) as geometry from ${q(table.name)}`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const keys = keyNames(columns.length).map((key) => rows.column(key) as (string | null)[]);
  const outlines = new Array<string | null>(beats.names.length).fill(null);
  (rows.column("geometry") as (string | null)[]).forEach((outline, row) => {
    const beat = beats.numberOf(keys.map((each) => each[row]!));
    if (beat !== -1) outlines[beat] ??= outline;
  });
  return outlines;
}
