"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TitledTable } from "@/cells/titled-table";
import { loadsChart } from "./chart";
import { sectorsName } from "./tables";
import { texts } from "./texts";
import type { SectorsView } from "./view-data";

const { view: words } = texts;

/** Sectors of a shift on the map, loads of all shifts, and both tables. */
export const SectorsCellView = memo(
  function SectorsCellView({ cell, result, state }: ViewProps) {
    const view = result?.view as SectorsView | undefined;
    if (!view) return null;
    const side = result?.sideTables?.find(({ name }) => name === sectorsName(cell.name ?? cell.id));
    return (
      <div className="flex flex-col gap-6">
        <p className="border-l-2 border-line pl-3 text-sm text-soft">{words.recorded}</p>
        <ByShift view={view} notes={result?.provenance ?? []} />
        <Loads view={view} />
        <TitledTable
          title={words.sectorsTable}
          table={side}
          generation={state.generation}
          view={8}
        />
        <TitledTable
          title={words.beatsTable}
          table={result?.table}
          generation={state.generation}
          view={8}
        />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function ByShift({ view, notes }: { view: SectorsView; notes: readonly string[] }) {
  const { shiftNames, maps } = view;
  const [chosen, setChosen] = useState(shiftNames.length - 1);
  const shift = Math.min(chosen, maps.length - 1);
  return (
    <div className="flex flex-col gap-2">
      {shiftNames.length > 1 && (
        <Chooser
          label={words.shift}
          choices={shiftNames.map((title, value) => ({ value, title }))}
          chosen={shift}
          choose={setChosen}
        />
      )}
      <SpatialFigure view={maps[shift]!} notes={notes} />
    </div>
  );
}

function Loads({ view }: { view: SectorsView }) {
  const draw = useCallback((place: Place) => loadsChart(view, place), [view]);
  return (
    <PlotFigure title={words.loads.title} draw={draw}>
      <p className="mt-1 text-xs text-faint">
        {words.loads.caption(view.tolerance, view.within, view.hasToday)}
      </p>
    </PlotFigure>
  );
}
