"use client";

import { useEffect, useRef, useState } from "react";
import { Download, X } from "lucide-react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { csvStream } from "@/lib/table/csv";
import { saveFile } from "@/lib/ui/save-file";
import { guardedValue, hiddenValue, type GridGuard } from "./guard";
import { gridTexts as texts } from "./texts";

interface CsvDownloadProps {
  engine: Engine;
  table: TableInfo;
  guard: GridGuard;
}

export const quietButton =
  "inline-flex cursor-pointer items-center gap-1 whitespace-nowrap rounded px-1.5 py-0.5 text-soft hover:bg-panel hover:text-ink";

/** The table as CSV text, part by part, without what is hidden. */
export function csvOf(
  engine: Engine,
  table: TableInfo,
  guard: GridGuard,
  signal?: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const columns = table.columns.map(({ name }) => name).filter((name) => !guard.hidden.has(name));
  const write = (column: string, read: (column: string) => unknown) => {
    const value = guardedValue(guard, column, read);
    return value === hiddenValue ? texts.hiddenValue : value;
  };
  return csvStream(engine, table.name, { signal, columns, write });
}

/** The same as a file; `onRows` is told about how many rows are written. */
async function writeCsv(
  parts: AsyncIterable<string>,
  table: TableInfo,
  signal: AbortSignal,
  onRows: (rows: number) => void,
): Promise<Blob> {
  const blobs: Blob[] = [];
  let lines = 0;
  for await (const text of parts) {
    signal.throwIfAborted();
    // A Blob of its own lets the browser keep what is written outside the page's memory.
    blobs.push(new Blob([text]));
    lines += text.split("\r\n").length - 1;
    onRows(Math.min(lines - 1, table.rows));
  }
  return new Blob(blobs, { type: "text/csv;charset=utf-8" });
}

/** Writes the whole table to a CSV file. */
export function CsvDownload({ engine, table, guard }: CsvDownloadProps) {
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const { size } = guard.hidden;
  const words = size === 0 ? texts.download : texts.downloadWithout(size);
  const file = size === 0 ? `${table.name}.csv` : texts.fileWithout(table.name);
  const start = async () => {
    const own = new AbortController();
    controller.current = own;
    setProblem(null);
    setDone(0);
    try {
      const parts = csvOf(engine, table, guard, own.signal);
      saveFile(await writeCsv(parts, table, own.signal, setDone), file);
    } catch (error) {
      if (!own.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    }
    setDone(null);
  };

  if (done !== null)
    return (
      <span className="inline-flex items-center gap-2">
        <progress
          className="h-1 w-24 accent-accent"
          max={table.rows}
          value={done}
          aria-label={texts.download}
        />
        <span>{texts.downloading(done, table.rows)}</span>
        <button type="button" className={quietButton} onClick={() => controller.current?.abort()}>
          <X aria-hidden className="size-3.5" />
          {texts.cancel}
        </button>
      </span>
    );
  return (
    <span className="inline-flex items-center gap-2">
      {problem && <span className="text-bad">{texts.downloadFailed(problem)}</span>}
      <button type="button" className={quietButton} onClick={() => void start()}>
        <Download aria-hidden className="size-3.5" />
        {words}
      </button>
    </span>
  );
}
