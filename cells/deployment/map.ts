import { colourScales } from "@/cells/fields/scales";
import type { SpatialView } from "@/cells/spatial/drawn";
import type { Planned } from "./compute";
import { signed } from "./counts";
import { texts } from "./texts";
import { nowOf, type DeploymentView } from "./view-data";

const { map } = texts.view;
/** Purple gives, orange gains; the sign stands on the map too. */
const colour = (gain: number) => colourScales["purple-orange"].colour(1 - gain);

const classes = [
  { most: -4, css: colour(0.14), label: map.classes[0] },
  { most: -1, css: colour(0.33), label: map.classes[1] },
  { most: 0, css: colour(0.5), label: map.classes[2] },
  { most: 3, css: colour(0.7), label: map.classes[3] },
  { most: Infinity, css: colour(0.88), label: map.classes[4] },
];

/** Beats by what changes in one shift, or over all shifts where `shift` is −1. */
export function mapOf(view: DeploymentView, planned: Planned, shift: number): SpatialView | null {
  const { ground, outlines, place } = view;
  if (!outlines || !place) return null;
  const { beatNames, shiftNames } = ground;
  const now = nowOf(planned);
  const against = texts.view.against(ground.today !== null);
  const turns = planned.plan.turns;
  const shifts = shiftNames.length;
  const own = shift === -1 ? shiftNames.map((_, k) => k) : [shift];
  const sum = (values: ArrayLike<number>, beat: number) =>
    own.reduce((all, k) => all + values[beat * shifts + k]!, 0);
  const changes = beatNames.map((_, beat) => sum(turns, beat) - sum(now, beat));
  const named = Array.from(changes.keys()).filter(
    (beat) => changes[beat] !== 0 && Number.isFinite(place.x[beat]!),
  );
  return {
    title: map.title(shift === -1 ? map.all : shiftNames[shift]!, against),
    box: place.box,
    height: 460,
    layers: [
      {
        kind: "areas",
        outlines,
        names: beatNames,
        classes: Uint8Array.from(changes, (change) =>
          classes.findIndex(({ most }) => change <= most),
        ),
        colour: {
          title: map.legend(against),
          entries: classes.map(({ css, label }) => ({ css, label })),
        },
        tips: beatNames.map((name, beat) =>
          map.tip(name, sum(now, beat), sum(turns, beat), sum(view.expected.counts, beat)),
        ),
      },
      {
        kind: "labels",
        x: Float64Array.from(named, (beat) => place.x[beat]!),
        y: Float64Array.from(named, (beat) => place.y[beat]!),
        words: named.map((beat) => signed(changes[beat]!)),
      },
    ],
  };
}
