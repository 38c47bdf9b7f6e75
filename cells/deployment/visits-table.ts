import { clock } from "@/lib/methods/patrol/shifts";
import { keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Deployment } from "./compute";
import { fewestTold, squareSide, type HotSquare } from "./hot-squares";
import type { ReadDeployment } from "./read";
import { basisOf, type Asked } from "./view-data";
import { visitsOf } from "./visits";

/** The side table of visits. */
export const visitsName = (name: string): string => `${name}_visits`;

/** One row a beat, shift and square that is visited; how often a number below five says is not told. */
export function visitsTable(
  found: Deployment,
  read: ReadDeployment,
  asked: Asked,
  squares: readonly (readonly HotSquare[])[],
): Uint8Array {
  const { beats, shifts } = read.patrol;
  const basis = basisOf(found, read, asked);
  const rows = squares.flatMap((own, place) =>
    visitsOf(own, { asked, basis }, { place, turns: found.plan.turns[place]! }).map(
      (each, order) => ({ ...each, place, order: order + 1 }),
    ),
  );
  const own: NamedColumn[] = [
    ["shift", words(rows.map(({ place }) => shifts[place % shifts.length]!.name))],
    ["visit_order", wholes(rows.map(({ order }) => order))],
    ["place", words(rows.map(({ square }) => square.place))],
    ["latitude", numbers(rows.map(({ square }) => square.latitude))],
    ["longitude", numbers(rows.map(({ square }) => square.longitude))],
    ["side_metres", wholes(rows.map(() => squareSide))],
    ["visits", wholes(rows.map(({ starts }) => starts.length))],
    ["minutes", wholes(rows.map(() => asked.visit))],
    ["starts", words(rows.map(({ starts }) => starts.map(clock).join(", ")))],
    [
      "incidents",
      numbers(rows.map(({ square }) => (square.incidents >= fewestTold ? square.incidents : null))),
    ],
  ];
  return toStream([
    ...keyColumns(beats.by, own, "beat_", (k) =>
      rows.map(({ place }) => beats.values[Math.floor(place / shifts.length)]![k]!),
    ),
    ...own,
  ]);
}
