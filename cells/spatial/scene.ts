import type { Layer } from "@deck.gl/core";
import { BitmapLayer, GeoJsonLayer, PathLayer, ScatterplotLayer, TextLayer } from "@deck.gl/layers";
import { readAreas, type Area } from "@/cells/map/geojson";
import type { LegendBlock } from "@/cells/map/legend";
import type { Palette } from "@/cells/map/palette";
import { toDegrees } from "@/lib/methods/spatial/projection";
import { painterOf } from "./colours";
import type {
  AreasLayer,
  Classes,
  DrawnLayer,
  LabelsLayer,
  LinesLayer,
  PointsLayer,
  RasterLayer,
} from "./drawn";

export interface Scene {
  layers: Layer[];
  legends: LegendBlock[];
}

/** deck.gl layers and legends of a map that is data. Layer `i` has the id "drawn-i". */
export function sceneOf(drawn: readonly DrawnLayer[], palette: Palette): Scene {
  const made = drawn.map((layer, i) => {
    const id = `drawn-${i}`;
    if (layer.kind === "raster") return raster(layer, id);
    if (layer.kind === "areas") return areas(layer, id, palette);
    if (layer.kind === "labels") return labels(layer, id, palette);
    return layer.kind === "points" ? points(layer, id, palette) : lines(layer, id, palette);
  });
  const legends = made.map(({ legend }) => legend).filter(({ entries }) => entries.length > 0);
  const isFirst = (legend: LegendBlock, i: number) =>
    legends.findIndex(({ title }) => title === legend.title) === i;
  return { layers: made.map(({ layer }) => layer), legends: legends.filter(isFirst) };
}

type Made = { layer: Layer; legend: LegendBlock };

function raster(drawn: RasterLayer, id: string): Made {
  const { columns, rows, zone, west, south, cell } = drawn;
  const { colour, legend } = painterOf(drawn);
  const data = new Uint8ClampedArray(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // A picture's first row is its northern one.
      data.set(colour(row * columns + column), 4 * ((rows - 1 - row) * columns + column));
    }
  }
  const [east, north] = [west + columns * cell, south + rows * cell];
  const { x, y } = toDegrees(zone, [west, west, east, east], [south, north, north, south]);
  const corner = (i: number): [number, number] => [x[i]!, y[i]!];
  const layer = new BitmapLayer({
    id,
    image: new ImageData(data, columns, rows),
    bounds: [corner(0), corner(1), corner(2), corner(3)],
    textureParameters: { minFilter: "nearest", magFilter: "nearest" },
    pickable: true,
  });
  return { layer, legend };
}

const outlinesAlike = new WeakMap<readonly (string | null)[], Area[]>();

/** Parsed once for a list of outlines: a change of colours does not parse them again. */
export function areasOf(outlines: readonly (string | null)[]): Area[] {
  let parsed = outlinesAlike.get(outlines);
  if (!parsed) {
    parsed = readAreas(
      outlines.map((geometry, i) => ({ area: String(i), geometry })).filter(hasOutline),
    ).areas;
    outlinesAlike.set(outlines, parsed);
  }
  return parsed;
}

const hasOutline = ({ geometry }: { geometry: string | null }) => geometry !== null;

/** Which of the outlines an area is. */
const numberOf = (area: { name: string | null }) => Number(area.name);

function areas(drawn: AreasLayer, id: string, { line }: Palette): Made {
  const { colour, legend } = painterOf(drawn);
  const layer = new GeoJsonLayer<{ name: string | null }>({
    id,
    data: areasOf(drawn.outlines).map(({ feature }) => feature),
    filled: true,
    stroked: true,
    getFillColor: ({ properties }) => colour(numberOf(properties)),
    getLineColor: line,
    getLineWidth: drawn.isGrid || drawn.outlines.length > 2_000 ? 0.25 : 1,
    lineWidthUnits: "pixels",
    pickable: true,
    updateTriggers: { getFillColor: [drawn] },
  });
  return { layer, legend };
}

function points(drawn: PointsLayer, id: string, { ink }: Palette): Made {
  const { x, y, radius } = drawn;
  const { colour, legend } = painterOf(drawn);
  const position = new Float64Array(2 * x.length);
  const fill = new Uint8Array(4 * x.length);
  for (let i = 0; i < x.length; i++) {
    position[2 * i] = x[i]!;
    position[2 * i + 1] = y[i]!;
    fill.set(colour(i), 4 * i);
  }
  const layer = new ScatterplotLayer({
    id,
    data: {
      length: x.length,
      attributes: {
        getPosition: { value: position, size: 2 },
        getFillColor: { value: fill, size: 4, normalized: true },
      },
    },
    getRadius: radius,
    radiusUnits: "pixels",
    // Large marks are few, and need an edge on any ground.
    stroked: radius > 4,
    getLineColor: ink,
    getLineWidth: 1,
    lineWidthUnits: "pixels",
    opacity: x.length > 20_000 ? 0.5 : 0.9,
    pickable: true,
  });
  return { layer, legend };
}

function lines(drawn: LinesLayer, id: string, palette: Palette): Made {
  const { paths, width, classes } = drawn;
  const { colour, legend } = painterOf({ colour: classesOf(drawn.colour, palette), classes });
  const layer = new PathLayer<Float64Array>({
    id,
    data: [...paths],
    getPath: (path) => path as unknown as [number, number][],
    positionFormat: "XY",
    getColor: (_, { index }) => colour(index),
    getWidth: width,
    widthUnits: "pixels",
    jointRounded: true,
    pickable: drawn.tips !== undefined,
  });
  return { layer, legend };
}

function classesOf(colour: LinesLayer["colour"], { line: [r, g, b] }: Palette): Classes {
  if ("entries" in colour) return colour;
  const { title, border } = colour;
  return { title, entries: [{ css: `rgb(${r}, ${g}, ${b})`, label: border }] };
}

function labels({ x, y, words }: LabelsLayer, id: string, { ink, paper }: Palette): Made {
  const layer = new TextLayer<string>({
    id,
    data: [...words],
    getText: (text) => text,
    getPosition: (_, { index }) => [x[index]!, y[index]!],
    getColor: ink,
    getSize: 15,
    fontFamily: "system-ui, sans-serif",
    fontWeight: 600,
    fontSettings: { sdf: true },
    outlineWidth: 4,
    outlineColor: paper,
    characterSet: "auto",
    pickable: false,
  });
  return { layer, legend: { title: "", entries: [], ramp: false } };
}

/** What deck.gl's picking found: layer and item of a map that is data. */
export function hitOf(
  info: {
    layer?: { id: string } | null;
    index: number;
    object?: unknown;
    bitmap?: { pixel: [number, number] } | null;
  },
  drawn: readonly DrawnLayer[],
): { layer: DrawnLayer; index: number } | null {
  const number = /^drawn-(\d+)/.exec(info.layer?.id ?? "")?.[1];
  const layer = number === undefined ? undefined : drawn[Number(number)];
  if (!layer) return null;
  if (layer.kind === "raster") {
    if (!info.bitmap) return null;
    const [column, row] = info.bitmap.pixel;
    return { layer, index: (layer.rows - 1 - row) * layer.columns + column };
  }
  if (layer.kind === "areas") {
    const { properties } = (info.object ?? {}) as { properties?: { name: string } };
    return properties ? { layer, index: numberOf(properties) } : null;
  }
  return info.index < 0 ? null : { layer, index: info.index };
}
