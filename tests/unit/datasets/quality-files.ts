import { assess, type AssessOptions } from "@/datasets/quality/assess";
import type { Finding } from "@/datasets/quality/report";
import type { TableInfo } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { openAll, sharedBlob } from "./opened";

/** The real engine with files read as the import reads them, ready to be judged. */
export async function openBench() {
  const { engine, close } = await openEngine();
  const ask = async (sql: string) => decodeTable(await engine.query(sql));
  return {
    engine,
    ask,
    close,
    /** A file of the shared data as a raw table. */
    async file(path: string, name: string): Promise<TableInfo> {
      const opened = await openAll(path, await sharedBlob(path));
      const table = await engine.ingest(name, opened.streams);
      return { ...table, notes: opened.notes };
    },
    table: (name: string, sql: string) => engine.createTable(name, sql),
    judge: (checked: TableInfo, options: AssessOptions & { raw?: TableInfo[] } = {}) =>
      assess(ask, { checked, ...(options.raw ? { raw: options.raw } : {}) }, options),
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** The findings of one check about the whole table, of one column where several have it. */
export const wholes = (findings: readonly Finding[], check: string, column?: string): Finding[] =>
  findings.filter(
    (each) => each.check === check && each.by === null && (!column || each.column === column),
  );

/** The one finding that a check must have made. */
export function only(findings: readonly Finding[], check: string, column?: string): Finding {
  const found = wholes(findings, check, column);
  if (found.length !== 1) {
    const known = [...new Set(findings.map((each) => each.check))].join(", ");
    throw new Error(`${found.length} findings of ${check} ${column ?? ""}; there are ${known}`);
  }
  return found[0]!;
}

/** Group → affected, of the groups told below a check. */
export const groupsOf = (
  findings: readonly Finding[],
  check: string,
  by: string,
): Record<string, number> =>
  Object.fromEntries(
    findings
      .filter((each) => each.check === check && each.by === by)
      .map(({ group, affected }) => [group ?? "", affected]),
  );
