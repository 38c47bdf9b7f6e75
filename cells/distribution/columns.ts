import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import type { Pair } from "@/cells/areas/queries";
import { refuseHidden } from "@/cells/people/offered";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { bases, type Base, type DistributionParams } from "./params";
import { texts } from "./texts";

/** Columns of the data that name the area, each with the column of the areas that has the same names. */
export function pairsOf(
  { by }: DistributionParams,
  data: TableInfo,
  areas: TableInfo | null,
): Pair[] {
  if (!by) return [];
  const given = Array.isArray(by) ? by.map((name) => [name, name] as const) : Object.entries(by);
  if (given.length > 2) throw new CellFailure({ message: texts.two });
  const pairs = given.map(
    ([from, to]) => [columnIn(data, from, "by"), areas ? columnIn(areas, to, "by") : from] as const,
  );
  refuseHidden(
    data,
    pairs.map(([column]) => column),
  );
  return pairs;
}

/** What a table of areas is read for. */
export interface AreaColumns {
  geometry: string | undefined;
  /** Columns that name an area. */
  labels: string[];
  bases: { base: Base; column: string }[];
}

export function areaColumns(params: DistributionParams, areas: TableInfo): AreaColumns {
  const guess = guessBases(areas);
  const found = bases.flatMap((base) => {
    const column = params[base] ?? guess[base];
    return column ? [{ base, column: columnIn(areas, column, base) }] : [];
  });
  const labels = labelsOf(areas);
  refuseHidden(areas, labels);
  return {
    geometry: params.geometry ? columnIn(areas, params.geometry, "geometry") : geometryOf(areas),
    labels,
    bases: found,
  };
}

const named: Record<Base, RegExp> = {
  population: /^(population|residents|inhabitants|pop)(_?total)?$/i,
  km2: /^(area_?)?(sq_?km|km2|km²)$/i,
  road_km: /^(roads?_?(length_?)?km|km_?(of_?)?roads?)$/i,
};

/** Columns of a table of areas that are called as such figures are. */
export function guessBases(areas: TableInfo): Partial<Record<Base, string>> {
  const numbers = areas.columns.filter(({ kind }) => kind === "integer" || kind === "number");
  return Object.fromEntries(
    bases.flatMap((base) => {
      const column = numbers.find(({ name }) => named[base].test(name));
      return column ? [[base, column.name]] : [];
    }),
  );
}
