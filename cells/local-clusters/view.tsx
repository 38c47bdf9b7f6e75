"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import type { ClustersView } from "./run";

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
