import { plain, type Pair } from "@/cells/areas/queries";
import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import { isUsablePoint } from "@/datasets/model/usable-point";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { correlatesSchema, measuredArea, noExposure, type CorrelatesParams } from "./params";
import type { CorrelatesView } from "./view-data";

/** The regression as the source of a TypeScript cell, of the columns that the last result read. */
export function correlatesCode(cell: Cell, result?: CellResult): string {
  const read = readParams(correlatesSchema, cell.source);
  const view = result?.view as CorrelatesView | undefined;
  if (!read.ok || !read.params.areas || !view) return "";
  const { geometry, traits, exposure } = view.read.columns;
  const isColumn = exposure !== measuredArea && exposure !== noExposure;
  const base = isColumn
    ? `areas.numbers("e")`
    : exposure === measuredArea
      ? "methods.areasKm2(outlines.areas)"
      : "counts.map(() => 1)";
  const incomplete = ["counts[i] >= 0", "exposure[i] > 0 && exposure[i] < Infinity"];
  if (geometry) incomplete.push("!unreadable.has(i)");
  return `{
  const areas = await ${sqlCode(areasQuery(read.params, view))};
${countsCode(read.params, view)}
${geometry ? `  const outlines = methods.readAreas(areas.column("geometry"));\n  const unreadable = new Set(outlines.problems.map(({ area }) => area));\n` : ""}  const exposure = ${base};
  const names = ${JSON.stringify(traits)};
  const values = names.map((_, k) => areas.numbers("t" + k));
  const kept = Array.from(counts.keys()).filter(
    (i) => ${incomplete.join(" && ")} && values.every((each) => Number.isFinite(each[i])),
  );
  const pick = (list) => Float64Array.from(kept, (i) => list[i]);
${geometry ? groundCode : ""}  const found = methods.areaRegression(
    {
      counts: pick(counts),
      traits: names.map((name, k) => ({ name, values: pick(values[k]) })),
      exposure: pick(exposure),${geometry ? "\n      neighbours: weights,\n      middle," : ""}
    },
    { seed: ${view.seed} },
  );
  display({
    areas: found.areas,
    moran: found.dependence?.moran ?? null,
    moran_p: found.dependence?.p ?? null,
    traits: found.effects.map(({ name, ratio, low, high, adjusted, factor, spearman }) => ({
      trait: name,
      rate_ratio: ratio,
      low,
      high,
      p_adjusted: adjusted,
      vif: factor,
      spearman: spearman.rho,
    })),
  });
}
`;
}

const groundCode = `  const shapes = areas.column("geometry");
  const own = methods.readAreas(kept.map((i) => shapes[i])).areas;
  const metres = methods.areasInMetres(methods.zoneOf(methods.boxOf(own)), own);
  const middle = methods.areaCentres(metres);
  const { weights } = methods.joinedIslands(methods.contiguity(metres, "queen", 1), middle);
`;

function areasQuery({ areas = "", by }: CorrelatesParams, { read }: CorrelatesView): string {
  const { geometry, traits, count, exposure } = read.columns;
  const isColumn = exposure !== measuredArea && exposure !== noExposure;
  const number = (column: string, as: string) => `try_cast(${q(column)} as double) as ${as}`;
  const columns = [
    ...traits.map((column, k) => number(column, `t${k}`)),
    ...(count ? [number(count, "n")] : []),
    ...(isColumn ? [number(exposure, "e")] : []),
    ...(geometry ? [`cast(${q(geometry)} as varchar) as geometry`] : []),
    ...(by && !count ? pairsOf(by).map(([, column], k) => `${plain(q(column))} as k${k}`) : []),
  ];
  return `select ${columns.join(", ")} from ${q(areas)}`;
}

const pairsOf = (by: NonNullable<CorrelatesParams["by"]>): Pair[] =>
  Array.isArray(by) ? by.map((name) => [name, name]) : Object.entries(by);

/** Incidents of each area, as the cell counted them. */
function countsCode({ data = "", by }: CorrelatesParams, { read }: CorrelatesView): string {
  if (read.columns.count) return `  const counts = areas.numbers("n");`;
  if (read.point) {
    const [x, y] = [read.point.longitude, read.point.latitude].map(
      (column) => `try_cast(${q(column)} as double)`,
    ) as [string, string];
    const sql = `select ${x} as x, ${y} as y from ${q(data)} where ${isUsablePoint(y, x)}`;
    return `  const points = await ${sqlCode(sql)};
  const index = methods.indexAreas(methods.readAreas(areas.column("geometry")).areas);
  const counts = Float64Array.from(
    methods.locate(index, points.numbers("x"), points.numbers("y")).points,
  );`;
  }
  const pairs = pairsOf(by ?? []);
  const keys = pairs.map(([column], k) => `${plain(q(column))} as k${k}`).join(", ");
  const joined = (table: string) =>
    pairs.length === 1
      ? `${table}.column("k0")[i]`
      : `${table}.column("k0")[i] + "|" + ${table}.column("k1")[i]`;
  return `  const named = await ${sqlCode(`select ${keys}, count(*)::double as n from ${q(data)} group by all`)};
  const rows = new Map(Array.from(named.numbers("n"), (n, i) => [${joined("named")}, n]));
  const seen = new Set();
  const counts = Float64Array.from({ length: areas.numRows }, (_, i) => {
    const name = ${joined("areas")};
    if (seen.has(name)) return 0; // the first area of a name has the rows
    seen.add(name);
    return rows.get(name) ?? 0;
  });`;
}
