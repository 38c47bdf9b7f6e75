import { timeOf } from "@/datasets/model/roles";
import { assess } from "@/datasets/quality/assess";
import type { QualityReport, Severity } from "@/datasets/quality/report";
import { statements } from "@/datasets/sources/mapping";
import { propose } from "@/datasets/sources/propose";
import { recognise } from "@/datasets/sources/recognise";
import { mappingFor } from "@/datasets/starter/subject";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { TableAbout } from "@/lib/store/about";
import { decodeTable, type Table } from "@/lib/table/table";

const sampleRows = 500;

export interface LookOptions {
  part?: string | null;
  signal?: AbortSignal;
  /** Fraction 0–1, and what is being looked at. */
  progress?: (fraction: number, words: string) => void;
}

export interface Look {
  about: TableAbout;
  report: QualityReport;
}

/**
 * Looks through a table that stands in the engine: publisher, period, points, quality. What the
 * publisher or a proposal says about the columns is used for the look and dropped again.
 */
export async function lookAt(
  engine: Engine,
  table: TableInfo,
  { part = null, signal, progress }: LookOptions = {},
): Promise<Look> {
  const ask = async (sql: string) => decodeTable(await engine.query(sql, { signal }));
  const recognised = recognise([table])[0] ?? null;
  const rows = recognised ? [] : (await ask(`from ${q(table.name)} limit ${sampleRows}`)).objects();
  const proposals = recognised ? [] : propose(table, rows);
  const mapping = mappingFor(table, recognised, proposals);
  const name = mapping?.table === table.name ? `${table.name}_read` : (mapping?.table ?? "");
  const read = mapping
    ? await engine
        .createTable(name, statements(mapping, [table], name).kept, { signal })
        .catch((error: unknown) => {
          signal?.throwIfAborted();
          // What a guess makes of the columns may not fit them; the table is then judged as it is.
          if (mapping.source === null) return null;
          throw error;
        })
    : null;
  try {
    const checked = read ?? table;
    const report = await assess(
      ask,
      { checked, ...(read && { raw: [table] }) },
      { ...(signal && { signal }), ...(progress && { progress }) },
    );
    const about: TableAbout = {
      part,
      name: table.name,
      rows: table.rows,
      columns: table.columns.map(({ name: column, type, kind }) => ({ name: column, type, kind })),
      source: recognised?.source.id ?? null,
      mapped: read && mapping?.source === null ? (mapping.columns as Record<string, string>) : null,
      grain: await grainOf(checked, ask),
      period: report.period,
      points: report.points,
      findings: severitiesOf(report),
      made: new Date().toISOString(),
    };
    return { about, report };
  } finally {
    if (read) await engine.drop(read.name);
  }
}

/** Findings of the whole table; those of its years and stations repeat them. */
function severitiesOf({ findings }: QualityReport): Record<Severity, number> {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.by === null && finding.severity === severity).length;
  return { serious: count("serious"), warning: count("warning"), note: count("note") };
}

async function grainOf(
  table: TableInfo,
  ask: (sql: string) => Promise<Table>,
): Promise<TableAbout["grain"]> {
  const time = timeOf(table);
  if (time === null) return null;
  const t = `${q(time)}::timestamp`;
  const found = await ask(
    `select coalesce(bool_and(${t} = date_trunc('day', ${t})), true) as days,
    coalesce(bool_and(day(${t}) = 1), true) as months from ${q(table.name)}`,
  );
  const { days, months } = found.objects()[0] ?? {};
  if (!days) return "time";
  return months ? "month" : "day";
}
