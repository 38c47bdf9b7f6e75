import { bool, columnFromArray, dateDay, float64, int32, utf8 } from "@uwdata/flechette";
import type { NamedColumn } from "./stream";

/** Columns of tables of results, to hand to `toStream`. */
export type Column = NamedColumn[1];

/** Numbers; null where there is none, or none that is finite. */
export const numbers = (values: ArrayLike<number | null | undefined>): Column =>
  columnFromArray(
    Array.from(values, (value) => (value != null && Number.isFinite(value) ? value : null)),
    float64(),
  );

export const wholes = (values: ArrayLike<number | null>): Column =>
  columnFromArray(Array.from(values), int32());

export const words = (values: readonly (string | null)[]): Column =>
  columnFromArray([...values], utf8());

export const flags = (values: readonly boolean[]): Column => columnFromArray([...values], bool());

/** Days, of any time in them in milliseconds, UTC. */
export const days = (values: ArrayLike<number | null>): Column =>
  columnFromArray(
    Array.from(values, (value) => (value === null ? null : new Date(value))),
    dateDay(),
  );

/** Columns of groups under the names that they have in the data, `prefix` before one that is taken. */
export function keyColumns(
  by: readonly string[],
  own: readonly NamedColumn[],
  prefix: string,
  valuesOf: (column: number) => readonly (string | null)[],
): NamedColumn[] {
  const taken = new Set(own.map(([name]) => name));
  return by.map((name, i) => [
    taken.has(name.toLowerCase()) ? prefix + name : name,
    words(valuesOf(i)),
  ]);
}
