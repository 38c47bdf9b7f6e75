import { refuseHidden } from "@/cells/people/offered";
import { readParams } from "@/cells/params";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { readSeries, type ReadSeries } from "@/cells/temporal/series";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { TrendInput, Trends } from "./compute";
import { findingsOf } from "./findings";
import { readHolidays } from "./holidays";
import { trendSchema, type TrendParams } from "./params";
import { provenanceOf } from "./provenance";
import { breaksTable, holidaysTable, partsTable, seasonTable, trendsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export const sideNames = (name: string, hasHolidays: boolean): string[] =>
  ["breaks", "season", "trends", ...(hasHolidays ? ["holidays"] : [])].map(
    (each) => `${name}_${each}`,
  );

export const hasHolidays = ({ holidays }: TrendParams): boolean =>
  holidays !== undefined && holidays !== "none";

/** Fewer periods than this show no trend; days are also counted in three whole weeks. */
const least = { day: 27, week: 8, month: 8 };

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(trendSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const dated = await datedTable(context, params);
  if (params.by) refuseHidden(dated.table, [params.by]);
  const by = params.by ? [params.by] : [];
  const found = await readSeries(context, dated, {
    period: params.period,
    by,
    least: least[params.period],
  });
  const chosen = mostFrequent(found, params.series);
  const begins = found.begins.map((date) => date.getTime());
  const input: TrendInput = {
    period: params.period,
    begins,
    names: chosen.names,
    counts: chosen.counts,
    breaks: params.breaks,
    curve: params.curve,
    daily: await readDays(context, dated, params, { found, names: chosen.names }),
    holidays: await readHolidays(context, params.holidays),
  };
  context.progress(null, texts.working);
  const worker = new Worker(new URL("./trend.worker.ts", import.meta.url), { type: "module" });
  const trends = await workOf<Trends>(worker, input, context);
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const { by: column } = params;
  const ingest = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await ingest(name, partsTable(trends, begins, column));
  const sideTables = [];
  const bytes = [breaksTable, seasonTable, trendsTable, holidaysTable];
  for (const [i, as] of sideNames(name, hasHolidays(params)).entries()) {
    sideTables.push(await ingest(as, bytes[i]!(trends, column)));
  }
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
    view: viewOf(trends, params, begins, dated.time, table),
  };
}

/** The days of the chosen series, where holidays are asked for; null where days are not known. */
async function readDays(
  context: RunContext,
  dated: DatedTable,
  params: TrendParams,
  { found, names }: { found: ReadSeries; names: readonly string[] },
): Promise<TrendInput["daily"]> {
  if (!hasHolidays(params)) return null;
  if (dated.precision === "month") {
    throw new CellFailure({ message: texts.holidays.noDays, hint: texts.holidays.noDaysHint });
  }
  const by = params.by ? [params.by] : [];
  const { keys, counts, begins } =
    params.period === "day" ? found : await readSeries(context, dated, { period: "day", by });
  const n = begins.length;
  const all = keys.map((key) => key.join(" · "));
  const chosen = new Float64Array(names.length * n);
  names.forEach((name, i) => {
    const s = all.indexOf(name);
    if (s >= 0) chosen.set(counts.subarray(s * n, (s + 1) * n), i * n);
  });
  return { firstDay: Math.round(begins[0]!.getTime() / 86_400_000), counts: chosen };
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
