import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import type { TableInfo } from "@/lib/engine/engine";
import { bases, type Base, type DistributionParams } from "./params";

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
