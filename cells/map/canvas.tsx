"use client";

import type { Deck, Layer, MapView as DeckView, PickingInfo } from "@deck.gl/core";
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import type { Box } from "./geojson";
import { texts } from "./texts";
import { useWheelFor } from "./use-wheel";

export interface Camera {
  longitude: number;
  latitude: number;
  zoom: number;
}

export interface CanvasHandle {
  fit(): void;
  png(): string | null;
}

interface CanvasProps {
  box: Box;
  height: number;
  label: string;
  layers: Layer[];
  handle: Ref<CanvasHandle>;
  onHover(info: PickingInfo): void;
  onClick(info: PickingInfo): void;
  onCamera(camera: Camera): void;
}

/** The camera that shows a box in a picture of that size. Web Mercator, 512-pixel world at zoom 0. */
export function fitCamera(box: Box, width: number, height: number): Camera {
  const mercator = (latitude: number) =>
    Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
  const spanX = Math.max((box.east - box.west) / 360, 1e-7);
  const spanY = Math.max(mercator(box.north) - mercator(box.south), 1e-7);
  const margin = 0.92;
  const zoom = Math.min(
    Math.log2((width * margin) / 512 / spanX),
    Math.log2((height * margin) / 512 / spanY),
    17,
  );
  return {
    longitude: (box.west + box.east) / 2,
    latitude: (box.south + box.north) / 2,
    zoom,
  };
}

/** deck.gl in its place on the page; no tiles, nothing is fetched. */
export function MapCanvas(props: CanvasProps) {
  const { box, height, label, layers, handle } = props;
  const place = useRef<HTMLDivElement>(null);
  const deck = useRef<Deck<DeckView> | null>(null);
  const latest = useRef(props);
  const [problem, setProblem] = useState<string | null>(null);
  const isPassed = useWheelFor(place);
  useEffect(() => {
    latest.current = props;
  });

  const show = (camera: Camera) => {
    deck.current?.setProps({ initialViewState: { ...camera, pitch: 0, bearing: 0 } });
    latest.current.onCamera(camera);
  };
  const fit = () => {
    const element = place.current;
    if (element) show(fitCamera(latest.current.box, element.clientWidth, element.clientHeight));
  };

  useEffect(() => {
    const parent = place.current!;
    let closed = false;
    const start = async () => {
      const { Deck, MapView } = await import("@deck.gl/core");
      if (closed) return;
      const { clientWidth, clientHeight } = parent;
      const camera = fitCamera(latest.current.box, clientWidth, clientHeight);
      deck.current = new Deck({
        parent,
        views: new MapView({ repeat: false }),
        controller: { scrollZoom: { smooth: false }, keyboard: true },
        initialViewState: camera,
        layers: latest.current.layers,
        deviceProps: { type: "webgl", webgl: { preserveDrawingBuffer: true } },
        pickingRadius: 4,
        // A busy computer hears of the release long after the press: still a click.
        eventRecognizerOptions: { click: { time: 2_000 } },
        getCursor: ({ isDragging, isHovering }) =>
          isDragging ? "grabbing" : isHovering ? "pointer" : "grab",
        onHover: (info) => latest.current.onHover(info),
        onClick: (info) => latest.current.onClick(info),
        onViewStateChange: ({ viewState }) => latest.current.onCamera(viewState as Camera),
        onAfterRender: () => {
          parent.dataset.drawn = String(Number(parent.dataset.drawn ?? 0) + 1);
        },
        // The keys come from the named place, which keeps the ring of its focus.
        onLoad: () => parent.style.removeProperty("outline"),
        onError: (error) => {
          if (/webgl/i.test(error.message)) setProblem(texts.noWebgl);
        },
      }) as unknown as Deck<DeckView>;
      latest.current.onCamera(camera);
    };
    void start();
    return () => {
      closed = true;
      deck.current?.finalize();
      deck.current = null;
    };
  }, []);

  useEffect(() => {
    deck.current?.setProps({ layers });
  }, [layers]);

  const corner = `${box.west} ${box.south} ${box.east} ${box.north}`;
  useEffect(fit, [corner]);

  useImperativeHandle(handle, () => ({
    fit,
    png() {
      const canvas = place.current?.querySelector("canvas");
      return canvas ? canvas.toDataURL("image/png") : null;
    },
  }));

  if (problem) return <p className="text-sm text-bad">{problem}</p>;
  return (
    <div className="relative">
      <div
        ref={place}
        role="application"
        aria-label={label}
        tabIndex={0}
        className="deck-events-root relative w-full overflow-hidden rounded bg-panel"
        style={{ height }}
      />
      {isPassed && (
        <p
          aria-hidden
          className="pointer-events-none absolute inset-x-0 bottom-2 mx-auto w-fit rounded bg-paper px-2 py-1 text-sm text-soft shadow-sm"
        >
          {texts.wheel}
        </p>
      )}
    </div>
  );
}
