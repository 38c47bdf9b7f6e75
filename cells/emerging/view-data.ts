import type { GroundSource } from "@/cells/local-clusters/grid-code";
import type { AreasLayer, Classes, SpatialView } from "@/cells/spatial/drawn";
import { noClass } from "@/cells/spatial/drawn";
import { patterns, type EmergingClass } from "@/lib/methods/spatial/emerging/classify";
import { nameOf, noPattern, shadeOf, stateShades } from "./classes";
import type { Found } from "./emerge";
import type { EmergingParams } from "./params";
import type { Slices } from "./slices";
import { periodName } from "@/cells/temporal/periods";
import { texts } from "./texts";

/** What the cell draws: the patterns of the whole period, or one slice. */
export interface EmergingView {
  pattern: SpatialView;
  outlines: readonly (string | null)[];
  names: readonly string[];
  tips: readonly string[];
  slice: EmergingParams["slice"];
  /** "Mar 2018", one a slice. */
  sliceNames: string[];
  /** Place i in slice t at t * places + i: 1 hot, −1 cold. */
  state: Int8Array;
  /** For the same analysis as a program. */
  source: GroundSource;
}

export function viewOf(
  found: Found,
  params: EmergingParams,
  { begins }: Slices,
  source: GroundSource,
): EmergingView {
  const { outlines, names, box, state } = found;
  const tips = tipsOf(found, begins.length);
  // Each cell is in one layer only, so that its outline is drawn once.
  const layerOf = (colour: Classes, classes: Uint8Array): AreasLayer => ({
    kind: "areas",
    isGrid: true,
    outlines: outlines.map((outline, i) => (classes[i] === noClass ? null : outline)),
    names,
    colour,
    classes,
    tips,
  });
  const side = (which: EmergingClass["side"]): AreasLayer => {
    const present = patterns
      .map((pattern): EmergingClass => ({ pattern, side: which }))
      .filter((own) => found.classes.some((each) => nameOf(each) === nameOf(own)));
    const number = new Map(present.map((own, i) => [nameOf(own), i]));
    const count = (own: EmergingClass) =>
      found.classes.filter((each) => nameOf(each) === nameOf(own)).length;
    const entries = present.map((own) => ({
      css: shadeOf(own),
      label: texts.entry(own.pattern, count(own)),
    }));
    const title = which === "hot" ? texts.hotLegend : texts.coldLegend;
    const classes = Uint8Array.from(found.classes, (own) => number.get(nameOf(own)) ?? noClass);
    return layerOf({ title, entries }, classes);
  };
  const without = found.classes.filter((own) => own === null).length;
  const rest = layerOf(
    { title: texts.cells, entries: [{ css: noPattern, label: texts.entry(texts.none, without) }] },
    Uint8Array.from(found.classes, (own) => (own === null ? 0 : noClass)),
  );
  return {
    pattern: { box, layers: [rest, side("cold"), side("hot")] },
    outlines,
    names,
    tips,
    slice: params.slice,
    sliceNames: begins.map((day) => periodName(params.slice, day)),
    state,
    source,
  };
}

/** The map of one slice. All slices share the outlines, so these are parsed once. */
export function sliceView(view: EmergingView, at: number): SpatialView {
  const { pattern, outlines, names, tips, sliceNames, state } = view;
  const own = state.subarray(at * names.length, (at + 1) * names.length);
  const count = (which: number) => own.reduce((sum, each) => sum + (each === which ? 1 : 0), 0);
  const layer: AreasLayer = {
    kind: "areas",
    isGrid: true,
    outlines,
    names,
    tips,
    colour: {
      title: texts.stateLegend(sliceNames[at]!),
      entries: [
        { css: stateShades.hot, label: texts.entry(texts.hot, count(1)) },
        { css: stateShades.neither, label: texts.entry(texts.neither, count(0)) },
        { css: stateShades.cold, label: texts.entry(texts.cold, count(-1)) },
      ],
    },
    classes: Uint8Array.from(own, (each) => 1 - each),
  };
  return { ...pattern, layers: [layer] };
}

/** Hot cells of each slice. */
export function hotBySlice({ state, sliceNames }: EmergingView): number[] {
  const places = state.length / sliceNames.length;
  return sliceNames.map((_, at) =>
    state
      .subarray(at * places, (at + 1) * places)
      .reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0),
  );
}

function tipsOf({ names, count, classes, state }: Found, slices: number): string[] {
  const [hot, cold] = [new Uint32Array(names.length), new Uint32Array(names.length)];
  state.forEach((own, bin) => {
    if (own > 0) hot[bin % names.length]!++;
    else if (own < 0) cold[bin % names.length]!++;
  });
  return names.map((name, i) =>
    texts.tip(name, count[i]!, nameOf(classes[i]!), hot[i]!, cold[i]!, slices),
  );
}
