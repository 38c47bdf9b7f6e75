"use client";

import { useEffect, useState } from "react";
import { queryRows } from "@/cells/rows";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { useSurroundings } from "../context";

export interface CountedValue {
  value: string;
  count: number;
}

const most = 500;
const nothing: readonly CountedValue[] = [];

/** The values of a column with their numbers of rows, the most frequent first. */
export function useColumnValues(
  table: TableInfo | undefined,
  column: string | undefined,
): readonly CountedValue[] {
  const { engine } = useSurroundings();
  const [found, setFound] = useState<{ of: string; values: readonly CountedValue[] } | null>(null);
  const name = table?.columns.some((each) => each.name === column) ? table.name : undefined;
  const of = `${name}\u0001${column}`;
  useEffect(() => {
    if (!name || !column) return;
    const abort = new AbortController();
    const sql = `select cast(${q(column)} as varchar) as value, count(*)::integer as count from ${q(name)}
where ${q(column)} is not null group by 1 order by 2 desc, 1 limit ${most}`;
    queryRows(engine, sql, { signal: abort.signal }).then(
      (rows) =>
        setFound({ of: `${name}\u0001${column}`, values: rows as unknown as CountedValue[] }),
      () => setFound(null),
    );
    return () => abort.abort();
  }, [engine, name, column]);
  return found?.of === of ? found.values : nothing;
}
