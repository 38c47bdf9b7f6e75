import { areasByName } from "@/cells/areas/by-name";
import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { groupPairs } from "@/cells/areas/pairs";
import type { Pair } from "@/cells/areas/queries";
import { namesOf } from "@/cells/areas/summary";
import { refuseHidden } from "@/cells/people/offered";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { readSeries, type ReadSeries } from "@/cells/temporal/series";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DriversParams } from "./params";
import { texts } from "./texts";

/** Areas by period as they were read. */
export interface ReadPanel {
  dated: DatedTable;
  /** First day of each period and the day after the last, milliseconds. */
  begins: number[];
  /** A name a series. */
  names: string[];
  /** Incidents of series s in step t at s * steps + t. */
  counts: Float64Array;
  outlines: (string | null)[] | null;
  traits: { name: string; values: Float64Array }[];
  staff: { name: string; values: Float64Array }[];
  provenance: string[];
  /** What was read, for a program that does the same. */
  source: PanelSource;
}

/** Rows of a table that were counted by area and period. */
export interface CountedRows {
  table: string;
  /** SQL of the time and of how many a row stands for. */
  time: string;
  amount: string;
  /** Columns that name the area, each with that of the areas. */
  pairs: readonly Pair[];
}

export interface PanelSource {
  incidents: CountedRows;
  areas: { table: string; geometry: string | undefined; traits: string[] } | null;
  /** The roster, and the first and last step that it covers. */
  roster: (CountedRows & { covered: [number, number] }) | null;
}

/** Fewer periods leave less than three to judge by. */
const leastPeriods = 18;
const mostSeries = 5_000;

export async function readPanel(context: RunContext, params: DriversParams): Promise<ReadPanel> {
  const dated = await datedTable(context, params);
  const areas = params.areas ? await context.table(params.areas) : null;
  const pairs = groupPairs(params.by, dated.table, areas);
  if (areas && pairs.length === 0) {
    throw new CellFailure({ message: texts.chooseBy(areas.name), hint: texts.chooseByHint });
  }
  const found = await readSeries(context, dated, {
    period: params.period,
    by: pairs.map(([column]) => column),
    least: leastPeriods,
    most: mostSeries,
  });
  const begins = [...found.begins, found.end].map((date) => date.getTime());
  const table = areas ? await readTraits(context, params, areas) : null;
  const panel = areas
    ? await byArea(context, { found, data: dated.table, areas, pairs })
    : { counts: found.counts, series: found.keys.length, words: [] };
  const names = table?.names ?? found.keys.map((key) => key.join(" · ") || texts.all);
  const staff = await readStaff(context, params, { found, areas, pairs, names });
  return {
    dated,
    begins,
    names,
    counts: panel.counts,
    outlines: table?.outlines ?? null,
    traits: table?.traits ?? [],
    staff: staff ? [staff.feature] : [],
    provenance: [dated.words, ...found.words, ...panel.words, ...(staff?.words ?? [])],
    source: {
      incidents: countedOf(dated, pairs),
      areas: areas && {
        table: areas.name,
        geometry: table?.geometry,
        traits: table?.traits.map(({ name }) => name) ?? [],
      },
      roster: staff?.source ?? null,
    },
  };
}

const countedOf = ({ table, time, amount }: DatedTable, pairs: readonly Pair[]): CountedRows => ({
  table: table.name,
  time,
  amount,
  pairs,
});

interface Found {
  found: ReadSeries;
  data: TableInfo;
  areas: TableInfo;
  pairs: readonly Pair[];
}

