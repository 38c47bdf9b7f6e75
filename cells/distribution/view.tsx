"use client";

import { memo, useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import { barsChart, curveChart, funnelChart, funnelClasses } from "./charts";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { texts } from "./texts";
import type { DistributionView, FunnelView } from "./view-data";

/** Map, bars, funnel and concentration of areas, and their table. Drawn anew only with its result. */
export const DistributionCellView = memo(
  function DistributionCellView({ result, state }: ViewProps) {
    const view = result?.view as DistributionView | undefined;
    if (!view || !result?.table) return null;
    return (
      <div className="flex flex-col gap-6">
        {view.map && <SpatialFigure view={view.map} notes={result.provenance ?? []} />}
        <Bars view={view} />
        <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))]">
          {view.funnel && <Funnel view={view.funnel} />}
          <Curve view={view} />
        </div>
        <TableView table={result.table} generation={state.generation} view={8} />
        {view.places && (
          <section aria-label={texts.topPlaces}>
            <h3 className="mb-1 text-sm text-soft">{texts.topPlaces}</h3>
            <TableView table={view.places} generation={state.generation} view={6} />
          </section>
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Bars({ view }: { view: DistributionView }) {
  const draw = useCallback((place: Place) => barsChart(view, place), [view]);
  const rest = texts.shown(view.bars.length, view.count);
  return (
    <PlotFigure title={texts.charts.bars(view.measure)} draw={draw}>
      {rest && <p className="text-xs text-faint">{rest}</p>}
    </PlotFigure>
  );
}

function Curve({ view }: { view: DistributionView }) {
  const draw = useCallback((place: Place) => curveChart(view, place), [view]);
  return <PlotFigure title={texts.charts.curve} draw={draw} />;
}

function Funnel({ view }: { view: FunnelView }) {
  const draw = useCallback((place: Place) => funnelChart(view, place), [view]);
  return (
    <PlotFigure title={texts.charts.funnel} draw={draw}>
      <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
        {funnelClasses(view).map(({ fill, label }) => (
          <li key={label} className="flex items-center gap-1">
            <span aria-hidden className="size-2 rounded-full" style={{ background: fill }} />
            {label}
          </li>
        ))}
        <li>{texts.charts.limits}</li>
      </ul>
    </PlotFigure>
  );
}
