import { columnFromArray, dateDay, float64, utf8 } from "@uwdata/flechette";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { AreaPlaces } from "./areas";
import type { Tested } from "./clusters";
import type { CountedPlaces } from "./places";

interface Rates {
  population: Float64Array | null;
  rate: Float64Array | null;
}

/** The result as Arrow, the strongest first: what was not tested is null. */
export function tableOf(
  places: CountedPlaces | AreaPlaces,
  { population, rate }: Rates,
  { z, p, pAdjusted, localMoran, className }: Tested,
  isGrid: boolean,
): Uint8Array {
  const strength = z.map((own) => (Number.isNaN(own) ? -Infinity : own));
  const order = Uint32Array.from(z.keys()).sort((a, b) => strength[b]! - strength[a]! || a - b);
  const inOrder = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
  const of = (name: string, values: Float64Array | null) =>
    values && numbers(name, inOrder(values));
  const columns: (NamedColumn | null)[] = [
    text(
      isGrid ? "cell" : "area",
      Array.from(order, (i) => places.id[i]!),
    ),
    of("count", places.counts),
    of("population", population),
    of("rate", rate),
    of("local_moran", localMoran),
    of("z", z),
    of("p", p),
    of("p_adjusted", pAdjusted),
    text("class", Array.from(order, className)),
    of("area_km2", places.areaKm2),
    text(
      "geometry",
      Array.from(order, (i) => places.outline[i]!),
    ),
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

/** ISO days as dates. */
export const days = (name: string, values: readonly string[]): NamedColumn => [
  name,
  columnFromArray(
    values.map((day) => new Date(`${day}T00:00:00Z`)),
    dateDay(),
  ),
];

export function toArrow(columns: NamedColumn[]): Uint8Array {
  return toStream(columns);
}
