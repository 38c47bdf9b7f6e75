"use client";

import { memo, useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TitledTable } from "@/cells/titled-table";
import type { TableInfo } from "@/lib/engine/engine";
import { eventChart, fitChart, forestChart, gapChart, orange, seriesChart } from "./charts";
import type { FormLine } from "./form-lines";
import { texts } from "./texts";
import type { EvaluationView } from "./view-data";

const { charts } = texts;

/** The form as it was fixed, the effects, the series that they come from, and the tables. */
export const EvaluationCellView = memo(
  function EvaluationCellView({ result, state }: ViewProps) {
    const view = result?.view as EvaluationView | undefined;
    if (!view || !result?.table) return null;
    const table = (title: string, info: TableInfo) => (
      <TitledTable title={title} table={info} generation={state.generation} view={6} />
    );
    return (
      <div className="flex flex-col gap-6">
        <Form lines={view.form} />
        {view.forest.length > 0 && <Forest view={view} />}
        {table(texts.tables.effects, result.table)}
        <Series view={view} />
        {view.fit && <Fit view={view} fit={view.fit} />}
        {view.event && <Events view={view} event={view.event} />}
        {view.gaps && <GapFigure view={view} gaps={view.gaps} />}
        {table(texts.tables.series, view.series)}
        {table(texts.tables.areas, view.areas)}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Form({ lines }: { lines: readonly FormLine[] }) {
  return (
    <section aria-label={texts.form.title} className="border-l-2 border-line pl-3 text-sm">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5">
        {lines.map(({ label, words }) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Caption = ({ children }: { children: string }) => (
  <p className="text-xs text-faint">{children}</p>
);

function Forest({ view }: { view: EvaluationView }) {
  const draw = useCallback((place: Place) => forestChart(view, place), [view]);
  return (
    <PlotFigure title={charts.forest} draw={draw}>
      <Caption>
        {view.gaps ? `${charts.forestCaption} ${charts.forestPlacebos}` : charts.forestCaption}
      </Caption>
    </PlotFigure>
  );
}

function Series({ view }: { view: EvaluationView }) {
  const draw = useCallback((place: Place) => seriesChart(view, place), [view]);
  const hasAround = view.points.some(({ displacement }) => displacement !== null);
  return (
    <PlotFigure
      title={charts.series}
      draw={draw}
      legend={[
        { name: charts.treated, colour: "var(--accent)" },
        { name: charts.control, colour: "var(--soft)" },
        ...(hasAround ? [{ name: charts.displacement, colour: orange }] : []),
      ]}
    >
      <Caption>{charts.seriesCaption(view.period, view.scale)}</Caption>
    </PlotFigure>
  );
}

interface FitProps {
  view: EvaluationView;
  fit: NonNullable<EvaluationView["fit"]>;
}

function Fit({ view, fit }: FitProps) {
  const draw = useCallback((place: Place) => fitChart(view, fit, place), [view, fit]);
  return (
    <PlotFigure
      title={charts.fit}
      draw={draw}
      legend={[
        { name: charts.observed, colour: "var(--soft)" },
        { name: charts.model, colour: "var(--accent)" },
        { name: charts.counterfactual, colour: orange },
      ]}
    >
      <Caption>{charts.fitCaption(fit.hasControl)}</Caption>
    </PlotFigure>
  );
}

interface EventProps {
  view: EvaluationView;
  event: NonNullable<EvaluationView["event"]>;
}

function Events({ view, event }: EventProps) {
  const draw = useCallback((place: Place) => eventChart(view, event, place), [view, event]);
  return (
    <PlotFigure title={charts.event} draw={draw}>
      <Caption>{charts.eventCaption(event.each)}</Caption>
    </PlotFigure>
  );
}

interface GapProps {
  view: EvaluationView;
  gaps: NonNullable<EvaluationView["gaps"]>;
}

function GapFigure({ view, gaps }: GapProps) {
  const draw = useCallback((place: Place) => gapChart(view, gaps, place), [view, gaps]);
  return (
    <PlotFigure title={charts.gap} draw={draw}>
      <Caption>{charts.gapCaption(gaps.lines.length - 1)}</Caption>
    </PlotFigure>
  );
}
