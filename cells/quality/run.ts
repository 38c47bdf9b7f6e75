import { readParams } from "@/cells/params";
import { assess } from "@/datasets/quality/assess";
import type { Finding, QualityReport } from "@/datasets/quality/report";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type CellNames, type CellResult, type RunContext } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { qualitySchema, rawOf } from "./params";
import { headline, texts } from "./texts";

/** What the View draws: plain data, so that it can be stored and shown again. */
export interface QualityView {
  report: QualityReport;
  result: TableInfo;
  /** What was asked, and what the check looked at. */
  queries: readonly { words: string; sql: string }[];
}

export function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(qualitySchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  return { reads: [read.params.data, ...rawOf(read.params)], defines };
}

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(qualitySchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { engine, signal, cell } = context;
  const checked = await context.table(read.params.data);
  const raw: TableInfo[] = [];
  for (const name of rawOf(read.params)) raw.push(await context.table(name));
  const queries: { words: string; sql: string }[] = [];
  let looking = "";
  const ask = async (sql: string) => {
    queries.push({ words: looking, sql });
    return decodeTable(await engine.query(sql, { signal }));
  };
  const progress = (fraction: number, words: string) => {
    looking = words;
    context.progress(fraction, words);
  };
  const report = await assess(ask, { checked, raw }, { signal, progress });
  const result = await keep(context, cell.name ?? cell.id, report);
  const view: QualityView = { report, result, queries };
  return {
    table: result,
    findings: findingsOf(report),
    provenance: provenanceOf(report, raw),
    view,
  };
}

/** Columns of the result, named so that SQL needs no quotes. */
const columns: Readonly<Record<string, { type: string; of: (each: Finding) => unknown }>> = {
  problem: { type: "varchar", of: (each) => each.check },
  severity: { type: "varchar", of: (each) => each.severity },
  column_name: { type: "varchar", of: (each) => each.column },
  group_kind: { type: "varchar", of: (each) => each.by },
  group_name: { type: "varchar", of: (each) => each.group },
  affected: { type: "integer", of: (each) => each.affected },
  of_rows: { type: "integer", of: (each) => each.of },
  share: { type: "double", of: (each) => (each.of > 0 ? each.affected / each.of : 0) },
  finding: { type: "varchar", of: (each) => each.says },
  advice: { type: "varchar", of: (each) => each.advice },
  example: { type: "varchar", of: (each) => each.example },
};

/** The findings as a table, in the order of the report. */
async function keep(
  { engine, signal }: RunContext,
  name: string,
  { findings }: QualityReport,
): Promise<TableInfo> {
  if (findings.length === 0) {
    const empty = Object.entries(columns).map(([column, { type }]) => `null::${type} as ${column}`);
    return engine.createTable(name, `select ${empty.join(", ")} where false`, { signal });
  }
  const value = (column: string, row: number) => columns[column]!.of(findings[row]!);
  const names = Object.keys(columns);
  const stream = encodeRows({ names, numRows: findings.length, value });
  return engine.ingest(name, [stream], { signal });
}

const ofTable = (findings: readonly Finding[]) => findings.filter(({ by }) => by === null);

/** The headline and the two worst things. */
function findingsOf(report: QualityReport): string[] {
  const worst = ofTable(report.findings).filter(({ severity }) => severity === "serious");
  const told = worst.slice(0, 2).map(({ says }) => says);
  return [headline(report), ...(told.length > 0 ? told : [texts.nothingSerious])];
}

function provenanceOf(report: QualityReport, raw: readonly TableInfo[]): string[] {
  const whole = ofTable(report.findings);
  const failed = whole.filter(({ check }) => check === "check-failed").length;
  return [
    texts.looked(
      report.table,
      report.rows,
      raw.map(({ name }) => name),
    ),
    ...(failed > 0 ? [texts.failed(failed)] : []),
  ];
}
