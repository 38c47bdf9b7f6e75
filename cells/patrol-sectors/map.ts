import { three } from "@/cells/words";
import type { SpatialView } from "@/cells/spatial/drawn";
import { border, colours } from "./colours";
import type { Sectors } from "./compute";
import type { ReadSectors } from "./read";
import { texts } from "./texts";

const { view: words } = texts;

/** Beats coloured by their sector, with numbers and thick borders. */
export function mapOf(
  found: Sectors,
  { patrol, outlines, today }: ReadSectors,
  shift: number,
): SpatialView {
  const { placed, box, longitude, latitude, expected, shifts } = found;
  const { plan, colour, borders } = shifts[shift]!;
  const { beats, shifts: told } = patrol;
  const names = Array.from(placed, (beat) => beats.names[beat]!);
  return {
    title: words.map(told[shift]!.name),
    box,
    height: 460,
    layers: [
      {
        kind: "areas",
        outlines: Array.from(placed, (beat) => outlines[beat]!),
        names,
        classes: Uint8Array.from(plan.sector, (own) => colour[own]!),
        colour: {
          title: "",
          entries: colours.map((css) => ({ css, label: "" })),
          isPlain: true,
        },
        tips: names.map((name, i) =>
          words.tip(
            name,
            plan.sector[i]! + 1,
            three(expected.counts[placed[i]! * told.length + shift]!),
            plan.way[i]!,
            today && today[placed[i]!]!,
          ),
        ),
      },
      {
        kind: "lines",
        paths: borders,
        colour: { title: words.borders, entries: [{ css: border, label: words.border }] },
        width: 3,
      },
      {
        kind: "labels",
        x: Float64Array.from(plan.seat, (beat) => longitude[beat]!),
        y: Float64Array.from(plan.seat, (beat) => latitude[beat]!),
        words: Array.from(plan.seat, (_, own) => String(own + 1)),
      },
    ],
  };
}
