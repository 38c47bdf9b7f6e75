"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useSurroundings } from "@/cells/context";
import { formatValue } from "@/lib/table/format";
import { decodeTable, type Table } from "@/lib/table/table";
import { texts } from "./texts";

interface RowsBehindProps {
  title: string;
  sql: string;
  onClose(): void;
}

/** The rows that something on the map stands for. */
export function RowsBehind({ title, sql, onClose }: RowsBehindProps) {
  const { engine } = useSurroundings();
  const [table, setTable] = useState<Table | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    engine.query(sql, { signal: abort.signal }).then(
      (bytes) => setTable(decodeTable(bytes)),
      (error: Error) => {
        if (!abort.signal.aborted) setProblem(error.message);
      },
    );
    return () => abort.abort();
  }, [engine, sql]);
  return (
    <section aria-label={texts.rowsBehind(title)} className="mt-2 border-t border-line pt-2">
      <header className="flex items-center gap-2 text-sm">
        <h3 className="font-medium">{texts.rowsBehind(title)}</h3>
        {table && <span className="text-faint">{texts.firstRows(table.numRows)}</span>}
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
      {table && table.numRows > 0 && <Rows table={table} />}
    </section>
  );
}

function Rows({ table }: { table: Table }) {
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
          {table.objects().map((row, index) => (
            <tr key={index} className="border-t border-line">
              {columns.map(({ name, kind }) => (
                <td key={name} className="max-w-64 truncate px-2 py-1 whitespace-nowrap">
                  {formatValue(row[name], kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
