import { days, flags, keyColumns, numbers, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Checked, FindInput } from "./find";

/** Arrow of the series in the order given. A column of the data that is called as one of ours gets `series_` in front. */
export function alertTable(
  rows: readonly Checked[],
  { by, keys, begins, falls }: Pick<FindInput, "by" | "keys" | "begins" | "falls">,
): Uint8Array {
  const of = <Value>(value: (row: Checked) => Value) => rows.map(value);
  const columns: NamedColumn[] = [
    ["begins", days(of(() => begins))],
    ["observed", numbers(of(({ observed }) => observed))],
    ["expected", numbers(of(({ expected }) => expected))],
    ["upper", numbers(of(({ upper }) => upper))],
    ...(falls ? [["lower", numbers(of(({ lower }) => lower))] as NamedColumn] : []),
    ["p", numbers(of(({ p }) => p))],
    ["p_adjusted", numbers(of(({ adjusted }) => adjusted))],
    ["alarm", flags(of(({ alarm }) => alarm !== 0))],
    ...(falls ? [["direction", words(of(({ alarm }) => directions[alarm]))] as NamedColumn] : []),
    ["method", words(of(({ method }) => method))],
    ["acknowledged", flags(of(({ note }) => note !== null))],
    ["note", words(of(({ note }) => note || null))],
  ];
  const named = keyColumns(by, columns, "series_", (i) => of(({ series }) => keys[series]![i]!));
  return toStream([...named, ...columns]);
}

const directions = { "1": "more", "0": null, "-1": "fewer" } as const;
