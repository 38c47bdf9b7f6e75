import { useEffect, useState, useSyncExternalStore } from "react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { decodeTable, type Table } from "@/lib/table/table";
import { isPlainNumber } from "./number-rule";
import { PageStore } from "./page-store";
import type { Sort } from "./sort";

export interface Rows {
  store: PageStore<Table>;
  /** Columns whose numbers are shown without separators. */
  plain: ReadonlySet<string>;
  /** Changes when rows have come. */
  version: number;
}

const rowsInPage = 200;
const pagesKept = 40;

function plainColumns(table: TableInfo, page: Table): Set<string> {
  const values = (name: string) =>
    Array.from({ length: page.numRows }, (_, row) => page.value(name, row));
  return new Set(
    table.columns
      .filter((column) => isPlainNumber(column, values(column.name)))
      .map((column) => column.name),
  );
}

/** The rows of a table, page by page as they are looked at. `generation` says that the table was made anew. */
export function useRows(
  engine: Engine,
  table: TableInfo,
  generation: number,
  sort: Sort,
  attempt: number,
): Rows {
  const [store] = useState(() => new PageStore<Table>({ size: rowsInPage, capacity: pagesKept }));
  const [plain, setPlain] = useState<{ of: string; names: ReadonlySet<string> }>({
    of: "",
    names: new Set(),
  });
  const column = sort?.column;
  const descending = sort?.descending ?? false;

  useEffect(() => {
    const of = `${table.name} ${generation}`;
    store.open(async (offset, limit, signal) => {
      const order = column === undefined ? {} : { sort: { column, descending } };
      const page = decodeTable(await engine.page(table.name, { offset, limit, ...order }, signal));
      setPlain((before) => (before.of === of ? before : { of, names: plainColumns(table, page) }));
      return page;
    });
    return () => store.close();
  }, [store, engine, table, generation, column, descending, attempt]);

  const version = useSyncExternalStore(store.subscribe, store.version, () => 0);
  return { store, plain: plain.names, version };
}
