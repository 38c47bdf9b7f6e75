import * as aggregation from "@deck.gl/aggregation-layers";
import * as core from "@deck.gl/core";
import * as layers from "@deck.gl/layers";

export const deck = { ...core, ...layers, ...aggregation };

export interface DeckMapOptions {
  layers: core.Layer[];
  /** Absent: the view fits the layers. */
  initialViewState?: {
    longitude: number;
    latitude: number;
    zoom: number;
    pitch?: number;
    bearing?: number;
  };
  /** Pixels; 420 when absent. */
  height?: number;
  /** GeoJSON drawn as thin lines under the layers: beats, districts. */
  boundaries?: layers.GeoJsonLayerProps["data"];
  getTooltip?: core.DeckProps["getTooltip"];
}

const wholeWorld = { longitude: 0, latitude: 20, zoom: 0 };

/** A map in an element: no tiles, so nothing is fetched. It ends with the run. */
export function deckMap(options: DeckMapOptions, signal: AbortSignal): HTMLElement {
  const { initialViewState, height = 420, boundaries, getTooltip } = options;
  const element = document.createElement("div");
  element.setAttribute("style", `position: relative; height: ${height}px; width: 100%`);
  const line = getComputedStyle(document.documentElement).getPropertyValue("--faint");
  const base = boundaries
    ? [
        new layers.GeoJsonLayer({
          id: "boundaries",
          data: boundaries,
          filled: false,
          stroked: true,
          getLineColor: colourOf(line),
          lineWidthMinPixels: 1,
        }),
      ]
    : [];
  let fitted = initialViewState !== undefined;
  const map = new core.Deck({
    parent: element as HTMLDivElement,
    views: new core.MapView({ repeat: false }),
    controller: true,
    initialViewState: initialViewState ?? wholeWorld,
    layers: [...base, ...options.layers],
    getTooltip: getTooltip ?? null,
    deviceProps: { type: "webgl", webgl: { preserveDrawingBuffer: true } },
    onAfterRender: () => {
      if (fitted) return;
      const bounds = boundsOf([...options.layers, ...base]);
      if (!bounds || !map.isInitialized) return;
      fitted = true;
      map.setProps({ initialViewState: fit(bounds, element) });
    },
  });
  signal.addEventListener("abort", () => map.finalize(), { once: true });
  return element;
}

type Bounds = [[number, number], [number, number]];

function boundsOf(all: readonly core.Layer[]): Bounds | null {
  const known = all.flatMap((layer) => {
    const bounds = layer.isLoaded ? (layer.getBounds() as number[][] | null) : null;
    return bounds && bounds.flat().every(Number.isFinite) ? [bounds] : [];
  });
  if (!known.length) return null;
  const corner = (at: 0 | 1, axis: 0 | 1, pick: (...values: number[]) => number) =>
    pick(...known.map((bounds) => bounds[at]?.[axis] ?? 0));
  return [
    [corner(0, 0, Math.min), corner(0, 1, Math.min)],
    [corner(1, 0, Math.max), corner(1, 1, Math.max)],
  ];
}

function fit(bounds: Bounds, element: HTMLElement) {
  const width = Math.max(element.clientWidth, 100);
  const height = Math.max(element.clientHeight, 100);
  const viewport = new core.WebMercatorViewport({ width, height });
  const { longitude, latitude, zoom } = viewport.fitBounds(bounds, { padding: 20, maxZoom: 16 });
  return { longitude, latitude, zoom };
}

function colourOf(css: string): [number, number, number] {
  const parts = /^\s*#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(css)?.slice(1);
  const [red = 115, green = 121, blue = 129] = (parts ?? []).map((part) => parseInt(part, 16));
  return [red, green, blue];
}
