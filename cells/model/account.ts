import { queryRows } from "@/cells/rows";
import { modelTable, type ModelTableName } from "@/datasets/model/model";
import { pointOf, timeOf } from "@/datasets/model/roles";
import { isUsablePoint } from "@/datasets/model/usable-point";
import type { Unread } from "@/datasets/sources/unread";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { alikeRows } from "./alike";
import { texts } from "./texts";

/** What became of the rows that were read. */
export interface Account {
  kept: number;
  setAside: number;
  reasons: readonly { reason: string; rows: number }[];
  /** Rows with a usable point; null where the table has no coordinates. */
  points: number | null;
  /** First and last moment; null where there is no time. */
  period: { from: Date; to: Date } | null;
  /** Rows that agree with a row of an earlier file in everything but their number; see alike.ts. */
  alike: number | null;
  /** Values of the data that nothing could be made of, by column of the model. */
  unread: readonly Unread[];
}

interface Asked {
  /** The tables whose rows were put one after the other. */
  raw: readonly TableInfo[];
  /** The query of unread values; null where there can be none. */
  unread: string | null;
  signal: AbortSignal;
}

export async function accountOf(
  engine: Engine,
  table: TableInfo,
  setAside: TableInfo,
  { raw, unread, signal }: Asked,
): Promise<Account> {
  const [point, time] = [pointOf(table), timeOf(table)];
  const wanted = [
    point &&
      `(count(*) filter (where ${isUsablePoint(q(point.latitude), q(point.longitude))}))::double as points`,
    time && `min(${q(time)}) as first, max(${q(time)}) as last`,
  ].filter((part) => part !== null);
  const [found] =
    wanted.length > 0
      ? await queryRows(engine, `select ${wanted.join(", ")} from ${q(table.name)}`, { signal })
      : [];
  const reasons =
    setAside.rows > 0
      ? await queryRows(
          engine,
          `select reason, count(*)::double as rows from ${q(setAside.name)} group by 1 order by 2 desc, 1`,
          { signal },
        )
      : [];
  const [from, to] = [found?.first, found?.last];
  return {
    kept: table.rows,
    setAside: setAside.rows,
    reasons: reasons.map((row) => ({ reason: String(row.reason), rows: Number(row.rows) })),
    points: point ? Number(found?.points ?? 0) : null,
    period: from instanceof Date && to instanceof Date ? { from, to } : null,
    alike: await alikeRows(engine, table, setAside, raw, signal),
    unread: unread ? ((await queryRows(engine, unread, { signal })) as unknown as Unread[]) : [],
  };
}

/** What was used and what was left out, one line each. */
export function provenanceOf(account: Account): string[] {
  const { kept, points, period, alike, unread } = account;
  const lines = [texts.account.rows(account)];
  if (points !== null) lines.push(texts.account.points(points, kept));
  if (period) lines.push(texts.account.period(period));
  if (alike) lines.push(texts.account.alike(alike));
  lines.push(...unread.map(texts.account.unread));
  return lines;
}

/** One to three plain sentences. */
export function findingsOf(of: ModelTableName, account: Account): string[] {
  const noun = texts.nouns[modelTable(of).name];
  const { kept, setAside, points, period, reasons, alike } = account;
  const sentences = [texts.findings.holds(kept, noun, period)];
  if (setAside > 0) sentences.push(texts.findings.setAside(setAside, reasons));
  if (alike) sentences.push(texts.findings.alike(alike));
  if (points !== null && kept > 0 && points / kept < 0.95)
    sentences.push(texts.findings.points(points, kept));
  return sentences.slice(0, 3);
}
