"use client";

import { memo, useCallback, useMemo, useState } from "react";
import { shortWeekdays } from "@/cells/clock/names";
import type { ViewProps } from "@/cells/kind";
import { dayOf } from "@/cells/patrol/texts";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { PrintButton, PrintFigure, PrintTable, type PrintedPage } from "@/cells/print";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TitledTable } from "@/cells/titled-table";
import { waitCurve, weekdayNeeds } from "./charts";
import { byNeed } from "./compute";
import { measures, weekHeat, type Measure } from "./heat";
import { shiftGrid, ShiftTable } from "./shift-table";
import { areasName, unitsName } from "./tables";
import { slotName, texts } from "./texts";
import type { QueueingView } from "./view-data";

/** Units needed by hour, the curve of an hour, needs by shift to print, who answers, and the tables. */
export const QueueingCellView = memo(
  function QueueingCellView({ cell, result, state }: ViewProps) {
    const view = result?.view as QueueingView | undefined;
    if (!view || !result?.table) return null;
    const shown = { generation: state.generation, view: 6 };
    const side = (name: string) => result.sideTables?.find((table) => table.name === name);
    const isHours = view.rows[0]!.hour !== null;
    const own = cell.name ?? cell.id;
    return (
      <div className="flex flex-col gap-6">
        {view.isAssumed && <Caution>{texts.assumption(view.aim.serviceMinutes)}</Caution>}
        {!isHours && <Caution>{texts.onlyDays}</Caution>}
        {isHours ? <Heat view={view} /> : <Weekdays view={view} />}
        <Curve view={view} />
        {isHours && <ShiftTable view={view} />}
        {isHours && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <PrintButton cell={cell.id} label={texts.print} page={() => pageOf(view, result)} />
          </div>
        )}
        {view.map && <SpatialFigure view={view.map} notes={result.provenance ?? []} />}
        <TitledTable title={texts.hoursTable} table={result.table} {...shown} />
        <TitledTable title={texts.areasTable} table={side(areasName(own))} {...shown} />
        <TitledTable title={texts.unitsTable} table={side(unitsName(own))} {...shown} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Caution({ children }: { children: string }) {
  return <p className="max-w-prose border-l-2 border-warn pl-3 text-sm text-ink">{children}</p>;
}

function Heat({ view }: { view: QueueingView }) {
  const isKnown = view.rows[0]!.units !== null;
  const offered = isKnown ? measures : (["needed", "calls"] as const);
  const [measure, setMeasure] = useState<Measure>("needed");
  const draw = useCallback(
    (place: Place) => weekHeat(view.rows, { measure, aim: view.aim }, place),
    [view, measure],
  );
  const { chart } = texts;
  return (
    <div className="flex flex-col gap-2">
      <Chooser
        label={chart.heatShows}
        choices={offered.map((each, value) => ({ value, title: chart.measures[each] }))}
        chosen={offered.findIndex((each) => each === measure)}
        choose={(at) => setMeasure(offered[at]!)}
      />
      <PlotFigure title={chart.heat(chart.measures[measure])} draw={draw}>
        {isKnown && <p className="text-xs text-faint">{chart.framed}</p>}
      </PlotFigure>
    </div>
  );
}

function Weekdays({ view }: { view: QueueingView }) {
  const draw = useCallback((place: Place) => weekdayNeeds(view.rows, view.aim, place), [view]);
  return (
    <PlotFigure title={texts.chart.weekdays} draw={draw}>
      {view.rows[0]!.units !== null && (
        <p className="text-xs text-faint">{texts.chart.weekdaysCaption}</p>
      )}
    </PlotFigure>
  );
}

/** As many hours as a list is read through. */
const mostOffered = 24;

function Curve({ view }: { view: QueueingView }) {
  const offered = useMemo(() => byNeed(view.rows).slice(0, mostOffered), [view]);
  const [chosen, choose] = useState(offered[0]!);
  const row = view.rows[chosen] ?? view.rows[offered[0]!]!;
  const draw = useCallback((place: Place) => waitCurve(row, view.aim, place), [row, view]);
  const { chart } = texts;
  return (
    <div className="flex flex-col gap-2">
      <Chooser
        label={chart.curveOf}
        choices={offered.map((at) => ({ value: at, title: slotName(view.rows[at]!) }))}
        chosen={chosen}
        choose={choose}
      />
      <PlotFigure title={chart.curve(slotName(row))} draw={draw}>
        <p className="text-xs text-faint">{chart.curveCaption(row, view.busy !== null)}</p>
      </PlotFigure>
    </div>
  );
}

function pageOf(view: QueueingView, result: NonNullable<ViewProps["result"]>): PrintedPage {
  return {
    title: texts.printTitle,
    period: `${dayOf(view.span.from)} to ${dayOf(view.span.end - 1)}`,
    provenance: result.provenance ?? [],
    body: (
      <>
        <ul>
          {result.findings?.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <PrintTable
          caption={texts.printCaption}
          columns={[
            { title: texts.shiftTable, width: "28%" },
            ...shortWeekdays.map((title) => ({ title, isNumber: true })),
          ]}
          rows={shiftGrid(view).map(({ name, cells }) => [
            name,
            ...cells.map((row) => (row ? texts.shiftCell(row) : null)),
          ])}
        />
        <PrintFigure
          title={texts.chart.heat(texts.chart.measures.needed)}
          draw={(place) => weekHeat(view.rows, { measure: "needed", aim: view.aim }, place)}
        >
          {view.rows[0]!.units !== null && texts.chart.framed}
        </PrintFigure>
      </>
    ),
  };
}
