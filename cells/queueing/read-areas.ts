import { groupPairs } from "@/cells/areas/pairs";
import { columnIn } from "@/cells/areas/columns";
import { keyColumns, keyNames, readBeats, type Beats } from "@/cells/patrol/beats";
import { insideSql } from "@/cells/patrol/incidents";
import { readOutlines } from "@/cells/patrol/outlines";
import { refuseHidden } from "@/cells/people/offered";
import { hoursInShifts, shiftMinutes, type Shift } from "@/lib/methods/patrol/shifts";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import { areasInMetres, zoneOf } from "@/lib/methods/spatial/projection";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { SectorsInput } from "./sectors";
import type { QueueingParams } from "./params";
import type { Read } from "./read";
import { texts } from "./texts";

/** Areas with their calls in the busiest shift, and the sectors that units work in. */
export interface AreasRead {
  input: SectorsInput;
  areas: readonly string[];
  sectors: readonly string[];
  outlines: (string | null)[] | null;
  /** The shift whose calls these are; null for all hours. */
  shift: Shift | null;
  words: string[];
}

const mostAreas = 1_000;
const mostUnits = 5_000;

export async function readSectors(
  context: RunContext,
  params: QueueingParams,
  read: Read,
  serviceMinutes: number,
): Promise<AreasRead | null> {
  if (!params.areas) return null;
  const table = await context.table(params.areas);
  const pairs = groupPairs(params.by, read.dated.table, table);
  if (pairs.length === 0) {
    throw new CellFailure({ message: texts.chooseBy, hint: texts.chooseByHint });
  }
  const own = { table, columns: pairs.map(([, column]) => column) };
  const by = pairs.map(([column]) => column);
  const areas = await readBeats(context, by, [own]);
  if (areas.names.length > mostAreas || areas.names.length === 0) {
    throw new CellFailure({ message: texts.areasCount(areas.names.length, mostAreas) });
  }
  const { shift, counts, placed, other } = await countByArea(context, read, areas);
  const outlines = await readOutlines(context, areas, own);
  const homes = await readHomes(context, params, areas, own);
  const sectors = [...new Set(homes)];
  if (sectors.length * params.each > mostUnits) {
    throw new CellFailure({
      message: texts.manyUnits(sectors.length, params.each, mostUnits),
      hint: texts.manyUnitsHint,
    });
  }
  const hours = hoursOf(read, shift);
  return {
    input: {
      arrivals: counts.map((count) => count / hours),
      sector: Int32Array.from(homes, (home) => sectors.indexOf(home)),
      sectors: sectors.length,
      each: params.each,
      servicesPerHour: 60 / serviceMinutes,
      centres: outlines && centresOf(outlines),
    },
    ...{ areas: areas.names, sectors, outlines },
    shift: shift === null ? null : read.shifts[shift]!,
    words: texts.areasCounted(placed, other, shift === null ? null : read.shifts[shift]!),
  };
}

/** Hours that the days hold of a shift, or of the day. */
function hoursOf({ shifts, span, days }: Read, shift: number | null): number {
  return shift === null ? 24 * days : hoursInShifts(shifts, span.from, span.end)[shift]!;
}

/** Calls of each area in the shift that has most an hour. */
async function countByArea(
  { engine, signal }: RunContext,
  { dated, span, shifts, steps }: Read,
  areas: Beats,
) {
  const { table, time, amount } = dated;
  const keys = keyNames(areas.by.length);
  const parts = shifts.map(
    ({ from, to }) =>
      `(${to > from ? `m >= ${from} and m < ${to}` : `(m >= ${from} or m < ${to})`})`,
  );
  const sums = parts.map(
    (part, i) => `coalesce(sum(a) filter (where ${part}), 0)::double as n${i}`,
  );
  const sql = `select ${keys.join(", ")}, ${sums.join(", ")}
from (select ${keyColumns(areas.by)}, (epoch_ms(${time}) // 60000) % 1440 as m, ${amount} as a
from ${q(table.name)} where ${insideSql(time, span)}) group by all`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const columns = shifts.map((_, i) => rows.numbers(`n${i}`));
  const totals = columns.map((column) => column.reduce((sum, each) => sum + each, 0));
  const rates = totals.map((total, i) => total / shiftMinutes(shifts[i]!));
  const shift = steps === 1 ? null : rates.indexOf(Math.max(...rates));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const counts = new Float64Array(areas.names.length);
  let [placed, other] = [0, 0];
  columns[shift ?? 0]!.forEach((count, row) => {
    const area = areas.numberOf(names.map((each) => each[row]!));
    if (area === -1) other += count;
    else {
      counts[area]! += count;
      placed += count;
    }
  });
  return { shift, counts, placed, other };
}

/** The sector of each area: its own name, or what a column says. */
async function readHomes(
  { engine, signal }: RunContext,
  params: QueueingParams,
  areas: Beats,
  { table, columns }: Parameters<typeof readOutlines>[2],
): Promise<string[]> {
  if (!params.home) return [...areas.names];
  const home = columnIn(table, params.home, "home");
  refuseHidden(table, [home]);
  const sql = `select ${keyColumns(columns)}, cast(${q(home)} as varchar) as home from ${q(table.name)}`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const keys = keyNames(columns.length).map((key) => rows.column(key) as (string | null)[]);
  const homes = [...areas.names];
  (rows.column("home") as (string | null)[]).forEach((value, row) => {
    const area = areas.numberOf(keys.map((each) => each[row]!));
    if (area !== -1 && value !== null) homes[area] = value;
  });
  return homes;
}

/** Metres; NaN for an area without an outline. */
function centresOf(outlines: readonly (string | null)[]) {
  const { areas } = readAreas(outlines);
  const box = boxOf(areas);
  return box && areaCentres(areasInMetres(zoneOf(box), areas));
}
