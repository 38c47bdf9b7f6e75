import type { Beats } from "@/cells/patrol/beats";
import { days, keyColumns, numbers, words, type Column } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { AreaDelay, Performance } from "./compute";
import { limits } from "./compute";
import { ages } from "./pendency";

export const sideNames = (name: string) => ({
  delays: `${name}_delays`,
  pendency: `${name}_pendency`,
  workload: `${name}_workload`,
});

type Areas = Pick<Beats, "by" | "values">;

/** Columns that name the area of each row, then the others. */
function withAreas(
  { by, values }: Areas,
  area: readonly number[],
  own: readonly NamedColumn[],
): Uint8Array {
  const keys = keyColumns(by, own, "area_", (column) => area.map((each) => values[each]![column]!));
  return toStream([...keys, ...own]);
}

/** One row an area, measure and kind of report. */
export function ratesTable({ rates }: Performance, areas: Areas): Uint8Array {
  const rows = rates.filter(({ which, cases }) => which === "all" || cases > 0);
  const of = (value: (row: (typeof rows)[number]) => number | undefined): Column =>
    numbers(rows.map(value));
  const compared = (value: (of: NonNullable<(typeof rows)[number]["compared"]>) => number) =>
    of((row) => (row.compared ? value(row.compared) : undefined));
  const overall = new Map<string, { cases: number; events: number }>();
  for (const { measure, which, cases, events } of rates) {
    if (which !== "all") continue;
    const sum = overall.get(measure) ?? { cases: 0, events: 0 };
    overall.set(measure, { cases: sum.cases + cases, events: sum.events + events });
  }
  const shareOf = (measure: string) => overall.get(measure)!.events / overall.get(measure)!.cases;
  return withAreas(
    areas,
    rows.map(({ area }) => area),
    [
      ["measure", words(rows.map(({ measure }) => measure))],
      ["which", words(rows.map(({ which }) => which))],
      ["events", of(({ events }) => events)],
      ["cases", of(({ cases }) => cases)],
      ["share", of(({ events, cases }) => events / cases)],
      ["low", of(({ low }) => low)],
      ["high", of(({ high }) => high)],
      ["expected", compared(({ expected, cases }) => expected / cases)],
      ["ratio", compared(({ events, expected }) => events / expected)],
      [
        "standardised",
        of(({ compared: own, measure }) =>
          own ? (own.events / own.expected) * shareOf(measure) : undefined,
        ),
      ],
      ["limit_low", compared(({ inner, cases }) => inner.low / cases)],
      ["limit_high", compared(({ inner, cases }) => inner.high / cases)],
      ["far_limit_low", compared(({ outer, cases }) => outer.low / cases)],
      ["far_limit_high", compared(({ outer, cases }) => outer.high / cases)],
      [
        "place",
        words(rows.map(({ compared: own }) => (own && !Number.isNaN(own.z) ? own.place : null))),
      ],
      ["p", compared(({ p }) => p)],
      ["p_adjusted", of(({ adjusted }) => adjusted)],
    ],
  );
}

/** One row an area and delay, in days. */
export function delaysTable({ delays }: Performance, areas: Areas): Uint8Array {
  const rows = delays.filter(({ area }) => area !== -1);
  const of = (value: (row: AreaDelay) => number | null | undefined) => numbers(rows.map(value));
  return withAreas(
    areas,
    rows.map(({ area }) => area),
    [
      ["delay", words(rows.map(({ kind }) => kind))],
      ["cases", of(({ cases }) => cases)],
      ["median_days", of(({ median }) => median?.value)],
      ["median_low", of(({ median }) => median?.low)],
      ["median_high", of(({ median }) => median?.high)],
      ["p90_days", of(({ most }) => most?.value)],
      ["p90_low", of(({ most }) => most?.low)],
      ["p90_high", of(({ most }) => most?.high)],
      ["watched", of(({ watched, within }) => (within ? watched : null))],
      ...limits.flatMap((limit, i): NamedColumn[] => [
        [`within_${limit}`, of(({ within }) => within?.[i]?.share)],
        [`within_${limit}_low`, of(({ within }) => within?.[i]?.low)],
        [`within_${limit}_high`, of(({ within }) => within?.[i]?.high)],
      ]),
    ],
  );
}

const ageNames = ["under_60", "from_60", "from_90", "from_180", "from_365"] as const;

/** One row an area and month end. */
export function pendencyTable({ pendency }: Performance, areas: Areas): Uint8Array {
  const { ends, open, flow } = pendency!;
  const size = areas.values.length * ends.length;
  const list = Array.from({ length: size }, (_, i) => i);
  const openOf = (at: number, age: number) => open[at * ages.length + age]!;
  return withAreas(
    areas,
    list.map((at) => Math.floor(at / ends.length)),
    [
      ["month_end", days(list.map((at) => ends[at % ends.length]! * 86_400_000))],
      [
        "open",
        numbers(list.map((at) => ages.reduce<number>((sum, _, age) => sum + openOf(at, age), 0))),
      ],
      ...ageNames.map((name, age): NamedColumn => [
        name,
        numbers(list.map((at) => openOf(at, age))),
      ]),
      ...(flow
        ? [
            ["registered", numbers(flow.opened)] satisfies NamedColumn,
            ["ended", numbers(flow.closed)] satisfies NamedColumn,
          ]
        : []),
    ],
  );
}

export function workloadTable({ workload }: Performance, areas: Areas): Uint8Array {
  const of = (value: (row: (typeof workload)[number]) => number | null) =>
    numbers(workload.map(value));
  return withAreas(
    areas,
    workload.map(({ area }) => area),
    [
      ["duty_hours", of(({ hours }) => hours)],
      ["cases", of(({ cases }) => cases)],
      ["per_1000_hours", of(({ rate }) => rate)],
      ["low", of(({ low }) => low)],
      ["high", of(({ high }) => high)],
      ...(workload.some(({ harm }) => harm !== null)
        ? [["harm_per_1000_hours", of(({ harm }) => harm)] satisfies NamedColumn]
        : []),
    ],
  );
}
