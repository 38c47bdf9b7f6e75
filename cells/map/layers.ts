import type { Layer, PickingInfo } from "@deck.gl/core";
import { HeatmapLayer } from "@deck.gl/aggregation-layers";
import { GeoJsonLayer, PolygonLayer, ScatterplotLayer, SolidPolygonLayer } from "@deck.gl/layers";
import { otherColour } from "@/cells/chart/colour";
import { colourScales } from "@/cells/fields/scales";
import { classLegend, classOf, colourClasses, toRgba } from "./classes";
import type { Rgba } from "./classes";
import type { Area } from "./geojson";
import { hexCorners } from "./hexagon";
import type { LegendEntry } from "./legend";
import type { Palette } from "./palette";
import type { Drawn, MapView } from "./run";
import { texts } from "./texts";

export interface Scene {
  layers: Layer[];
  legend: LegendEntry[];
  /** Legend as one bar from few to many. */
  ramp: boolean;
}

/** What lies under the pointer: an index into what is drawn, or an area. */
export type Hit =
  | { kind: "point"; index: number }
  | { kind: "hexagon"; index: number }
  | { kind: "area"; name: string | null };

/** Layers and legend of a map, drawn from flat arrays without one object per point. */
export function buildScene(
  view: MapView,
  palette: Palette,
  coloursOf: (categories: readonly string[]) => string[],
): Scene {
  const { drawn, areas, params } = view;
  if (drawn?.layer === "choropleth") return choropleth(drawn, areas, params.scale, palette);
  const base = areas.length > 0 ? [outlines(areas, palette)] : [];
  if (!drawn) return { layers: base, legend: [], ramp: false };
  if (drawn.layer === "heat") {
    return { layers: [heat(drawn, view), ...base], legend: rampLegend(view), ramp: true };
  }
  const scene =
    drawn.layer === "hexagons" ? hexagons(drawn, view) : points(drawn, view, palette, coloursOf);
  return { ...scene, layers: [...scene.layers, ...base] };
}

function outlines(areas: readonly Area[], { line }: Palette): Layer {
  return new GeoJsonLayer({
    id: "areas",
    data: areas.map(({ feature }) => feature),
    filled: false,
    stroked: true,
    getLineColor: line,
    getLineWidth: 1,
    lineWidthUnits: "pixels",
    pickable: false,
  });
}

type Points = Extract<Drawn, { layer: "points" }>;

function points(
  drawn: Points,
  { params }: MapView,
  palette: Palette,
  coloursOf: (categories: readonly string[]) => string[],
): Scene {
  const { x, y, colours } = drawn;
  const position = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    position[2 * i] = x[i]!;
    position[2 * i + 1] = y[i]!;
  }
  const paint = painter(colours, params.scale, palette, coloursOf);
  const fill = new Uint8Array(x.length * 4);
  for (let i = 0; i < x.length; i++) fill.set(paint.colour(colours?.[i]), 4 * i);
  const layer = new ScatterplotLayer({
    id: "points",
    data: {
      length: x.length,
      attributes: {
        getPosition: { value: position, size: 2 },
        getFillColor: { value: fill, size: 4, normalized: true },
      },
    },
    getRadius: params.size,
    radiusUnits: "pixels",
    stroked: false,
    opacity: x.length > 20_000 ? 0.5 : 0.8,
    pickable: true,
  });
  return { layers: [layer], legend: paint.legend, ramp: false };
}

/** More kinds than these cannot be told apart on a map. */
const categoriesAtMost = 10;

interface Painter {
  colour(value: unknown): Rgba;
  legend: LegendEntry[];
}

/** Classes for numbers, one colour each for the most frequent categories, one for the rest. */
function painter(
  values: readonly unknown[] | null,
  scale: MapView["params"]["scale"],
  palette: Palette,
  coloursOf: (categories: readonly string[]) => string[],
): Painter {
  if (!values) return { colour: () => palette.point, legend: [] };
  const figures = values.filter((value): value is number => typeof value === "number");
  if (figures.length > 0) {
    const classes = colourClasses(figures, scale);
    const colour = (value: unknown) => classOf(classes, Number(value))?.colour ?? palette.empty;
    return { colour, legend: classLegend(classes) };
  }
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([category]) => category);
  const named = ranked.slice(0, categoriesAtMost);
  const css = coloursOf(named);
  const known = new Map(named.map((category, index) => [category, toRgba(css[index]!)]));
  const legend = named.map((label, index) => ({ css: css[index]!, label }));
  const other = toRgba(otherColour);
  if (ranked.length > named.length || values.includes(null)) {
    legend.push({ css: otherColour, label: texts.other });
  }
  return { colour: (value) => known.get(String(value)) ?? other, legend };
}

