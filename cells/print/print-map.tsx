"use client";

import { useEffect, useRef, useState } from "react";
import { MapCanvas, type CanvasHandle } from "@/cells/map/canvas";
import { Legend } from "@/cells/map/legend";
import { readPalette } from "@/cells/map/palette";
import type { SpatialView } from "@/cells/spatial/drawn";
import { sceneOf, type Scene } from "@/cells/spatial/scene";

interface PrintMapProps {
  title?: string;
  view: SpatialView;
  /** Pixels on a screen: a page is 703 wide and 1,000 high. */
  height?: number;
}

/** A map on paper: drawn in light colours off the screen, then a picture. deck.gl comes with it. */
export function PrintMap({ title, view, height = 300 }: PrintMapProps) {
  const figure = useRef<HTMLElement>(null);
  const [scene, setScene] = useState<Scene | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let asked = requestAnimationFrame(() => {
      asked = 0;
      setScene(sceneOf(view.layers, readPalette("light", figure.current!)));
    });
    return () => cancelAnimationFrame(asked);
  }, [view]);
  const name = title ?? view.title;
  return (
    <figure ref={figure} className="min-w-0" {...(picture ? {} : { "data-print-waits": "" })}>
      {name && <figcaption className="font-semibold">{name}</figcaption>}
      {picture ? (
        // eslint-disable-next-line @next/next/no-img-element -- made here, nothing to optimise
        <img src={picture} alt={name ?? ""} className="w-full border border-line" />
      ) : (
        scene && <Drawing view={view} scene={scene} height={height} onDrawn={setPicture} />
      )}
      {scene?.legends.map((legend) => (
        <Legend key={legend.title} {...legend} />
      ))}
    </figure>
  );
}

interface DrawingProps {
  view: SpatialView;
  scene: Scene;
  height: number;
  onDrawn(picture: string): void;
}

const settled = 300;

/** Draws until nothing is drawn anew for a moment, and hands the picture over. */
function Drawing({ view, scene, height, onDrawn }: DrawingProps) {
  const handle = useRef<CanvasHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current!;
    let waiting: ReturnType<typeof setTimeout>;
    const observer = new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const picture = handle.current?.png();
        if (picture) onDrawn(picture);
      }, settled);
    });
    observer.observe(element, { subtree: true, attributeFilter: ["data-drawn"] });
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  }, [onDrawn]);
  return (
    <div ref={place}>
      <MapCanvas
        handle={handle}
        box={view.box}
        height={height}
        label=""
        layers={scene.layers}
        onHover={nothing}
        onClick={nothing}
        onCamera={nothing}
      />
    </div>
  );
}

const nothing = () => undefined;
