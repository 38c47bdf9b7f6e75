"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TableView } from "@/cells/table-view";
import { CalendarFigure } from "./calendar-figure";
import type { Clock } from "./clocks";
import { Controls } from "./controls";
import { HoursFigures } from "./hours-figures";
import { monthChart } from "./month-chart";
import { texts } from "./texts";
import { TypesOverview } from "./types-overview";
import { weekdayChart } from "./weekday-chart";
import type { ClockView, Counting, Measure } from "./view-data";

/** Clock, week, months and calendar of all together or of one type. Drawn anew only with its result. */
export const ClockCellView = memo(
  function ClockCellView({ result, state }: ViewProps) {
    const view = result?.view as ClockView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-6">
        <Figures key={state.generation} view={view} />
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Figures({ view }: { view: ClockView }) {
  const [chosen, setChosen] = useState(0);
  const [measure, setMeasure] = useState<Measure>("rate");
  const [counting, setCounting] = useState<Counting>(view.source.to ? "spread" : "start");
  const clock = view.clocks[chosen] ?? view.clocks[0]!;
  return (
    <>
      <Controls
        view={view}
        {...{ chosen, setChosen, measure, setMeasure, counting, setCounting }}
      />
      {view.precision === "time" && <HoursFigures {...{ view, clock, measure, counting }} />}
      {view.precision !== "time" && (
        <p className="max-w-prose border-l-2 border-warn pl-3 text-sm text-ink">
          {view.precision === "day" ? texts.onlyDays : texts.onlyMonths}
        </p>
      )}
      {view.precision === "day" && <Weekdays {...{ view, clock, measure }} />}
      {view.precision === "time" && view.clocks.length > 2 && (
        <TypesOverview view={view} chosen={chosen} counting={counting} onChoose={setChosen} />
      )}
      <Months {...{ view, clock, measure }} />
      {clock.byDay && <CalendarFigure view={view} byDay={clock.byDay} name={nameOf(clock)} />}
    </>
  );
}

const nameOf = ({ type }: Clock) => type ?? texts.all;

interface FigureProps {
  view: ClockView;
  clock: Clock;
  measure: Measure;
}

function Months({ view, clock, measure }: FigureProps) {
  const { firstMonth, daysInMonth } = view;
  const { byMonth } = clock;
  const draw = useCallback(
    (place: Place) => monthChart({ firstMonth, daysInMonth, byMonth, measure }, place),
    [firstMonth, daysInMonth, byMonth, measure],
  );
  const words = texts.perDayOr(measure);
  return <PlotFigure title={`${texts.charts.months(words)} · ${nameOf(clock)}`} draw={draw} />;
}

function Weekdays({ view, clock, measure }: FigureProps) {
  const { exposedDays } = view;
  const byWeekday = clock.byWeekday!;
  const draw = useCallback(
    (place: Place) => weekdayChart({ byWeekday, exposedDays, measure }, place),
    [byWeekday, exposedDays, measure],
  );
  const words = texts.perDayOr(measure);
  return <PlotFigure title={`${texts.charts.weekdays(words)} · ${nameOf(clock)}`} draw={draw} />;
}
