"use client";

import { useEffect, useRef, useState } from "react";
import { Download, X } from "lucide-react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { writeCsv } from "./export-rows";
import type { Sort } from "./use-rows";
import { gridTexts as texts } from "./texts";

interface CsvDownloadProps {
  engine: Engine;
  table: TableInfo;
  sort: Sort;
}

const quiet =
  "inline-flex cursor-pointer items-center gap-1 rounded px-1.5 py-0.5 text-soft hover:bg-panel hover:text-ink";

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Writes the whole table, as it is sorted, to a CSV file. */
export function CsvDownload({ engine, table, sort }: CsvDownloadProps) {
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async () => {
    const own = new AbortController();
    controller.current = own;
    setProblem(null);
    setDone(0);
    try {
      const options = { signal: own.signal, onRows: setDone, ...(sort ? { sort } : {}) };
      save(await writeCsv(engine, table, options), `${table.name}.csv`);
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
        <button type="button" className={quiet} onClick={() => controller.current?.abort()}>
          <X aria-hidden className="size-3.5" />
          {texts.cancel}
        </button>
      </span>
    );
  return (
    <span className="inline-flex items-center gap-2">
      {problem && <span className="text-bad">{texts.downloadFailed(problem)}</span>}
      <button type="button" className={quiet} onClick={() => void start()}>
        <Download aria-hidden className="size-3.5" />
        {texts.download}
      </button>
    </span>
  );
}
