"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TableView } from "@/cells/table-view";
import { historyChart, holidayChart, other, remainderChart, seasonChart, strong } from "./charts";
import type { SeasonFound } from "./seasons";
import { texts } from "./texts";
import type { SeriesView, TrendView } from "./view-data";

const { charts } = texts;

/** History, seasons and remainder of the chosen series, and the table. Drawn anew only with its result. */
export const TrendCellView = memo(
  function TrendCellView({ result, state }: ViewProps) {
    const view = result?.view as TrendView | undefined;
    const [chosen, choose] = useState(0);
    if (!view || !result?.table) return null;
    const series = view.series[chosen] ?? view.series[0];
    return (
      <div className="flex flex-col gap-6">
        {view.series.length > 1 && (
          <Chooser
            label={view.column ?? texts.choose}
            choices={view.series.map(({ name, incidents }, value) => ({
              value,
              title: texts.total(incidents, name),
            }))}
            chosen={chosen}
            choose={choose}
          />
        )}
        {series && <SeriesFigures key={series.name} series={series} view={view} />}
        <TableView table={result.table} generation={state.generation} view={8} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function SeriesFigures({ series, view }: { series: SeriesView; view: TrendView }) {
  const { period } = view;
  const history = useCallback(
    (place: Place) => historyChart(series, period, place),
    [series, period],
  );
  const rest = useCallback(
    (place: Place) => remainderChart(series, period, place),
    [series, period],
  );
  return (
    <>
      <PlotFigure title={charts.history(series.name)} draw={history}>
        <Legend series={series} />
        {series.marks.length > 0 && (
          <ul className="mt-1 list-disc pl-5 text-sm text-soft">
            {series.marks.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </PlotFigure>
      {series.seasons.length > 0 && (
        <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))]">
          {series.seasons.map((season) => (
            <Season key={season.of} season={season} />
          ))}
        </div>
      )}
      <PlotFigure title={charts.remainder} draw={rest} />
      {series.holidays.length > 0 && <Holidays series={series} />}
    </>
  );
}

function Season({ season }: { season: SeasonFound }) {
  const draw = useCallback((place: Place) => seasonChart(season, place), [season]);
  return (
    <PlotFigure title={charts.season[season.of]} draw={draw}>
      <p className="text-xs text-faint">
        {charts.seasonCaption(season.of, season.strength, season.p)}
      </p>
    </PlotFigure>
  );
}

function Holidays({ series: { holidays } }: { series: SeriesView }) {
  const draw = useCallback((place: Place) => holidayChart(holidays, place), [holidays]);
  return (
    <PlotFigure title={texts.holidays.chart} draw={draw}>
      <p className="text-xs text-faint">{texts.holidays.caption}</p>
    </PlotFigure>
  );
}

function Legend({ series }: { series: SeriesView }) {
  const { points, marks } = series;
  const entries = [
    { label: charts.observed, colour: "var(--soft)", width: 1 },
    { label: charts.trend, colour: "var(--accent)", width: 3 },
    ...(points[0]?.curve ? [{ label: charts.curve, colour: other, width: 2, dashed: true }] : []),
    ...(marks.some(({ to }) => to === null)
      ? [{ label: charts.break, colour: strong, width: 2, dashed: true }]
      : []),
    ...(marks.some(({ to }) => to !== null)
      ? [
          {
            label: charts.passing,
            colour: "color-mix(in srgb, var(--soft) 30%, transparent)",
            width: 10,
          },
        ]
      : []),
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
      {entries.map(({ label, colour, width, dashed }) => (
        <li key={label} className="flex items-center gap-1">
          <span
            aria-hidden
            className="w-4"
            style={{ borderTop: `${width}px ${dashed ? "dashed" : "solid"} ${colour}` }}
          />
          {label}
        </li>
      ))}
      {points.some(({ outlier }) => outlier) && (
        <li className="flex items-center gap-1">
          <span aria-hidden style={{ color: strong }}>
            ◇
          </span>
          {charts.outlier}
        </li>
      )}
    </ul>
  );
}
