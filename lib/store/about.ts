import type { ColumnKind } from "@/lib/engine/engine";

/** What is known of a kept file without reading it again: found in the page when it is kept or profiled. */
export interface DatasetAbout {
  tables: TableAbout[];
}

export interface TableAbout {
  /** Which table of a file of several; null when the file is one table. */
  part: string | null;
  /** A name for the table, made of the file's or the part's. */
  name: string;
  rows: number;
  columns: { name: string; type: string; kind: ColumnKind }[];
  /** Id of the publisher's declaration, where the header is known. */
  source: string | null;
  /** Where it is not: column of the crime model to the expression that it can be read by. */
  mapped: Record<string, string> | null;
  /** How finely its times are known; null when no column says when. */
  grain: "time" | "day" | "month" | null;
  /** First and last day, ISO; null when no column says when. */
  period: { from: string; to: string } | null;
  /** Rows with a usable point; null when the table has no coordinates. */
  points: number | null;
  /** Findings of the quality report by severity; null until it was made. */
  findings: { serious: number; warning: number; note: number } | null;
  /** ISO 8601, UTC. */
  made: string;
}

/** The table's own line takes the place of an older one of the same part. */
export function withTable(about: DatasetAbout | null, table: TableAbout): DatasetAbout {
  const others = (about?.tables ?? []).filter(({ part }) => part !== table.part);
  return { tables: [...others, table] };
}

/** Null for what a later version wrote differently: it is found anew at the next look. */
export function readAbout(text: string | null): DatasetAbout | null {
  if (text === null) return null;
  try {
    const about = JSON.parse(text) as DatasetAbout;
    return Array.isArray(about?.tables) ? about : null;
  } catch {
    return null;
  }
}
