"use client";

import type { PickingInfo } from "@deck.gl/core";
import { useMemo, useState } from "react";
import { categoryColoursOf } from "@/cells/chart/colour";
import { useSurroundings } from "@/cells/context";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { MapFrame } from "./frame";
import { buildScene, outlineOf, toHit, type Hit } from "./layers";
import { usePalette } from "./palette";
import { hexCondition } from "./queries";
import { RowsBehind, type Behind } from "./rows-behind";
import type { MapView } from "./run";
import { texts } from "./texts";

export function MapFigure({ view, notes }: { view: MapView; notes: readonly string[] }) {
  const { params, measure } = view;
  const palette = usePalette();
  const { session } = useSurroundings();
  const [behind, setBehind] = useState<(Behind & { hit: Hit }) | null>(null);
  const scene = useMemo(() => {
    const colours = categoryColoursOf(session);
    return buildScene(view, palette, (categories) => colours.of(categories));
  }, [view, session, palette]);

  // What was clicked stays marked as long as its rows are shown.
  const layers = useMemo(() => {
    const mark = behind && outlineOf(view, behind.hit, palette);
    return mark ? [...scene.layers, mark] : scene.layers;
  }, [scene, view, behind, palette]);

  const legends = useMemo(
    () => [{ title: measure, entries: scene.legend, ramp: scene.ramp }],
    [measure, scene],
  );
  const tip = (info: PickingInfo) => {
    const hit = toHit(info);
    return hit && describe(view, hit);
  };
  const click = (info: PickingInfo) => {
    const hit = toHit(info);
    const rows = hit && rowsOf(view, hit);
    setBehind(rows && { ...rows, hit });
  };

  return (
    <MapFrame
      title={params.title}
      label={texts.aria(params.title, measure)}
      box={view.box}
      height={params.height}
      layers={layers}
      legends={legends}
      notes={notes}
      describe={tip}
      onClick={click}
    >
      {behind && (
        <RowsBehind key={behind.condition} behind={behind} onClose={() => setBehind(null)} />
      )}
    </MapFrame>
  );
}

const figureOf = (value: number) =>
  value.toLocaleString("en-IN", { maximumSignificantDigits: Number.isInteger(value) ? 15 : 4 });

function describe({ drawn, measure }: MapView, hit: Hit): string {
  if (hit.kind === "hexagon" && drawn?.layer === "hexagons")
    return `${figureOf(drawn.value[hit.index]!)} ${measure}`;
  if (hit.kind === "area" && drawn?.layer === "choropleth") {
    const value = hit.name === null ? undefined : drawn.values.get(hit.name);
    return `${hit.name ?? texts.noName}: ${value === undefined ? 0 : figureOf(value)} ${measure}`;
  }
  if (hit.kind === "point" && drawn?.layer === "points") {
    const place = `${drawn.y[hit.index]!.toFixed(5)}, ${drawn.x[hit.index]!.toFixed(5)}`;
    const colour = drawn.colours?.[hit.index];
    return colour === undefined || colour === null ? place : `${String(colour)} · ${place}`;
  }
  return "";
}

function rowsOf({ drawn }: MapView, hit: Hit): Behind | null {
  if (hit.kind === "hexagon" && drawn?.layer === "hexagons") {
    const { point, grid, a, b } = drawn;
    const condition = hexCondition(point, grid, a[hit.index]!, b[hit.index]!);
    return { title: texts.thisHexagon, table: point.table, condition };
  }
  if (hit.kind === "point" && drawn?.layer === "points") {
    const { latitude, longitude, table } = drawn.point;
    const at = (column: string, value: number) =>
      `try_cast(${q(column)} as double) = ${value}::double`;
    const condition = `${at(latitude, drawn.y[hit.index]!)} and ${at(longitude, drawn.x[hit.index]!)}`;
    return { title: texts.thisPoint, table, condition };
  }
  if (hit.kind === "area" && drawn?.layer === "choropleth" && hit.name !== null) {
    const condition = `cast(${q(drawn.match.column)} as varchar) = ${quoteString(hit.name)}`;
    return { title: hit.name, table: drawn.match.table, condition };
  }
  return null;
}
