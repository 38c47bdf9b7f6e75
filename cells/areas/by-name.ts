import type { TableInfo } from "@/lib/engine/engine";
import type { RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { namesQuery, type Pair } from "./queries";

/**
 * Finds areas by the names that stand in a table, whatever the spelling: row number of the area, from
 * values of the table's columns of `pairs`, in their order; undefined where no area is called so.
 */
export async function areasByName(
  { engine, signal }: RunContext,
  table: string,
  areas: TableInfo,
  pairs: readonly Pair[],
): Promise<(names: readonly unknown[]) => number | undefined> {
  const texted = pairs.map((_, i) => `cast(n${i} as varchar) as n${i}`).join(", ");
  const sql = `select ${texted}, area::double as area
from (${namesQuery(table, areas.name, pairs, undefined)}) where area is not null`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const spelled = pairs.map((_, i) => found.column(`n${i}`) as (string | null)[]);
  const keyOf = (names: readonly unknown[]) => JSON.stringify(names);
  const known = new Map(
    Array.from(found.numbers("area"), (area, row) => [
      keyOf(spelled.map((names) => names[row])),
      area,
    ]),
  );
  return (names) => known.get(keyOf(names));
}
