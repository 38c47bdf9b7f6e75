import type { Engine, QueryOptions } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";

export type Row = Record<string, unknown>;

/** The rows of a small result as plain objects. Aggregate in SQL first: this is for hundreds of rows. */
export async function queryRows(
  engine: Engine,
  sql: string,
  options?: QueryOptions,
): Promise<Row[]> {
  return decodeTable(await engine.query(sql, options)).objects();
}
