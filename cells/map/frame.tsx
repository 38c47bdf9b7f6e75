"use client";

import type { Layer, PickingInfo } from "@deck.gl/core";
import { ImageDown, Maximize } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { MapCanvas, type Camera, type CanvasHandle } from "./canvas";
import type { Box } from "./geojson";
import { Legend, type LegendBlock } from "./legend";
import { composePng } from "./png";
import { ScaleBar } from "./scale-bar";
import { texts } from "./texts";

interface MapFrameProps {
  title: string | undefined;
  /** What is drawn, for whoever cannot see it. */
  label: string;
  box: Box;
  height: number;
  layers: Layer[];
  legends: readonly LegendBlock[];
  /** Written under a saved picture. */
  notes: readonly string[];
  /** Words for what lies under the pointer; null for nothing. */
  describe(info: PickingInfo): string | null;
  onClick(info: PickingInfo): void;
  children?: ReactNode;
}

/** A map with what every map has: title, tooltip, fit, picture, scale bar and legends. */
export function MapFrame(props: MapFrameProps) {
  const { title, label, box, height, layers, legends, notes, describe, onClick, children } = props;
  const handle = useRef<CanvasHandle>(null);
  const figure = useRef<HTMLElement>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [tip, setTip] = useState<{ x: number; y: number; text: string } | null>(null);
  const hover = (info: PickingInfo) => {
    const text = describe(info);
    setTip(text ? { x: info.x, y: info.y, text } : null);
  };
  const save = () => {
    const map = figure.current?.querySelector("canvas");
    if (!map) return;
    const link = document.createElement("a");
    link.href = composePng({ map, title: title ?? "", legends, notes });
    link.download = `${title ?? "map"}.png`;
    link.click();
  };
  return (
    <figure ref={figure}>
      {title && <figcaption className="mb-2 font-medium">{title}</figcaption>}
      <div className="relative">
        <MapCanvas
          handle={handle}
          box={box}
          height={height}
          label={label}
          layers={layers}
          onHover={hover}
          onClick={onClick}
          onCamera={setCamera}
        />
        {tip && (
          <div
            role="tooltip"
            className="pointer-events-none absolute z-10 max-w-64 rounded border border-line bg-paper px-2 py-1 text-sm whitespace-pre-line text-ink shadow-sm"
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
      <div className="mt-2 flex flex-col gap-1">
        {legends.map((legend) => (
          <Legend key={legend.title} {...legend} />
        ))}
      </div>
      {children}
    </figure>
  );
}

function Tool(props: { label: string; onClick(): void; children: ReactNode }) {
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
