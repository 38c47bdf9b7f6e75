import { refuseHidden } from "@/cells/people/offered";
import { readParams } from "@/cells/params";
import { datedTable } from "@/cells/temporal/dated";
import { readSeries, type ReadSeries } from "@/cells/temporal/series";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { TrendInput, Trends } from "./compute";
import { findingsOf } from "./findings";
import { trendSchema } from "./params";
import { provenanceOf } from "./provenance";
import { breaksTable, partsTable, seasonTable, trendsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export const sideNames = (name: string) => ({
  breaks: `${name}_breaks`,
  season: `${name}_season`,
  trends: `${name}_trends`,
});

/** Fewer periods than this show no trend. */
const least = 8;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(trendSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const dated = await datedTable(context, params);
  if (params.by) refuseHidden(dated.table, [params.by]);
  const by = params.by ? [params.by] : [];
  const found = await readSeries(context, dated, { period: params.period, by, least });
  const chosen = mostFrequent(found, params.series);
  const begins = found.begins.map((date) => date.getTime());
  const input: TrendInput = {
    period: params.period,
    begins,
    names: chosen.names,
    counts: chosen.counts,
    breaks: params.breaks,
    curve: params.curve,
  };
  context.progress(null, texts.working);
  const worker = new Worker(new URL("./trend.worker.ts", import.meta.url), { type: "module" });
  const trends = await workOf<Trends>(worker, input, context);
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const side = sideNames(name);
  const table = await engine.ingest(name, [partsTable(trends, begins, params.by)], { signal });
  const sideTables = [
    await engine.ingest(side.breaks, [breaksTable(trends, params.by)], { signal }),
    await engine.ingest(side.season, [seasonTable(trends, params.by)], { signal }),
    await engine.ingest(side.trends, [trendsTable(trends, params.by)], { signal }),
  ];
  return {
    table,
    sideTables,
    findings: findingsOf(trends, params, begins),
    provenance: [
      dated.words,
      ...found.words,
      ...(chosen.left > 0
        ? [texts.shownSeries(chosen.names.length, chosen.names.length + chosen.left, params.by!)]
        : []),
      ...provenanceOf(trends, params),
    ],
    view: viewOf(trends, params, begins, table),
  };
}

interface Chosen {
  names: string[];
  counts: Float64Array;
  /** Series that are not taken. */
  left: number;
}

/** The series with most incidents, the most frequent first. */
export function mostFrequent({ keys, counts, begins }: ReadSeries, most: number): Chosen {
  const n = begins.length;
  const of = (s: number) => counts.subarray(s * n, (s + 1) * n);
  const totals = keys.map((_, s) => of(s).reduce((sum, each) => sum + each, 0));
  const order = keys.map((_, s) => s).sort((a, b) => totals[b]! - totals[a]! || a - b);
  const kept = order.slice(0, most);
  const chosen = new Float64Array(kept.length * n);
  kept.forEach((s, i) => chosen.set(of(s), i * n));
  return {
    names: kept.map((s) => keys[s]!.join(" · ")),
    counts: chosen,
    left: order.length - kept.length,
  };
}
