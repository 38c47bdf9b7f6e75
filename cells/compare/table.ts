import { days, flags, keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Groups } from "./groups";
import type { Row } from "./rows";

const day = 86_400_000;

const dates = (numbers: readonly number[]) => days(numbers.map((each) => each * day));

/** Arrow: one row a group and comparison, in the order of the rows. */
export function compareTable(
  { by, keys }: Groups,
  windows: readonly ComparedWindow[],
  rows: readonly Row[],
): Uint8Array {
  const of = <Value>(value: (row: Row) => Value) => rows.map(value);
  const windowOf = ({ window }: Row) => windows[window]!;
  const own: NamedColumn[] = [
    ["is_total", flags(of(({ group }) => group === 0))],
    ["comparison", words(of((row) => windowOf(row).comparison))],
    ["period_from", dates(of((row) => windowOf(row).current.from))],
    ["period_to", dates(of((row) => windowOf(row).current.to - 1))],
    ["this_count", wholes(of(({ now }) => now))],
    ["before_count", wholes(of(({ before }) => before))],
    ["before_periods", wholes(of((row) => windowOf(row).before.length))],
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
    ...keyColumns(by, own, "by_", (i) => rows.map(({ group }) => keys[group]![i]!)),
    ...own,
  ]);
}