/** The series of names that are spelled in several ways put together, and areas without any among them. */
async function byArea(context: RunContext, { found, data, areas, pairs }: Found) {
  const steps = found.begins.length;
  const areaOf = await areasByName(context, data.name, areas, pairs);
  const counts = new Float64Array(areas.rows * steps);
  let [strangers, lost] = [0, 0];
  found.keys.forEach((key, s) => {
    const area = areaOf(key);
    const own = found.counts.subarray(s * steps, (s + 1) * steps);
    if (area === undefined) {
      strangers++;
      lost += own.reduce((sum, each) => sum + each, 0);
      return;
    }
    own.forEach((count, t) => (counts[area * steps + t]! += count));
  });
  const words = lost > 0 ? [texts.unmatched(strangers, lost, areas.name)] : [];
  return { counts, series: areas.rows, words };
}

async function readTraits(context: RunContext, params: DriversParams, areas: TableInfo) {
  const labels = labelsOf(areas);
  const traits = [...new Set((params.traits ?? []).map((each) => columnIn(areas, each, "traits")))];
  const geometry = params.geometry
    ? columnIn(areas, params.geometry, "geometry")
    : geometryOf(areas);
  refuseHidden(areas, [...labels, ...traits, geometry]);
  const selected = [
    ...labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`),
    ...traits.map((column, i) => `try_cast(${q(column)} as double) as t${i}`),
    ...(geometry ? [`cast(${q(geometry)} as varchar) as geometry`] : []),
  ];
  const sql = `select ${["rowid as id", ...selected].join(", ")} from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const own = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  return {
    geometry,
    names: namesOf(own, labels, read.numRows),
    traits: traits.map((name, i) => ({ name, values: read.numbers(`t${i}`).slice() })),
    outlines: geometry ? Array.from(read.column("geometry") as (string | null)[]) : null,
  };
}

interface StaffOf {
  found: ReadSeries;
  areas: TableInfo | null;
  pairs: readonly Pair[];
  names: readonly string[];
}

/** Officers on duty in each area and period; NaN in periods that the roster does not cover. */
async function readStaff(
  context: RunContext,
  params: DriversParams,
  { found, areas, pairs, names }: StaffOf,
) {
  if (!params.duty) return null;
  const { officers } = params;
  const roster = await datedTable(context, {
    data: params.duty,
    ...(officers ? { count: officers } : {}),
  });
  refuseHidden(roster.table, [officers]);
  const own = pairs.map(([from, to]) => [columnOf(roster.table, to, from), to] as const);
  refuseHidden(
    roster.table,
    own.map(([column]) => column),
  );
  const { keys, begins, counts } = await readSeries(context, roster, {
    period: found.period,
    by: own.map(([column]) => column),
    most: mostSeries * 4,
  });
  const placeOf = areas
    ? await areasByName(context, roster.table.name, areas, own)
    : (key: readonly unknown[]) => {
        const at = names.indexOf(key.join(" · ") || texts.all);
        return at < 0 ? undefined : at;
      };
  const steps = found.begins.length;
  const step = new Map(found.begins.map((begin, t) => [begin.getTime(), t]));
  const covered = begins.flatMap((begin, r) => {
    const t = step.get(begin.getTime());
    return t === undefined ? [] : [[r, t] as const];
  });
  const values = new Float64Array(names.length * steps).fill(NaN);
  for (const [, t] of covered) for (let s = 0; s < names.length; s++) values[s * steps + t] = 0;
  keys.forEach((key, k) => {
    const s = placeOf(key);
    if (s === undefined) return;
    for (const [r, t] of covered) values[s * steps + t]! += counts[k * begins.length + r]!;
  });
  return {
    feature: { name: texts.features.duty, values },
    words: [texts.covered(roster.table.name, covered.length, steps, found.period)],
    source: {
      ...countedOf(roster, own),
      covered: [covered[0]?.[1] ?? 0, covered.at(-1)?.[1] ?? -1] as [number, number],
    },
  };
}

/** The roster may name areas as the areas do, or as the incidents do. */
const columnOf = (table: TableInfo, to: string, from: string): string => {
  const has = (wanted: string) =>
    table.columns.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return columnIn(table, has(to) || !has(from) ? to : from, "by");
};
