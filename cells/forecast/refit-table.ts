import { days, flags, numbers, wholes } from "@/lib/table/columns";
import type { NamedColumn } from "@/lib/table/stream";
import { toStream } from "@/lib/table/stream";
import type { Forecasts } from "./forecasts";
import { sides } from "./refit";
import { withKeys } from "./tables";

const dayLength = 86_400_000;

/** A row a series and window since the model was kept: how far off each was. */
export function refitTable(all: Forecasts): Uint8Array {
  const { learned, begins, historyOf } = all;
  const rows = (learned?.listed ?? []).flatMap((each) =>
    each.windows.map((window, i) => ({ ...each, window, i, begin: each.begins[i]! })),
  );
  const errors = sides.map((side): NamedColumn => [
    `${side}_mae`,
    numbers(rows.map(({ window }) => window[side].mae)),
  ]);
  const inside = sides.map((side): NamedColumn => [
    `${side}_inside_95`,
    numbers(rows.map(({ window, steps }) => window[side].inside / steps)),
  ]);
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
  const expected = sides.map((side): NamedColumn => [
    `${side}_expected`,
    numbers(rows.map(({ window }) => sum(window[side].mean))),
  ]);
  const own: NamedColumn[] = [
    ["window", wholes(rows.map(({ i }) => i + 1))],
    ["begins", days(rows.map(({ begin }) => begins[begin]!))],
    ["ends", days(rows.map(({ begin, steps }) => begins[begin + steps]! - dayLength))],
    ["periods", wholes(rows.map(({ steps }) => steps))],
    [
      "observed",
      numbers(
        rows.map(({ series, begin, steps }) =>
          sum(historyOf(series).subarray(begin, begin + steps)),
        ),
      ),
    ],
    ...expected,
    ...errors,
    ...inside,
    ["refitted_nearer", flags(rows.map(({ window }) => window.refitted.mae < window.kept.mae))],
  ];
  return toStream(
    withKeys(
      all,
      rows.map(({ series }) => series),
      own,
    ),
  );
}
