import { namesQuery, plain, pointsQuery, type Pair } from "@/cells/areas/queries";
import type { Placed, PlaceInput } from "@/cells/areas/place";
import { namesOf } from "@/cells/areas/summary";
import { pointTable } from "@/cells/spatial/points";
import { workOf } from "@/cells/work";
import { columnIn } from "@/cells/areas/columns";
import { pointOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { areaColumns, type AreaColumns } from "./columns";
import type { Base, DistributionParams } from "./params";
import { texts } from "./texts";

/** Incidents of each area, and what else is known of it. One entry an area. */
export interface Counted {
  counts: Float64Array;
  names: string[];
  /** Columns that name an area in the result. */
  keys: { name: string; values: (string | null)[] }[];
  bases: { base: Base; values: Float64Array }[];
  outlines: (string | null)[] | null;
  /** SQL that picks an area's incidents; null where places decide. */
  conditions: (string | null)[] | null;
  provenance: string[];
  /** Columns that were read where places decide. */
  point?: { latitude: string; longitude: string; geometry: string };
}

/** More areas than this are no areas. */
const mostAreas = 50_000;
const listed = 5;

const whole = (values: unknown[]): string =>
  values
    .filter((value) => value !== null)
    .map(String)
    .join(" · ");

/** Areas as the incidents themselves name them. */
export async function countNames(
  { engine, signal }: RunContext,
  data: TableInfo,
  pairs: readonly Pair[],
): Promise<Counted> {
  const names = pairs.map(([column], i) => `${q(column)} as n${i}`).join(", ");
  const texted = pairs.map((_, i) => `cast(n${i} as varchar) as n${i}`).join(", ");
  const keys = pairs.map((_, i) => `${plain(`n${i}`)} as k${i}`).join(", ");
  const sql = `select ${texted}, ${keys}, rows
from (select ${names}, count(*)::double as rows from ${q(data.name)} group by all) order by rows desc`;
  const combos = decodeTable(await engine.query(sql, { signal }));
  const rows = combos.numbers("rows");
  const column = (name: string) => combos.column(name) as (string | null)[];
  const [spelled, plainKeys] = [
    pairs.map((_, i) => column(`n${i}`)),
    pairs.map((_, i) => column(`k${i}`)),
  ];
  const groups = new Map<string, { first: number; rows: number; spellings: number[] }>();
  let unnamed = 0;
  for (let at = 0; at < combos.numRows; at++) {
    const own = plainKeys.map((values) => values[at]!);
    if (own.some((value) => value === null)) {
      unnamed += rows[at]!;
      continue;
    }
    const key = own.join("\u0000");
    const known = groups.get(key);
    if (known) {
      known.rows += rows[at]!;
      known.spellings.push(at);
    } else groups.set(key, { first: at, rows: rows[at]!, spellings: [at] });
  }
  const found = [...groups.values()];
  if (found.length === 0) throw new CellFailure({ message: texts.noIncidents });
  if (found.length > mostAreas) {
    throw new CellFailure({
      message: texts.tooMany(found.length, mostAreas),
      hint: texts.tooManyHint,
    });
  }
  return {
    counts: Float64Array.from(found, (group) => group.rows),
    names: found.map(({ first }) => whole(spelled.map((values) => values[first]))),
    keys: pairs.map(([name], i) => ({
      name,
      values: found.map(({ first }) => spelled[i]![first]!),
    })),
    bases: [],
    outlines: null,
    conditions: found.map(({ spellings }) => conditionOf(pairs, spelled, spellings)),
    provenance: [texts.named(data.rows - unnamed, data.rows), texts.noTable],
  };
}

function conditionOf(
  pairs: readonly Pair[],
  spelled: readonly (string | null)[][],
  spellings: readonly number[],
): string {
  const one = (at: number) =>
    pairs
      .map(([column], i) => {
        const value = spelled[i]![at]!;
        return value === null
          ? `${q(column)} is null`
          : `cast(${q(column)} as varchar) = ${quoteString(value)}`;
      })
      .join(" and ");
  return spellings.map((at) => `(${one(at)})`).join(" or ");
}

/** Areas of a table, the incidents matched by name. */
export async function countMatched(
  context: RunContext,
  params: DistributionParams,
  data: TableInfo,
  areas: TableInfo,
  pairs: readonly Pair[],
): Promise<Counted> {
  const { engine, signal } = context;
  const texted = pairs.map((_, i) => `cast(n${i} as varchar) as n${i}`).join(", ");
  const sql = `select ${texted}, rows::double as rows, area::double as area, areas::double as areas, named
from (${namesQuery(data.name, areas.name, pairs, undefined)}) order by rows desc`;
  const combos = decodeTable(await engine.query(sql, { signal }));
  const spelled = pairs.map((_, i) => combos.column(`n${i}`) as (string | null)[]);
  const [rows, area, several] = ["rows", "area", "areas"].map((name) => combos.numbers(name));
  const named = combos.column("named") as unknown as ArrayLike<unknown>;
  const counts = new Float64Array(areas.rows);
  const spellings: number[][] = Array.from({ length: areas.rows }, () => []);
  const strangers: number[] = [];
  const shared = new Set<number>();
  let [matched, unnamed] = [0, 0];
  for (let at = 0; at < combos.numRows; at++) {
    if (Number.isNaN(area![at])) {
      if (named[at]) strangers.push(at);
      else unnamed += rows![at]!;
      continue;
    }
    counts[area![at]!]! += rows![at]!;
    spellings[area![at]!]!.push(at);
    matched += rows![at]!;
    if (several![at]! > 1) shared.add(area![at]!);
  }
  const provenance = [texts.matched(matched, data.rows, areas.name)];
  if (strangers.length > 0) {
    const first = strangers
      .slice(0, listed)
      .map(
        (at) =>
          `${whole(spelled.map((values) => values[at]))} (${rows![at]!.toLocaleString("en")})`,
      );
    if (strangers.length > listed) first.push(texts.others(strangers.length - listed));
    provenance.push(texts.unmatched(data.rows - matched - unnamed, first));
  }
  if (unnamed > 0) provenance.push(texts.unnamed(unnamed));
  if (shared.size > 0) provenance.push(texts.shared(shared.size));
  return {
    counts,
    ...(await readAreas(context, areas, areaColumns(params, areas))),
    conditions: spellings.map((own) => (own.length > 0 ? conditionOf(pairs, spelled, own) : null)),
    provenance,
  };
}

/** Areas of a table, the incidents placed by where their points lie. */
export async function countPlaced(
  context: RunContext,
  params: DistributionParams,
  data: TableInfo,
  areas: TableInfo,
): Promise<Counted> {
  const { engine, signal } = context;
  const columns = areaColumns(params, areas);
  if (!columns.geometry) {
    throw new CellFailure({ message: texts.chooseBy, hint: texts.chooseByHint });
  }
  await pointTable(context, params);
  const guess = pointOf(data);
  const point = {
    table: data.name,
    latitude: columnIn(data, (params.latitude ?? guess?.latitude)!, "latitude"),
    longitude: columnIn(data, (params.longitude ?? guess?.longitude)!, "longitude"),
  };
  context.progress(null, texts.placing);
  const known = await readAreas(context, areas, columns);
  const points = await engine.query(pointsQuery(point, areas.name, []), { signal });
  const input: PlaceInput = { points, outlines: known.outlines!, firstOfName: null, border: 0 };
  const worker = new Worker(new URL("../areas/areas.worker.ts", import.meta.url), {
    type: "module",
  });
  const placed = await workOf<Placed>(worker, input, context, {
    transfer: [points.buffer as ArrayBuffer],
  });
  const { unusable, none } = placed.counts;
  const provenance = [
    texts.matched(data.rows - unusable - none, data.rows, areas.name),
    ...(unusable > 0 ? [texts.noPoint(unusable)] : []),
    ...(none > 0 ? [texts.outside(none)] : []),
  ];
  return {
    counts: Float64Array.from(placed.rows),
    ...known,
    conditions: null,
    provenance,
    point: {
      latitude: point.latitude,
      longitude: point.longitude,
      geometry: columns.geometry,
    },
  };
}

async function readAreas(
  { engine, signal }: RunContext,
  areas: TableInfo,
  { geometry, labels, bases }: AreaColumns,
): Promise<Pick<Counted, "names" | "keys" | "bases" | "outlines">> {
  const columns = [
    ...labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`),
    ...bases.map(({ column }, i) => `try_cast(${q(column)} as double) as b${i}`),
    ...(geometry ? [`cast(${q(geometry)} as varchar) as geometry`] : []),
  ];
  const sql = `select rowid as id${columns.map((each) => `, ${each}`).join("")} from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await engine.query(sql, { signal }));
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  return {
    names: namesOf(values, labels, read.numRows),
    keys: labels.map((name, i) => ({ name, values: values[i]! })),
    bases: bases.map(({ base }, i) => ({ base, values: read.numbers(`b${i}`) })),
    outlines: geometry ? (read.column("geometry") as (string | null)[]) : null,
  };
}
