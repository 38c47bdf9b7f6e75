import { pointOf, timeOf } from "@/datasets/model/roles";
import { isUsablePoint } from "@/datasets/model/usable-point";
import { assess } from "@/datasets/quality/assess";
import type { QualityReport, Severity } from "@/datasets/quality/report";
import { makeTables, setAsideName } from "@/datasets/sources/make";
import { type Mapping, statements } from "@/datasets/sources/mapping";
import { propose } from "@/datasets/sources/propose";
import { recognise } from "@/datasets/sources/recognise";
import { mappingFor } from "@/datasets/starter/subject";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { hidden } from "@/lib/engine/prelude";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { TableAbout } from "@/lib/store/about";
import { decodeTable, type Table } from "@/lib/table/table";

const sampleRows = 500;

export interface LookOptions {
  part?: string | null;
  /** Without it there is no report, and a big table is looked through in seconds. */
  quality?: boolean;
  signal?: AbortSignal;
  /** Fraction 0–1, and what is being looked at. */
  progress?: (fraction: number, words: string) => void;
}

export interface Look {
  about: TableAbout;
  report: QualityReport | null;
}

/**
 * Looks through a table that stands in the engine: publisher, period, points, quality. What the
 * publisher or a proposal says about the columns is used for the look and dropped again.
 */
export async function lookAt(
  engine: Engine,
  table: TableInfo,
  { part = null, quality = true, signal, progress }: LookOptions = {},
): Promise<Look> {
  const ask: Ask = async (sql) => decodeTable(await engine.query(sql, { signal }));
  const recognised = recognise([table])[0] ?? null;
  const rows = recognised ? [] : (await ask(`from ${q(table.name)} limit ${sampleRows}`)).objects();
  const proposals = recognised ? [] : propose(table, rows);
  const mapping = mappingFor(table, recognised, proposals);
  const read = mapping && (await readThrough(engine, table, mapping, signal));
  try {
    const checked = read ?? table;
    const report = quality
      ? await assess(
          ask,
          { checked, ...(read && { raw: [table] }) },
          { ...(signal && { signal }), ...(progress && { progress }) },
        )
      : null;
    const { grain, ...quick } = await timesAndPoints(checked, ask);
    const about: TableAbout = {
      part,
      name: table.name,
      rows: table.rows,
      columns: table.columns.map(({ name, type, kind }) => ({ name, type, kind })),
      source: recognised?.source.id ?? null,
      mapped: read && mapping?.source === null ? (mapping.columns as Record<string, string>) : null,
      grain,
      period: report?.period ?? quick.period,
      points: report?.points ?? quick.points,
      findings: report && severitiesOf(report),
      made: new Date().toISOString(),
    };
    return { about, report: report && named(report, checked.name, mapping?.table ?? table.name) };
  } finally {
    for (const name of read ? [read.name, setAsideName(read.name)] : []) await engine.drop(name);
  }
}

type Ask = (sql: string) => Promise<Table>;

/** The table as the mapping reads it; null where a guess does not fit: it is then judged as it is. */
async function readThrough(
  engine: Engine,
  table: TableInfo,
  mapping: Mapping,
  signal: AbortSignal | undefined,
): Promise<TableInfo | null> {
  // Seen by nobody: a notebook may have tables of its own under any other name.
  const name = `${hidden}_look_${table.name}`;
  try {
    const made = statements(mapping, [table], name);
    return (await makeTables(engine, made, name, { signal })).kept;
  } catch (error) {
    signal?.throwIfAborted();
    if (mapping.source === null) return null;
    throw error;
  }
}

/** The report as if the table had the name that a notebook would give it. */
function named(report: QualityReport, from: string, to: string): QualityReport {
  const findings = report.findings.map((finding) => ({
    ...finding,
    says: finding.says.replaceAll(from, to),
    advice: finding.advice.replaceAll(from, to),
  }));
  return { ...report, table: to, findings };
}

/** Findings of the whole table; those of its years and stations repeat them. */
function severitiesOf({ findings }: QualityReport): Record<Severity, number> {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.by === null && finding.severity === severity).length;
  return { serious: count("serious"), warning: count("warning"), note: count("note") };
}

/** Period, points and how finely the times are known, by one pass. */
async function timesAndPoints(table: TableInfo, ask: Ask) {
  const [time, point] = [timeOf(table), pointOf(table)];
  const t = time && `${q(time)}::timestamp`;
  const columns = ["count(*)::double as rows"];
  if (t) {
    columns.push(
      `strftime(min(${t}), '%Y-%m-%d') as first, strftime(max(${t}), '%Y-%m-%d') as last`,
      `coalesce(bool_and(${t} = date_trunc('day', ${t})), true) as days`,
      `coalesce(bool_and(day(${t}) = 1), true) as months`,
    );
  }
  if (point) {
    const [y, x] = [q(point.latitude), q(point.longitude)];
    columns.push(`(count(*) filter (where ${isUsablePoint(y, x)}))::double as points`);
  }
  const { first, last, days, months, points } =
    (await ask(`select ${columns.join(", ")} from ${q(table.name)}`)).objects()[0] ?? {};
  const grain: TableAbout["grain"] = !t ? null : !days ? "time" : !months ? "day" : "month";
  const isPeriod = typeof first === "string" && typeof last === "string";
  return {
    period: isPeriod ? { from: first, to: last } : null,
    points: typeof points === "number" ? points : null,
    grain,
  };
}
