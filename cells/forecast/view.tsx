"use client";

import { memo, useCallback, useMemo, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TableView } from "@/cells/table-view";
import { fanChart } from "./charts";
import { isTold } from "./findings";
import type { Forecasts } from "./forecasts";
import { Learning } from "./learning";
import { FanLegend, TrialLegend } from "./legend";
import { Scores } from "./scores";
import { SeriesList } from "./series-list";
import { countingWords, texts } from "./texts";
import { errorChart, trialChart, zoneChart, type Done } from "./trial-charts";
import type { ForecastView } from "./view-data";

const { charts } = texts;

/** Series that have a forecast, the sum of all first. */
function drawnOf({ total, tabled }: Forecasts): Done[] {
  const sums = total && !tabled.includes(total) ? [total] : [];
  return [...sums, ...tabled].filter(isTold);
}

/** The chosen series with its fan and its past, what its kept model did since, and the table. */
export function ForecastCellView({ cell, result, state, onChange }: ViewProps) {
  const view = result?.view as ForecastView | undefined;
  const [wanted, choose] = useState<number | null>(null);
  if (!view) return null;
  const drawn = drawnOf(view.all);
  const chosen = drawn.find(({ series }) => series === wanted) ?? drawn[0];
  return (
    <div className="flex flex-col gap-6">
      {chosen && <Figures view={view} chosen={chosen} choose={choose} />}
      {chosen && <Learning all={view.all} chosen={chosen} cell={cell} onChange={onChange} />}
      {result?.table && <TableView table={result.table} generation={state.generation} view={8} />}
    </div>
  );
}

interface FiguresProps {
  view: ForecastView;
  chosen: Done;
  choose(series: number): void;
}

/** Drawn anew only with its result, or another series. */
const Figures = memo(function Figures({ view, chosen, choose }: FiguresProps) {
  const { all } = view;
  const drawn = drawnOf(all);
  return (
    <>
      {drawn.length > 1 && (
        <Chooser
          label={texts.choose}
          choices={drawn.map(({ series }) => ({ value: series, title: all.nodes[series]!.name }))}
          chosen={chosen.series}
          choose={choose}
        />
      )}
      {drawn.length > 1 && (
        <SeriesList
          all={all}
          drawn={drawn.filter(({ series }) => !all.nodes[series]!.isSum)}
          chosen={chosen.series}
          choose={choose}
        />
      )}
      <SeriesFigures key={chosen.series} view={view} series={chosen} />
    </>
  );
});

interface SeriesProps {
  view: ForecastView;
  series: Done;
}

function SeriesFigures({ view: { all }, series }: SeriesProps) {
  const draw = useCallback(
    (chart: typeof fanChart) => (place: Place) => chart(all, series, place),
    [all, series],
  );
  const fan = useMemo(() => draw(fanChart), [draw]);
  const trials = useMemo(() => draw(trialChart), [draw]);
  const errors = useMemo(() => draw(errorChart), [draw]);
  const zones = useMemo(() => draw(zoneChart), [draw]);
  const { name } = all.nodes[series.series]!;
  return (
    <>
      <PlotFigure title={charts.fan(name)} draw={fan}>
        <FanLegend hold={all.hold > 0} />
        <p className="mt-1 text-xs text-faint">{texts.form(series.told, all.period)}</p>
      </PlotFigure>
      <PlotFigure title={charts.trials(name)} draw={trials}>
        <TrialLegend counting={countingWords(series.told.baseline, all.period)} />
      </PlotFigure>
      <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr))]">
        <PlotFigure title={charts.errors} draw={errors} />
        <PlotFigure title={charts.zone} draw={zones}>
          <p className="text-xs text-faint">{charts.zoneCaption}</p>
        </PlotFigure>
      </div>
      <Scores all={all} series={series} />
    </>
  );
}
