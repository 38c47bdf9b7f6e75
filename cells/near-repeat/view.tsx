"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { KnoxTable } from "./knox-table";
import { texts } from "./texts";
import type { NearRepeatView } from "./view-data";

/** The table of bands, the map of zones and their list. Drawn anew only with its result. */
export const NearRepeatCellView = memo(
  function NearRepeatCellView({ result, state }: ViewProps) {
    const view = result?.view as NearRepeatView | undefined;
    if (!view) return null;
    const zones = result?.sideTables?.[0];
    return (
      <div className="flex flex-col gap-6">
        <KnoxTable {...view} />
        {view.map && <SpatialFigure view={view.map} notes={result?.provenance ?? []} />}
        {zones && zones.rows > 0 && (
          <section aria-label={texts.zones}>
            <TableView table={zones} generation={state.generation} view={5} />
          </section>
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
