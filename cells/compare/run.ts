import { groupPairs } from "@/cells/areas/pairs";
import { readParams } from "@/cells/params";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { readDelay } from "@/cells/temporal/delay";
import { readSeries, type ReadSeries } from "@/cells/temporal/series";
import { workOf } from "@/cells/work";
import {
  comparisonWindows,
  type ComparedPeriod,
  type ComparedWindow,
  type ComparisonWindows,
} from "@/lib/methods/temporal/comparison-windows";
import { MethodProblem } from "@/lib/methods/problem";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Computed, ComputeInput } from "./compute";
import { cautionsOf, findingsOf, isLate, provenanceOf } from "./findings";
import { groupsAsNamed, groupsByArea } from "./groups";
import { compareSchema, type CompareParams } from "./params";
import { rowsOf } from "./rows";
import { compareTable } from "./table";
import { stepOf } from "./spans";
import { texts } from "./texts";
import { viewOf } from "./view-data";

const day = 86_400_000;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(compareSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const dated = await datedTable(context, params);
  const areas = params.areas ? await context.table(params.areas) : null;
  if (!params.by && areas) {
    throw new CellFailure({ message: texts.areasBy, hint: texts.areasByHint });
  }
  const pairs = groupPairs(params.by, dated.table, areas);
  const period = params.period ?? (dated.precision === "month" ? "month" : "28 days");
  const series = await readSeries(context, dated, {
    period: stepOf(period),
    by: pairs.map(([column]) => column),
    asOf: params.as_of === undefined ? undefined : new Date(params.as_of),
  });
  const windows = windowsOf(period, series, params);
  const groups = areas
    ? await groupsByArea(context, params, dated.table, areas, pairs, series)
    : groupsAsNamed(series);
  const edges = edgesOf(series);
  const input: ComputeInput = { counts: groups.counts, edges, windows: windows.windows };
  context.progress(null, texts.testing);
  const worker = new Worker(new URL("./compare.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Computed>(worker, input, context);
  const rows = rowsOf(found, windows.windows);
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const bytes = compareTable(groups, windows.windows, rows);
  const table = await engine.ingest(cell.name ?? cell.id, [bytes], { signal });
  const delay = await readDelay(context, dated, { period: stepOf(period), end: series.end });
  const cautions = cautionsOf({ groups, windows, found }, delay);
  const compared = { groups, windows, rows, found, edges, dated, cautions, isLate: isLate(delay) };
  return {
    table,
    findings: findingsOf(compared),
    provenance: [dated.words, ...series.words, ...groups.provenance, ...provenanceOf(compared)],
    view: viewOf(compared),
  };
}

/** Everything that a run has found out, for its words and its view. */
export interface Compared {
  groups: ReturnType<typeof groupsAsNamed>;
  windows: ComparisonWindows;
  rows: ReturnType<typeof rowsOf>;
  found: Computed;
  /** What the reader must know before any figure. */
  cautions: string[];
  /** Cases of the newest period are still to come in. */
  isLate: boolean;
  edges: Float64Array;
  dated: DatedTable;
}

const edgesOf = ({ begins, end }: ReadSeries) =>
  Float64Array.from([...begins, end], (date) => date.getTime() / day);

/** What the data covers and the analyst wants to see. Throws CellFailure when that is nothing. */
function windowsOf(
  period: ComparedPeriod,
  { begins, end }: ReadSeries,
  { against }: CompareParams,
): ComparisonWindows {
  const [from, to] = [(begins[0] ?? end).getTime() / day, end.getTime() / day];
  let all: ComparisonWindows;
  try {
    all = comparisonWindows(period, { from, to });
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    const { message, hint } = error;
    throw new CellFailure(hint === undefined ? { message } : { message, hint });
  }
  const isWanted = (comparison: ComparedWindow["comparison"]) =>
    against?.includes(comparison) ?? true;
  const windows = all.windows.filter(({ comparison }) => isWanted(comparison));
  if (windows.length === 0) {
    throw new CellFailure({ message: texts.nothing, hint: texts.nothingHint });
  }
  return { ...all, windows, missing: all.missing.filter(isWanted) };
}
