"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import type { SpatialView } from "@/cells/spatial/drawn";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";

/** Where points lie and gather, and the figures. Drawn anew only with its result. */
export const PatternCellView = memo(
  function PatternCellView({ result, state }: ViewProps) {
    const view = result?.view as SpatialView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-4">
        <SpatialFigure view={view} notes={result?.provenance ?? []} />
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
