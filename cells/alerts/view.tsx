"use client";

import { useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { Course } from "./course";
import { AlertList } from "./list";
import { acknowledge } from "./seen";
import type { AlertsView, Listed } from "./view-data";

/** Ranked alerts, the course and the cases of the chosen one, the map and the table. */
export function AlertsCellView({ cell, result, state, onChange }: ViewProps) {
  const view = result?.view as AlertsView | undefined;
  const [chosen, setChosen] = useState<string | null>(null);
  if (!view || !result?.table) return null;
  const row = view.rows.find(({ name }) => name === chosen);
  const onAcknowledge = ({ key }: Listed, note: string | null) => {
    const period = view.begins.at(-1)!.toISOString().slice(0, 10);
    onChange(acknowledge(cell.source, { key, period }, note));
  };
  return (
    <div className="flex flex-col gap-6">
      <AlertList
        view={view}
        chosen={chosen}
        onChoose={(name) => setChosen(name === chosen ? null : name)}
        onAcknowledge={onAcknowledge}
      />
      {row && <Course view={view} row={row} onClose={() => setChosen(null)} />}
      {view.map && <SpatialFigure view={view.map} notes={result.provenance ?? []} />}
      <TableView table={result.table} generation={state.generation} view={8} />
    </div>
  );
}
