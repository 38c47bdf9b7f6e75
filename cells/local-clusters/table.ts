import { columnFromArray, float64, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import type { AreaPlaces } from "./areas";
import type { Tested } from "./clusters";
import type { CountedPlaces } from "./places";

type NamedColumn = [string, ReturnType<typeof columnFromArray>];

interface Rates {
  population: Float64Array | null;
  rate: Float64Array | null;
}

/** The result as Arrow: what was not tested is null. */
export function tableOf(
  places: CountedPlaces | AreaPlaces,
  { population, rate }: Rates,
  { z, p, pAdjusted, localMoran, className }: Tested,
  isGrid: boolean,
): Uint8Array {
  const columns: (NamedColumn | null)[] = [
    text(isGrid ? "cell" : "area", places.id),
    numbers("count", places.counts),
    population && numbers("population", population),
    rate && numbers("rate", rate),
    localMoran && numbers("local_moran", localMoran),
    numbers("z", z),
    numbers("p", p),
    numbers("p_adjusted", pAdjusted),
    text(
      "class",
      Array.from(z.keys(), (i) => className(i)),
    ),
    numbers("area_km2", places.areaKm2),
    text("geometry", places.outline),
  ];
  return toArrow(columns.filter((column) => column !== null));
}

export const text = (name: string, values: readonly (string | null)[]): NamedColumn => [
  name,
  columnFromArray([...values], utf8()),
];

/** NaN is written as null. */
export const numbers = (name: string, values: Float64Array): NamedColumn => [
  name,
  columnFromArray(
    Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    float64(),
  ),
];

export function toArrow(columns: NamedColumn[]): Uint8Array {
  const bytes = tableToIPC(tableFromColumns(columns), { format: "stream" });
  if (!bytes) throw new Error("The places cannot be written as a table.");
  return bytes;
}
