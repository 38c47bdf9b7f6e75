import { areasByName } from "@/cells/areas/by-name";
import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { namesOf } from "@/cells/areas/summary";
import type { SpatialView } from "@/cells/spatial/drawn";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { AlertsParams } from "./params";
import { texts } from "./texts";
import type { Listed } from "./view-data";

/** Classes of an area; colours that colour-blind readers tell apart by their lightness. */
const classes = [
  { css: "#e9e9e6", label: texts.map.none },
  { css: "#9ec5e8", label: texts.map.seen },
  { css: "#f4a259", label: texts.map.one },
  { css: "#b3410a", label: texts.map.several },
] as const;

interface Mapped {
  map: SpatialView | null;
  /** Alerts whose area is not in the table. */
  lost: number;
}

/**
 * The areas with alerts. `result` is the cell's own table: its first columns name the area, and are
 * matched with those of the areas whatever the spelling.
 */
export async function alertMap(
  context: RunContext,
  { by, geometry }: AlertsParams,
  { result, data, areas }: { result: TableInfo; data: string; areas: TableInfo },
  rows: readonly Listed[],
): Promise<Mapped> {
  if (!by) throw new CellFailure({ message: texts.map.by, hint: texts.map.byHint });
  const targets = Array.isArray(by) ? by : Object.values(by);
  const pairs = targets.map(
    (to, i) => [result.columns[i]!.name, columnIn(areas, to, "by")] as const,
  );
  const outline = geometry ? columnIn(areas, geometry, "geometry") : geometryOf(areas);
  if (!outline) throw new CellFailure({ message: texts.map.outline(areas.name) });
  const areaOf = await areasByName(context, result.name, areas, pairs);
  const labels = labelsOf(areas);
  const columns = labels.map((label, i) => `cast(${q(label)} as varchar) as l${i}`);
  const sql = `select ${[...columns, `cast(${q(outline)} as varchar) as outline`].join(", ")} from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const outlines = read.column("outline") as (string | null)[];
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  const names = namesOf(values, labels, outlines.length);
  const own = outlines.map((): Listed[] => []);
  let lost = 0;
  for (const row of rows.filter(({ alarm }) => alarm !== 0)) {
    const area = areaOf(row.key.slice(0, pairs.length));
    if (area === undefined) lost++;
    else own[area]!.push(row);
  }
  const box = boxOf(readAreas(outlines).areas);
  if (!box) return { map: null, lost };
  const map: SpatialView = {
    box,
    height: 420,
    layers: [
      {
        kind: "areas",
        outlines,
        names,
        tips: names.map((name, area) => tipOf(name, own[area]!, pairs.length)),
        classes: Uint8Array.from(own, classOf),
        colour: { title: texts.map.title, entries: classes },
        behind: { table: data, conditions: own.map(behindOf) },
      },
    ],
  };
  return { map, lost };
}

function classOf(rows: readonly Listed[]): number {
  const open = rows.filter(({ note }) => note === null).length;
  return open > 1 ? 3 : open === 1 ? 2 : rows.length > 0 ? 1 : 0;
}

const behindOf = (rows: readonly Listed[]) =>
  rows.length === 0 ? null : rows.map(({ condition }) => `(${condition})`).join(" or ");

const tipOf = (name: string, rows: readonly Listed[], named: number) =>
  [
    name,
    ...(rows.length === 0 ? [texts.map.none] : []),
    ...rows.map(({ key, observed, expected, note }) =>
      texts.map.tip(key.slice(named).join(" · "), observed, expected, note !== null),
    ),
  ].join("\n");
