import { bool, columnFromArray, dateDay, float64, int32, utf8 } from "@uwdata/flechette";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Groups } from "./groups";
import type { Row } from "./rows";

const day = 86_400_000;

const numbers = (values: readonly (number | null)[]) =>
  columnFromArray(
    values.map((value) => (value !== null && Number.isFinite(value) ? value : null)),
    float64(),
  );
const words = (values: (string | null)[]) => columnFromArray(values, utf8());
const whole = (values: number[]) => columnFromArray(values, int32());
const dates = (days: readonly number[]) =>
  columnFromArray(
    days.map((each) => new Date(each * day)),
    dateDay(),
  );

/** Arrow: one row a group and comparison, in the order of the rows. */
export function compareTable(
  { by, keys }: Groups,
  windows: readonly ComparedWindow[],
  rows: readonly Row[],
): Uint8Array {
  const of = <Value>(value: (row: Row) => Value) => rows.map(value);
  const windowOf = ({ window }: Row) => windows[window]!;
  const own: [string, NamedColumn[1]][] = [
    [
      "is_total",
      columnFromArray(
        of(({ group }) => group === 0),
        bool(),
      ),
    ],
    ["comparison", words(of((row) => windowOf(row).comparison))],
    ["period_from", dates(of((row) => windowOf(row).current.from))],
    ["period_to", dates(of((row) => windowOf(row).current.to - 1))],
    ["this_count", whole(of(({ now }) => now))],
    ["before_count", whole(of(({ before }) => before))],
    ["before_periods", whole(of((row) => windowOf(row).before.length))],
    ["expected", numbers(of(({ expected }) => expected))],
    ["change", numbers(of(({ change }) => change))],
    ["ratio", numbers(of(({ ratio }) => ratio))],
    ["ratio_low", numbers(of(({ low }) => low))],
    ["ratio_high", numbers(of(({ high }) => high))],
    ["p_e", numbers(of(({ pE }) => pE))],
    ["p_c", numbers(of(({ pC }) => pC))],
    ["dispersion", numbers(of(({ bursts }) => bursts))],
    ["p", numbers(of(({ p }) => p))],
    ["p_adjusted", numbers(of(({ pAdjusted }) => pAdjusted))],
    ["verdict", words(of(({ verdict }) => verdict))],
    ["sentence", words(of(({ sentence }) => sentence))],
  ];
  return toStream([
    ...keyColumns(by, own, (i) => rows.map(({ group }) => keys[group]![i]!)),
    ...own,
  ]);
}

/** Columns of the groups under names that no other column has. */
function keyColumns(
  by: readonly string[],
  own: readonly NamedColumn[],
  valuesOf: (column: number) => (string | null)[],
): NamedColumn[] {
  const taken = new Set(own.map(([name]) => name));
  return by.map((name, i) => [
    taken.has(name.toLowerCase()) ? `by_${name}` : name,
    words(valuesOf(i)),
  ]);
}
