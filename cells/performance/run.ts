import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Performance } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { performanceSchema, type PerformanceParams } from "./params";
import { readCases, type ReadCases } from "./read";
import { stepExact } from "./reader";
import { delaysTable, pendencyTable, ratesTable, sideNames, workloadTable } from "./table";
import { texts } from "./texts";
import type { PerformanceView } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(performanceSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const cases = await readCases(context, read.params);
  const worker = new Worker(new URL("./performance.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<Performance>(worker, cases.input, context);
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, ratesTable(found, cases.areas));
  const sides: { title: string; table: TableInfo }[] = [];
  const names = sideNames(name);
  const add = async (title: string, as: string, bytes: Uint8Array) =>
    sides.push({ title, table: await ingest(as, bytes) });
  const { delays, pendency, workload } = texts.tables;
  if (found.delays.length > 0) await add(delays, names.delays, delaysTable(found, cases.areas));
  if (found.pendency) await add(pendency, names.pendency, pendencyTable(found, cases.areas));
  if (found.workload.length > 0) {
    await add(workload, names.workload, workloadTable(found, cases.areas));
  }
  return {
    table,
    sideTables: sides.map(({ table: each }) => each),
    findings: findingsOf(found, cases),
    provenance: provenanceOf(found, cases, read.params.settled, guessedOf(read.params, cases)),
    view: viewOf(found, cases, sides),
  };
}

/** Columns that the cell does not name, by what they were taken for. */
function guessedOf(params: PerformanceParams, { chosen }: ReadCases): [string, string][] {
  const { by, status, arrest, chargeSheet, conviction, registered, count, response } = chosen;
  const taken: [string | undefined, string | null | undefined, string][] = [
    [params.by ? "" : undefined, by.join(", "), "the area"],
    [params.status, status, "status"],
    [params.arrest, arrest?.name, "arrest"],
    [params.charge_sheet, chargeSheet?.name, "charge sheet"],
    [params.conviction, conviction?.name, "conviction"],
    [params.registered, registered, "registration"],
    [params.count, count, "number of cases"],
    [params.mix ? "" : undefined, chosen.mix.join(", "), "kind of case"],
    [params.call, response?.call, "call"],
    [params.arrival, response?.arrival, "arrival"],
  ];
  return taken.flatMap(([given, column, what]) =>
    given === undefined && column ? [[what, column] as [string, string]] : [],
  );
}

function viewOf(
  { rates, summaries, delays, curve, pendency, workload }: Performance,
  { areas, chosen, words, queries, shares, told, span, before, last }: ReadCases,
  tables: PerformanceView["tables"],
): PerformanceView {
  return {
    ...{ rates, summaries, delays, curve, pendency, workload, words, tables },
    names: [...areas.names],
    by: areas.by,
    span,
    status: chosen.status,
    read: {
      ...{ queries, shares, before, last },
      exact: stepExact(told),
      hasDiscovered: chosen.discovered !== null,
    },
  };
}
