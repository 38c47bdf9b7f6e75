"use client";

import type { PickingInfo } from "@deck.gl/core";
import { GeoJsonLayer } from "@deck.gl/layers";
import { useMemo, useState } from "react";
import { MapFrame } from "@/cells/map/frame";
import { usePalette } from "@/cells/map/palette";
import { RowsBehind, type Behind } from "@/cells/map/rows-behind";
import { formatNumber } from "@/lib/table/format";
import type { DrawnLayer, SpatialView } from "./drawn";
import { areasOf, hitOf, sceneOf } from "./scene";
import { texts } from "./texts";

interface SpatialFigureProps {
  view: SpatialView;
  notes: readonly string[];
  /** An item of a layer was clicked. */
  onPick?(layer: number, index: number): void;
}

type Chosen = Behind & { outlines: readonly (string | null)[]; index: number };

/** Draws a map that is data. */
export function SpatialFigure({ view, notes, onPick }: SpatialFigureProps) {
  const palette = usePalette();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const scene = useMemo(() => sceneOf(view.layers, palette), [view.layers, palette]);
  const layers = useMemo(() => {
    const area =
      chosen && areasOf(chosen.outlines).find(({ name }) => Number(name) === chosen.index);
    if (!area) return scene.layers;
    const mark = new GeoJsonLayer({
      id: "chosen",
      data: [area.feature],
      filled: false,
      getLineColor: palette.ink,
      getLineWidth: 3,
      lineWidthUnits: "pixels",
    });
    return [...scene.layers, mark];
  }, [scene, chosen, palette]);
  const find = (info: PickingInfo) => hitOf(info, view.layers);
  const describe = (info: PickingInfo) => {
    const hit = find(info);
    return hit && wordsOf(hit.layer, hit.index);
  };
  const click = (info: PickingInfo) => {
    const hit = find(info);
    if (hit) onPick?.(view.layers.indexOf(hit.layer), hit.index);
    setChosen(hit && rowsOf(hit.layer, hit.index));
  };
  const measures = scene.legends.map(({ title }) => title).join(", ");
  return (
    <MapFrame
      title={view.title}
      label={texts.map(view.title, measures)}
      box={view.box}
      height={view.height ?? 480}
      layers={layers}
      legends={scene.legends}
      notes={notes}
      describe={describe}
      onClick={click}
    >
      {chosen && (
        <RowsBehind key={chosen.condition} behind={chosen} onClose={() => setChosen(null)} />
      )}
    </MapFrame>
  );
}

const figureOf = (value: number) =>
  formatNumber(Number.isInteger(value) ? value : Number(value.toPrecision(4)));

function wordsOf(layer: DrawnLayer, index: number): string | null {
  if (layer.kind === "raster") {
    const value = layer.values[index];
    return value === undefined || Number.isNaN(value)
      ? null
      : `${figureOf(value)} ${layer.colour.title}`;
  }
  if (layer.kind === "labels") return null;
  const own = layer.tips?.[index];
  if (own !== undefined || layer.kind !== "areas") return own ?? null;
  const value = layer.values?.[index];
  const name = layer.names[index] ?? "";
  if ("entries" in layer.colour) {
    const entry = layer.colour.entries[layer.classes?.[index] ?? 0];
    return entry ? `${name}: ${entry.label}` : name;
  }
  return value === undefined || Number.isNaN(value)
    ? name
    : `${name}: ${figureOf(value)} ${layer.colour.title}`;
}

function rowsOf(layer: DrawnLayer, index: number): Chosen | null {
  if (layer.kind !== "areas" || !layer.behind) return null;
  const condition = layer.behind.conditions[index];
  if (!condition) return null;
  const title = layer.names[index] ?? "";
  return { title, table: layer.behind.table, condition, outlines: layer.outlines, index };
}