function hexagons(drawn: Extract<Drawn, { layer: "hexagons" }>, { params }: MapView): Scene {
  const { grid, a, b, value } = drawn;
  const classes = colourClasses(Array.from(value), params.scale);
  const layer = new SolidPolygonLayer<number>({
    id: "hexagons",
    data: Array.from(value.keys()),
    getPolygon: (index) => hexCorners(grid, a[index]!, b[index]!),
    getFillColor: (index) => classOf(classes, value[index]!)?.colour ?? [0, 0, 0, 0],
    pickable: true,
  });
  return { layers: [layer], legend: classLegend(classes), ramp: false };
}

function heat(drawn: Extract<Drawn, { layer: "heat" }>, { params }: MapView): Layer {
  const { x, y, value } = drawn;
  return new HeatmapLayer<number>({
    id: "heat",
    data: Array.from(value.keys()),
    // Three numbers: with two the aggregation layers paint garbage.
    getPosition: (index) => [x[index]!, y[index]!, 0],
    getWeight: (index) => value[index]!,
    radiusPixels: params.radius,
    colorRange: steps(params.scale).map(
      (css) => toRgba(css).slice(0, 3) as [number, number, number],
    ),
    pickable: false,
  });
}

function choropleth(
  drawn: Extract<Drawn, { layer: "choropleth" }>,
  areas: readonly Area[],
  scale: MapView["params"]["scale"],
  palette: Palette,
): Scene {
  const classes = colourClasses([...drawn.values.values()], scale);
  const layer = new GeoJsonLayer({
    id: "areas",
    data: areas.map(({ feature }) => feature),
    filled: true,
    stroked: true,
    getFillColor: ({ properties }) => {
      const value = drawn.values.get((properties as { name: string }).name);
      return value === undefined
        ? palette.empty
        : (classOf(classes, value)?.colour ?? palette.empty);
    },
    getLineColor: palette.line,
    getLineWidth: 1,
    lineWidthUnits: "pixels",
    pickable: true,
  });
  const legend = classLegend(classes);
  const some = areas.some(({ name }) => name === null || !drawn.values.has(name));
  if (some) legend.push({ css: `rgb(${palette.empty.slice(0, 3).join(" ")})`, label: "no rows" });
  return { layers: [layer], legend, ramp: false };
}

const steps = (scale: MapView["params"]["scale"]) =>
  Array.from({ length: 6 }, (_, step) => colourScales[scale].colour(0.12 + (0.83 * step) / 5));

const rampLegend = ({ params }: MapView): LegendEntry[] =>
  steps(params.scale).map((css) => ({ css, label: "" }));

/** A line around what was clicked; null for a point, which lies under its tooltip. */
export function outlineOf({ drawn, areas }: MapView, hit: Hit, { ink }: Palette): Layer | null {
  const look = { id: "chosen", getLineColor: ink, getLineWidth: 3, pickable: false };
  const shape = { ...look, filled: false, stroked: true, lineWidthUnits: "pixels" as const };
  if (hit.kind === "hexagon" && drawn?.layer === "hexagons") {
    const { grid, a, b } = drawn;
    const corners = hexCorners(grid, a[hit.index]!, b[hit.index]!);
    return new PolygonLayer<[number, number][]>({
      ...shape,
      data: [corners],
      getPolygon: (it) => it,
    });
  }
  if (hit.kind !== "area") return null;
  const area = areas.find(({ name }) => name === hit.name);
  return area ? new GeoJsonLayer({ ...shape, data: [area.feature] }) : null;
}

/** What deck.gl's picking found, in our terms. */
export function toHit(info: PickingInfo): Hit | null {
  if (!info.layer || info.index < 0) return null;
  if (info.layer.id === "points") return { kind: "point", index: info.index };
  if (info.layer.id === "hexagons") return { kind: "hexagon", index: info.index };
  const properties = (info.object as { properties?: { name: string | null } } | undefined)
    ?.properties;
  return properties ? { kind: "area", name: properties.name } : null;
}
