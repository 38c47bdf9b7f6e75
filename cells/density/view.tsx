"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import type { DensityView } from "./map";
import { PlacesTable } from "./places-table";
import { texts } from "./texts";

/** The map, the top places and the cells. Drawn anew only with its result. */
export const DensityCellView = memo(
  function DensityCellView({ result, state }: ViewProps) {
    const view = result?.view as DensityView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-6">
        <SpatialFigure view={view.map} notes={result?.provenance ?? []} />
        {view.places.length > 0 && <PlacesTable view={view} />}
        {result?.table && (
          <section aria-label={texts.cellsTitle}>
            <TableView table={result.table} generation={state.generation} view={6} />
          </section>
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
