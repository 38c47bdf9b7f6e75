import { columnFromArray, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import { verdictOf, type Measure, type RelationsView } from "./view-data";

/** One row for each ordered pair of types, as an Arrow stream. */
export function relationsTable(view: RelationsView): Uint8Array {
  const { types, counts, measures } = view;
  const pairs = types.flatMap((_, a) => types.map((__, b) => [a, b] as const));
  const figures = (values: Float64Array | null | undefined) =>
    columnFromArray(
      pairs.map((_, at) => {
        const value = values?.[at];
        return value === undefined || !Number.isFinite(value) ? null : value;
      }),
      float64(),
    );
  const tested = (prefix: string, measure: Measure | undefined): NamedColumn[] => [
    [`${prefix}_p`, figures(measure?.p)],
    [`${prefix}_p_adjusted`, figures(measure?.adjusted)],
  ];
  const columns: NamedColumn[] = [
    [
      "type_a",
      columnFromArray(
        pairs.map(([a]) => types[a]!),
        utf8(),
      ),
    ],
    [
      "type_b",
      columnFromArray(
        pairs.map(([, b]) => types[b]!),
        utf8(),
      ),
    ],
    [
      "points_a",
      columnFromArray(
        pairs.map(([a]) => counts[a]!),
        int32(),
      ),
    ],
    [
      "points_b",
      columnFromArray(
        pairs.map(([, b]) => counts[b]!),
        int32(),
      ),
    ],
    [
      "class",
      columnFromArray(
        pairs.map((_, at) => classOf(view, at)),
        utf8(),
      ),
    ],
    ["nearest_times", figures(measures.nearest?.value)],
    ...tested("nearest", measures.nearest),
    ["within_times", figures(measures.within?.value)],
    ...tested("within", measures.within),
    ["areas_rho", figures(view.plain)],
    ["areas_partial_rho", figures(measures.areas?.value)],
    ...tested("areas", measures.areas),
    ["next_times", figures(measures.next?.value)],
    ...tested("next", measures.next),
  ];
  return toStream(columns);
}

/** What the nearest neighbours and the pairs within reach say together. */
export function classOf({ measures }: RelationsView, at: number): string {
  const verdicts = [
    verdictOf("nearest", measures.nearest, at),
    verdictOf("within", measures.within, at),
  ];
  const [together, apart] = [verdicts.includes(1), verdicts.includes(-1)];
  if (together && apart) return "mixed";
  return together ? "together" : apart ? "apart" : "no relation seen";
}
