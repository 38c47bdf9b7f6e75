"use client";

import { useState } from "react";
import { Share2 } from "lucide-react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { csvStream } from "@/lib/table/csv";
import { groupMasks, type GroupTable } from "@/lib/table/group-table";
import { minimumCount } from "@/lib/table/minimum-count";
import { decodeTable } from "@/lib/table/table";
import { saveFile } from "@/lib/ui/save-file";
import { quietButton } from "./csv-download";
import { closedColumn, type GridGuard } from "./guard";
import { gridTexts as texts } from "./texts";

interface ShareDownloadProps {
  engine: Engine;
  table: TableInfo;
  guard: GridGuard;
  groups: GroupTable;
}

/** The table as CSV text whose small counts cannot be read, and what was masked, in one sentence. */
export async function sharedCsv(
  engine: Engine,
  table: TableInfo,
  guard: GridGuard,
  groups: GroupTable,
): Promise<{ text: string; says: string }> {
  const page = decodeTable(await engine.page(table.name, { offset: 0, limit: table.rows }));
  const masks = groupMasks(page.objects(), groups);
  const columns = table.columns
    .map(({ name }) => name)
    .filter((name) => closedColumn(guard, name) === null);
  const write = (column: string, read: (column: string) => unknown, row: number) =>
    masks.rows.get(column)?.has(row) ? texts.masked : read(column);
  let text = "";
  for await (const part of csvStream(engine, table.name, { columns, write })) text += part;
  const says = texts.maskedCounts(masks, minimumCount);
  return { text: `${text}\r\n"${says}"\r\n`, says };
}

/** Saves a table of counts for others: what would tell of few people is masked. */
export function ShareDownload({ engine, table, guard, groups }: ShareDownloadProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async () => {
    setSaid(null);
    setProblem(null);
    try {
      const { text, says } = await sharedCsv(engine, table, guard, groups);
      saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), texts.fileShared(table.name));
      setSaid(says);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <span className="inline-flex items-center gap-2">
      {said && <span role="status">{said}</span>}
      {problem && <span className="text-bad">{texts.downloadFailed(problem)}</span>}
      <button type="button" className={quietButton} onClick={() => void start()}>
        <Share2 aria-hidden className="size-3.5" />
        {texts.saveForSharing(minimumCount)}
      </button>
    </span>
  );
}
