import { areasByName } from "@/cells/areas/by-name";
import { columnIn, geometryOf } from "@/cells/areas/columns";
import type { Pair } from "@/cells/areas/queries";
import type { ReadSeries } from "@/cells/temporal/series";
import type { TableInfo } from "@/lib/engine/engine";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { CompareParams } from "./params";
import { texts } from "./texts";

/** What is compared: the total first, then a group each. */
export interface Groups {
  /** Columns of the data, and each group's values in them; the total has none. */
  by: string[];
  keys: (string | null)[][];
  names: string[];
  /** Step t of group g at g * steps + t. */
  counts: Float64Array;
  /** SQL that picks a group's rows; null for a group without any. */
  conditions: (string | null)[];
  /** One a group without the total. */
  outlines: (string | null)[] | null;
  provenance: string[];
}

const nameOf = (values: readonly (string | null)[]) =>
  values.filter((value) => value !== null).join(" · ");

function conditionOf(by: readonly string[], keys: readonly string[]): string {
  const one = (column: string, i: number) =>
    `cast(${q(column)} as varchar) = ${quoteString(keys[i]!)}`;
  return `(${by.map(one).join(" and ")})`;
}

/** The total and the groups as the rows name them. */
export function groupsAsNamed({ by, keys, counts, begins }: ReadSeries): Groups {
  if (by.length === 0) {
    const names = [texts.total];
    return {
      by: [],
      keys: [[]],
      names,
      counts,
      conditions: ["true"],
      outlines: null,
      provenance: [],
    };
  }
  const conditions = keys.map((values) => conditionOf(by, values));
  const named = { by, keys, names: keys.map(nameOf), counts, conditions };
  return { ...withTotal(named, begins.length), outlines: null, provenance: [] };
}

/** The total and the areas of a table, whatever the spelling; those without any incident too. */
export async function groupsByArea(
  context: RunContext,
  { geometry }: CompareParams,
  data: TableInfo,
  areas: TableInfo,
  pairs: readonly Pair[],
  series: ReadSeries,
): Promise<Groups> {
  const areaOf = await areasByName(context, data.name, areas, pairs);
  const outline = geometry ? columnIn(areas, geometry, "geometry") : geometryOf(areas);
  const columns = pairs.map(([, to], i) => `cast(${q(to)} as varchar) as k${i}`);
  if (outline) columns.push(`cast(${q(outline)} as varchar) as geometry`);
  const sql = `select rowid as id, ${columns.join(", ")} from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const steps = series.begins.length;
  const counts = new Float64Array(read.numRows * steps);
  const spelled: string[][] = Array.from({ length: read.numRows }, () => []);
  let [strangers, lost] = [0, 0];
  series.keys.forEach((values, g) => {
    const own = series.counts.subarray(g * steps, (g + 1) * steps);
    const to = areaOf(values);
    if (to === undefined) {
      strangers++;
      lost += own.reduce((sum, count) => sum + count, 0);
      return;
    }
    own.forEach((count, t) => (counts[to * steps + t]! += count));
    spelled[to]!.push(conditionOf(series.by, values));
  });
  const keys = Array.from({ length: read.numRows }, (_, row) =>
    pairs.map((_, i) => read.value(`k${i}`, row) as string | null),
  );
  const conditions = spelled.map((each) => (each.length > 0 ? `(${each.join(" or ")})` : null));
  const named = { by: series.by, keys, names: keys.map(nameOf), counts, conditions };
  const known = conditions.filter((each) => each !== null).join(" or ") || "false";
  const all = withTotal(named, steps);
  return {
    ...all,
    // The figure of all is that of the areas, and so are the rows behind it.
    conditions: strangers > 0 ? [`(${known})`, ...conditions] : all.conditions,
    outlines: outline ? (read.column("geometry") as (string | null)[]) : null,
    provenance: strangers > 0 ? [texts.strangers(strangers, lost, areas.name)] : [],
  };
}

function withTotal(
  { by, keys, names, counts, conditions }: Omit<Groups, "outlines" | "provenance">,
  steps: number,
) {
  const total = new Float64Array(steps);
  counts.forEach((count, i) => (total[i % steps]! += count));
  const all = new Float64Array(steps + counts.length);
  all.set(total);
  all.set(counts, steps);
  return {
    by,
    keys: [by.map(() => null), ...keys],
    names: [texts.total, ...names],
    counts: all,
    conditions: [by.map((column) => `${q(column)} is not null`).join(" and "), ...conditions],
  };
}
