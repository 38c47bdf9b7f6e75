import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { keyColumns, keyNames, type Beats, type Named } from "./beats";

/** What a column of the beats' table says of each beat, as text; null for those without. */
export async function wordsOfBeats(
  { engine, signal }: RunContext,
  beats: Beats,
  { table, columns }: Named,
  column: string,
): Promise<(string | null)[]> {
  const sql = `select ${keyColumns(columns)}, cast(${q(column)} as varchar) as told from ${q(table.name)}`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const keys = keyNames(columns.length).map((key) => rows.column(key) as (string | null)[]);
  const found = new Array<string | null>(beats.names.length).fill(null);
  (rows.column("told") as (string | null)[]).forEach((told, row) => {
    const beat = beats.numberOf(keys.map((each) => each[row]!));
    if (beat !== -1) found[beat] ??= told;
  });
  return found;
}
