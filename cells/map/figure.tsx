"use client";

import type { PickingInfo } from "@deck.gl/core";
import { rgb } from "d3";
import { ImageDown, Maximize } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { categoryColoursOf } from "@/cells/chart/colour";
import { useSurroundings } from "@/cells/context";
import { useTheme } from "@/lib/ui/theme";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { MapCanvas, type Camera, type CanvasHandle } from "./canvas";
import type { Rgba } from "./classes";
import { buildScene, outlineOf, toHit, type Hit, type Palette } from "./layers";
import { Legend } from "./legend";
import { composePng } from "./png";
import { hexCondition } from "./queries";
import { RowsBehind, type Behind } from "./rows-behind";
import type { MapView } from "./run";
import { ScaleBar } from "./scale-bar";
import { texts } from "./texts";

export function MapFigure({ view, notes }: { view: MapView; notes: readonly string[] }) {
  const { params, measure } = view;
  const theme = useTheme();
  const { session } = useSurroundings();
  const handle = useRef<CanvasHandle>(null);
  const figure = useRef<HTMLElement>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [tip, setTip] = useState<{ x: number; y: number; text: string } | null>(null);
  const [behind, setBehind] = useState<(Behind & { hit: Hit }) | null>(null);
  const scene = useMemo(() => {
    const colours = categoryColoursOf(session);
    return buildScene(view, readPalette(theme), (categories) => colours.of(categories));
  }, [view, session, theme]);

  // What was clicked stays marked as long as its rows are shown.
  const layers = useMemo(() => {
    const mark = behind && outlineOf(view, behind.hit, readPalette(theme));
    return mark ? [...scene.layers, mark] : scene.layers;
  }, [scene, view, behind, theme]);

  const hover = (info: PickingInfo) => {
    const hit = toHit(info);
    setTip(hit ? { x: info.x, y: info.y, text: describe(view, hit) } : null);
  };
  const click = (info: PickingInfo) => {
    const hit = toHit(info);
    const rows = hit && rowsOf(view, hit);
    setBehind(rows && { ...rows, hit });
  };
  const save = () => {
    const map = figure.current?.querySelector("canvas");
    if (!map) return;
    const legend = scene.legend;
    const link = document.createElement("a");
    link.href = composePng({ map, title: params.title ?? "", measure, legend, notes });
    link.download = `${params.title ?? "map"}.png`;
    link.click();
  };

  return (
    <figure ref={figure}>
      {params.title && <figcaption className="mb-2 font-medium">{params.title}</figcaption>}
      <div className="relative">
        <MapCanvas
          handle={handle}
          box={view.box}
          height={params.height}
          label={texts.aria(params.title, measure)}
          layers={layers}
          onHover={hover}
          onClick={click}
          onCamera={setCamera}
        />
        {tip && (
          <div
            role="tooltip"
            className="pointer-events-none absolute z-10 max-w-64 rounded border border-line bg-paper px-2 py-1 text-sm text-ink shadow-sm"
            style={{ left: tip.x + 12, top: tip.y + 12 }}
          >
            {tip.text}
          </div>
        )}
        <div className="absolute top-2 right-2 flex gap-1">
          <Tool label={texts.fit} onClick={() => handle.current?.fit()}>
            <Maximize size={16} />
          </Tool>
          <Tool label={texts.png} onClick={save}>
            <ImageDown size={16} />
          </Tool>
        </div>
        {camera && <ScaleBar camera={camera} />}
      </div>
      <div className="mt-2">
        <Legend title={measure} entries={scene.legend} ramp={scene.ramp} />
      </div>
      {behind && (
        <RowsBehind key={behind.condition} behind={behind} onClose={() => setBehind(null)} />
      )}
    </figure>
  );
}

function Tool(props: { label: string; onClick(): void; children: React.ReactNode }) {
  return (
    <button
      className="rounded border border-line bg-paper p-1 text-soft hover:text-ink"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

function readPalette(theme: string): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string, alpha: number): Rgba => {
    const { r, g, b } = rgb(style.getPropertyValue(name).trim());
    return [r, g, b, alpha];
  };
  return {
    line: colour("--soft", theme === "dark" ? 160 : 130),
    empty: colour("--line", 200),
    point: colour("--accent", 230),
    ink: colour("--ink", 255),
  };
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
