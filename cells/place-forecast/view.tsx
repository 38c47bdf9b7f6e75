"use client";

import { memo, useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { comparedIn, countColour, curveChart, modelColour, originChart } from "./charts";
import { ChosenList } from "./chosen-list";
import { Drivers } from "./drivers";
import { Learning } from "./learning";
import { Scores } from "./scores";
import type { PlaceForecastView } from "./view-data";
import { viewTexts } from "./view-texts";

/** The map, where to go first, how well it did, what a kept model did since, and the cells. */
export function PlaceForecastCellView(props: ViewProps) {
  const { cell, result, state, onChange } = props;
  const view = result?.view as PlaceForecastView | undefined;
  if (!view) return null;
  return (
    <div className="flex flex-col gap-6">
      <Figures {...props} />
      <Learning origin={view.origin} refit={view.refit} cell={cell} onChange={onChange} />
      {result?.table && <TableView table={result.table} generation={state.generation} view={8} />}
    </div>
  );
}

/** Drawn anew only with its result. */
const Figures = memo(
  function Figures({ cell, result }: ViewProps) {
    const view = result?.view as PlaceForecastView | undefined;
    if (!view) return null;
    return (
      <>
        <SpatialFigure view={view.map} notes={result?.provenance ?? []} />
        <ChosenList view={view} name={cell.name ?? cell.id} />
        {view.tested && (
          <>
            <Scores view={view} />
            <Charts view={view} />
            <Drivers view={view} />
          </>
        )}
      </>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Charts({ view }: { view: PlaceForecastView }) {
  const curve = useCallback((place: Place) => curveChart(view, place), [view]);
  const origins = useCallback((place: Place) => originChart(view, place), [view]);
  const legend = comparedIn(view).map(({ name, role }) => ({
    name,
    colour: role === "chosen" ? modelColour : countColour,
  }));
  return (
    <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))]">
      <PlotFigure title={viewTexts.curve} draw={curve} legend={legend} />
      <PlotFigure title={viewTexts.byOrigin} draw={origins} legend={legend}>
        <p className="text-xs text-faint">{viewTexts.byOriginCaption}</p>
      </PlotFigure>
    </div>
  );
}
