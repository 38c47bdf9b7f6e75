import { readParams } from "@/cells/params";
import type { TableInfo } from "@/lib/engine/engine";
import { hidden } from "@/lib/engine/prelude";
import { decodeTable } from "@/lib/table/table";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { keptColumns, labelsOf, type Kept } from "./columns";
import { matchByName } from "./match";
import { areasSchema, type AreasParams } from "./params";
import { placeByPoint } from "./place-rows";
import { placedQuery, valuesQuery } from "./queries";
import { summarise, type AreasView, type Counted } from "./summary";
import { texts } from "./texts";

/** A table that no list of tables shows, gone when the run has ended. */
const helper = (context: RunContext, what: string) => `${hidden}_${what}_${context.cell.id}`;

/** What both ways find: an area's row number for each row of the data, in a table of their own. */
export interface Found {
  provenance: string[];
  /** Rows of each area. */
  rows: ArrayLike<number>;
  /** Names that are no area's; absent where places decide. */
  unmatched?: Counted["unmatched"];
  queries: AreasQueries;
}

/** The same as queries of a program. */
export type AreasQueries =
  { rows: string } | { points: string; outlines: string; isRecorded: boolean };

export type AreasResultView = AreasView & { queries: AreasQueries };

export interface Task {
  context: RunContext;
  params: AreasParams;
  data: TableInfo;
  areas: TableInfo;
  kept: readonly Kept[];
  /** Table to be made, with the one column area in the order of the data's rows. */
  places: string;
  /** Table that may be made on the way. */
  names: string;
}

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(areasSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (!params.data) throw new CellFailure({ message: texts.chooseData });
  if (!params.areas) {
    throw new CellFailure({ message: texts.chooseAreas, hint: texts.chooseAreasHint });
  }
  const data = await context.table(params.data);
  const areas = await context.table(params.areas);
  const kept = keptColumns(params, data, areas);
  const { engine, signal, cell } = context;
  const task: Task = {
    context,
    params,
    data,
    areas,
    kept,
    places: helper(context, "places"),
    names: helper(context, "names"),
  };
  try {
    const found = params.by ? await matchByName(task) : await placeByPoint(task);
    context.progress(null, texts.writing);
    const values = decodeTable(await engine.query(valuesQuery(areas.name, kept), { signal }));
    const labels = kept.map((_, i) => values.column(`c${i}`) as (string | null)[]);
    const variables = Object.fromEntries(labels.map((each, i) => [`c${i}`, each]));
    const sql = placedQuery(data.name, task.places, kept);
    const table = await engine.createTable(cell.name ?? cell.id, sql, { variables, signal });
    const columns = kept.map(({ column }) => column);
    const named = namingOf(areas, columns);
    const { queries, ...counted } = found;
    const view: AreasResultView = {
      ...summarise({
        labels: named.map((column) => labels[columns.indexOf(column)]!),
        columns: named,
        ...counted,
      }),
      queries,
    };
    return { table, view, provenance: found.provenance, findings: findingsOf(view) };
  } finally {
    await engine.drop(task.places).catch(() => null);
    await engine.drop(task.names).catch(() => null);
  }
}

/** The columns among those kept that name an area: residents do not. */
function namingOf(areas: TableInfo, columns: readonly string[]): readonly string[] {
  const labels = labelsOf(areas);
  const named = columns.filter((column) => labels.includes(column));
  return named.length > 0 ? named : columns;
}

function findingsOf({ top, placed, areas, used }: AreasView): string[] {
  const findings: string[] = [];
  if (top[0] && top[0].rows > (top[1]?.rows ?? 0))
    findings.push(texts.finding(top[0].name, top[0].rows, placed));
  if (used < areas) findings.push(texts.empty(areas - used, areas));
  return findings;
}
