"use client";

import dynamic from "next/dynamic";
import type { ViewProps } from "@/cells/kind";
import type { MapView } from "./run";

/** deck.gl is heavy, so it comes with the first map. */
const MapFigure = dynamic(() => import("./figure").then(({ MapFigure }) => MapFigure), {
  ssr: false,
});

export function MapCellView({ result }: ViewProps) {
  const view = result?.view as MapView | undefined;
  if (!view) return null;
  return <MapFigure view={view} notes={result?.provenance ?? []} />;
}
