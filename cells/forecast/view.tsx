"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TableView } from "@/cells/table-view";
import { fanChart } from "./charts";
import { Chooser } from "./chooser";
import type { SeriesForecast, Told } from "./compute";
import { isTold } from "./findings";
import { FanLegend } from "./legend";
import { texts } from "./texts";
import type { ForecastView } from "./view-data";

/** The chosen series with its fan and its past, and the table. Drawn anew only with its result. */
export const ForecastCellView = memo(
  function ForecastCellView({ result, state }: ViewProps) {
    const view = result?.view as ForecastView | undefined;
    const [wanted, choose] = useState<number | null>(null);
    if (!view) return null;
    const { all } = view;
    const drawn = [...(all.total ? [all.total] : []), ...all.listed].filter(isTold);
    const chosen = drawn.find(({ series }) => series === wanted) ?? drawn[0];
    return (
      <div className="flex flex-col gap-6">
        {drawn.length > 1 && (
          <Chooser all={all} drawn={drawn} chosen={chosen!.series} choose={choose} />
        )}
        {chosen && <SeriesFigures key={chosen.series} view={view} series={chosen} />}
        {result?.table && <TableView table={result.table} generation={state.generation} view={8} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

interface SeriesProps {
  view: ForecastView;
  series: SeriesForecast & { told: Told };
}

function SeriesFigures({ view: { all }, series }: SeriesProps) {
  const fan = useCallback((place: Place) => fanChart(all, series, place), [all, series]);
  return (
    <PlotFigure title={texts.charts.fan(all.nodes[series.series]!.name)} draw={fan}>
      <FanLegend hold={all.hold > 0} />
    </PlotFigure>
  );
}
