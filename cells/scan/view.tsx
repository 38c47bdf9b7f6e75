"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { texts } from "./texts";
import type { ScanView } from "./view-data";

/** The map of clusters and their table. Drawn anew only with its result. */
export const ScanCellView = memo(
  function ScanCellView({ result, state }: ViewProps) {
    const view = result?.view as ScanView | undefined;
    if (!view) return null;
    const { map, made, permutations } = view;
    return (
      <div className="flex flex-col gap-4">
        {made < permutations && !result?.table && (
          <p className="text-sm text-soft">{texts.early(made, permutations)}</p>
        )}
        <SpatialFigure view={map} notes={result?.provenance ?? []} />
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
