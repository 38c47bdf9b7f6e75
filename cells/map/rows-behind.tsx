"use client";

import { X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useSurroundings, useTable } from "@/cells/context";
import { guardOf } from "@/cells/people/guard";
import { ShowNames } from "@/cells/people/show-names";
import { useNamesShown } from "@/cells/people/shown";
import { formatValue } from "@/lib/table/format";
import { decodeTable, type Table } from "@/lib/table/table";
import { guardedValue, hiddenValue, unguarded, type GridGuard } from "@/lib/ui/grid/guard";
import { rowsBehind, rowsBehindCount } from "./queries";
import { texts } from "./texts";

/** What was clicked: rows of a table for which a condition holds. */
export interface Behind {
  title: string;
  table: string;
  condition: string;
}

/** The rows that something on the map stands for. */
export function RowsBehind({ behind, onClose }: { behind: Behind; onClose(): void }) {
  const { title, condition } = behind;
  const { engine } = useSurroundings();
  const info = useTable(behind.table);
  const areShown = useNamesShown();
  const guard = useMemo(() => (info ? guardOf(info, areShown) : unguarded), [info, areShown]);
  const isOfPeople = useMemo(() => info && guardOf(info, false).hidden.size > 0, [info]);
  const [answer, setAnswer] = useState<{ table: Table; all: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = (sql: string) => engine.query(sql, { signal: abort.signal }).then(decodeTable);
    Promise.all([
      ask(rowsBehind(behind.table, condition)),
      ask(rowsBehindCount(behind.table, condition)),
    ]).then(
      ([table, count]) => setAnswer({ table, all: Number(count.value("n", 0)) }),
      (error: Error) => {
        if (!abort.signal.aborted) setProblem(error.message);
      },
    );
    return () => abort.abort();
  }, [engine, behind.table, condition]);
  const table = answer?.table;
  return (
    <section aria-label={texts.rowsBehind(title)} className="mt-2 border-t border-line pt-2">
      <header className="flex items-center gap-2 text-sm">
        <h3 className="font-medium">{texts.rowsBehind(title)}</h3>
        {answer && (
          <span className="text-faint">{texts.firstRows(answer.table.numRows, answer.all)}</span>
        )}
        {isOfPeople && <ShowNames />}
        <button
          className="ml-auto rounded p-1 text-soft hover:bg-panel"
          aria-label={texts.close}
          onClick={onClose}
        >
          <X size={16} />
        </button>
      </header>
      {problem && <p className="text-sm text-bad">{problem}</p>}
      {!table && !problem && <p className="text-sm text-faint">{texts.loadingRows}</p>}
      {table?.numRows === 0 && <p className="text-sm text-faint">{texts.noRows}</p>}
      {table && table.numRows > 0 && <Rows table={table} guard={guard} />}
    </section>
  );
}

function Rows({ table, guard }: { table: Table; guard: GridGuard }) {
  const shown = (row: number, { name, kind }: Table["schema"][number]) => {
    const value = guardedValue(guard, name, (column) => table.value(column, row));
    return value === hiddenValue ? texts.hidden : formatValue(value, kind);
  };
  const columns = table.schema.filter(({ name }) => name !== "geometry");
  return (
    <div className="max-h-64 overflow-auto" tabIndex={0}>
      <table className="text-sm tabular-nums">
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th
                key={name}
                className="sticky top-0 bg-paper px-2 py-1 text-left font-medium whitespace-nowrap text-soft"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: table.numRows }, (_, index) => (
            <tr key={index} className="border-t border-line">
              {columns.map((column) => (
                <td key={column.name} className="max-w-64 truncate px-2 py-1 whitespace-nowrap">
                  {shown(index, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
