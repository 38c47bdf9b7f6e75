"use client";

import dynamic from "next/dynamic";
import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import type { ClustersView } from "./run";

/** deck.gl is heavy, so it comes with the first map. */
const SpatialFigure = dynamic(
  () => import("@/cells/spatial/figure").then(({ SpatialFigure }) => SpatialFigure),
  { ssr: false },
);

/** The map of classes, and the table below it once the run has ended. */
export const ClustersCellView = memo(
  function ClustersCellView({ result, state }: ViewProps) {
    const view = result?.view as ClustersView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-4">
        <SpatialFigure view={view.map} notes={result?.provenance ?? []} />
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
