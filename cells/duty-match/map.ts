import { beatName } from "@/cells/patrol/texts";
import type { SpatialView } from "@/cells/spatial/drawn";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import { allClasses, classAt } from "./classes";
import type { Levels } from "./levels";
import { texts } from "./texts";
import type { DutyMatchView } from "./view-data";

/** Beats by their ratio in one shift, or over all shifts where `shift` is −1. */
export function mapOf(
  view: DutyMatchView,
  levels: Levels,
  hours: Float64Array,
  shift: number,
): SpatialView | null {
  const { beats, shifts, outlines, counts } = view;
  const box = outlines && boxOf(readAreas(outlines).areas);
  if (!box) return null;
  const found = shift === -1 ? levels.beats : levels.cells;
  const at = (beat: number) => (shift === -1 ? beat : beat * shifts.length + shift);
  const sum = (values: Float64Array, beat: number) =>
    shift === -1
      ? shifts.reduce((all, _, each) => all + values[beat * shifts.length + each]!, 0)
      : values[at(beat)]!;
  const { km2 } = view.match;
  return {
    title: texts.map.title(shift === -1 ? texts.map.all : shifts[shift]!.name),
    box,
    height: 440,
    layers: [
      {
        kind: "areas",
        outlines,
        names: beats.names,
        classes: Uint8Array.from(beats.names, (_, beat) => classAt(found, at(beat))),
        colour: {
          title: texts.map.legend,
          entries: allClasses.map(({ css, label }) => ({ css, label })),
        },
        tips: beats.names.map((name, beat) => {
          const ratio = found.ratio[at(beat)]!;
          const perKm = km2 && sum(hours, beat) / km2[beat]!;
          return [
            beatName(name),
            texts.map.figures(sum(counts, beat), sum(hours, beat)),
            texts.map.ratio(ratio, found.flags[at(beat)]!),
            ...(perKm && Number.isFinite(perKm) ? [texts.map.perKm2(perKm)] : []),
          ].join("\n");
        }),
      },
    ],
  };
}
