"use client";

import dynamic from "next/dynamic";

/** deck.gl is heavy, so it comes with the first map. */
export const SpatialFigure = dynamic(
  () => import("./figure").then((figure) => figure.SpatialFigure),
  { ssr: false },
);
