import { columnIn } from "@/cells/areas/columns";
import { readParams } from "@/cells/params";
import { refuseHidden } from "@/cells/people/offered";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { beginOf, numberOf, stampOf, stepsAYear } from "@/cells/temporal/periods";
import { readSeries, type ReadSeries } from "@/cells/temporal/series";
import { workOf } from "@/cells/work";
import type { WatchOptions } from "@/lib/methods/temporal/watch";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { readDelay } from "@/cells/temporal/delay";
import type { FindInput, Found } from "./find";
import type { Groups } from "./level-shifts";
import { alertMap } from "./map";
import { alertsSchema, type AlertsParams } from "./params";
import { findingsOf, nameOf, provenanceOf } from "./report";
import type { AlertsView } from "./view-data";

/** Steps that are the least to say anything. */
const least = 11;

/** Steps of a year that are whole weeks, and of the four weeks that the least cases must lie in. */
const steps = {
  day: { period: 364, withinSteps: 28 },
  week: { period: 52, withinSteps: 4 },
  month: { period: 12, withinSteps: 1 },
} as const;

/** Changes of level are looked for in four weeks together: weeks tell no more of them, and cost more. */
const spans = {
  day: { together: 28, year: stepsAYear.day },
  week: { together: 4, year: stepsAYear.week },
  month: { together: 1, year: stepsAYear.month },
} as const;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(alertsSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const dated = await datedTable(context, params);
  const areas = params.areas === undefined ? null : await context.table(params.areas);
  const by = byOf(params).map((name) => columnIn(dated.table, name, "by"));
  refuseHidden(dated.table, by);
  const series = await readSeries(context, dated, {
    period: params.period,
    by,
    least,
    asOf: params.as_of === undefined ? undefined : new Date(`${params.as_of}T00:00:00Z`),
  });
  const options: WatchOptions = {
    method: params.method,
    alpha: params.alpha,
    leastCases: params.least_cases,
    ...steps[params.period],
  };
  const begins = series.begins.at(-1)!;
  const input: FindInput = {
    counts: series.counts,
    steps: series.begins.length,
    by: series.by,
    keys: series.keys,
    begins: begins.getTime(),
    options,
    fdr: params.fdr && series.keys.length > 1,
    falseShare: params.false_share,
    falls: params.falls,
    groups: groupsOf(params, series),
    spans: spans[params.period],
    notes: notesOf(params, series),
  };
  const delay = await readDelay(context, dated, {
    period: params.period,
    end: series.end,
    registered: params.registered,
  });
  const worker = new Worker(new URL("./alerts.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Found>(worker, input, context, {
    transfer: [series.counts.buffer as ArrayBuffer],
  });
  const { engine, signal, cell } = context;
  const table = await engine.ingest(cell.name ?? cell.id, [found.table], { signal });
  const rows = found.listed.map((row) => ({
    ...row,
    key: series.keys[row.series]!,
    name: nameOf(series.keys[row.series]!),
    condition: conditionOf(dated, series, row.series),
  }));
  const mapped = areas
    ? await alertMap(context, params, { result: table, data: dated.table.name, areas }, rows)
    : null;
  const view: AlertsView = {
    rows,
    others: found.tested - rows.length,
    data: dated.table.name,
    period: params.period,
    begins: series.begins,
    options,
    fdr: input.fdr,
    falls: params.falls,
    read: { time: dated.time, amount: dated.amount, by: series.by },
    map: mapped?.map ?? null,
  };
  const more = { delay, lost: mapped?.lost ?? 0, begins: series.begins };
  return {
    table,
    findings: findingsOf(found, view, params),
    provenance: [dated.words, ...series.words, ...provenanceOf(found, params, input, more)],
    view,
  };
}

/** Columns of the data that tell series apart. */
export const byOf = ({ by, type }: AlertsParams): string[] => [
  ...(Array.isArray(by) ? by : Object.keys(by ?? {})),
  ...(type === undefined ? [] : [type]),
];

/** Series of a type change their level together, as when the law does. */
function groupsOf({ type }: AlertsParams, { keys }: ReadSeries): Groups {
  const typeOf = (key: readonly string[]) => (type === undefined ? nameOf([]) : key.at(-1)!.trim());
  const names = [...new Set(keys.map(typeOf))];
  const at = new Map(names.map((name, i) => [name, i]));
  return { names, of: Int32Array.from(keys, (key) => at.get(typeOf(key))!) };
}

function notesOf({ seen = [] }: AlertsParams, { period, begins, keys }: ReadSeries) {
  const last = numberOf(period, begins.at(-1)!);
  const own = seen.filter((each) => numberOf(period, new Date(each.period)) === last);
  if (own.length === 0) return [];
  const known = new Map(own.map(({ key, note }) => [JSON.stringify(key), note]));
  return keys.flatMap((key, series) => {
    const note = known.get(JSON.stringify(key));
    return note === undefined ? [] : [{ series, note }];
  });
}

/** SQL that picks the rows of a series in the last period. */
function conditionOf({ time }: DatedTable, series: ReadSeries, at: number): string {
  const { by, keys, period, begins } = series;
  const end = beginOf(period, numberOf(period, begins.at(-1)!) + 1);
  return [
    ...by.map((name, i) => `cast(${q(name)} as varchar) = ${quoteString(keys[at]![i]!)}`),
    `${time} >= ${stampOf(begins.at(-1)!)}`,
    `${time} < ${stampOf(end)}`,
  ].join(" and ");
}
