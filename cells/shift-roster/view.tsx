"use client";

import { memo, useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { PrintButton, PrintFigure, type PrintedPage } from "@/cells/print";
import { TitledTable } from "@/cells/titled-table";
import { coverChart } from "./chart";
import { RosterSheet } from "./sheet";
import { coverName, sheetName } from "./tables";
import { texts } from "./texts";
import type { ShiftRosterView } from "./view-data";

/** More officers are in the table and on the print. */
const mostOnScreen = 40;

/** Cover against need, the roster as it hangs on the wall, a page to print, and the tables. */
export const ShiftRosterCellView = memo(
  function ShiftRosterCellView({ cell, result, state }: ViewProps) {
    const view = result?.view as ShiftRosterView | undefined;
    if (!view || !result?.table) return null;
    const shown = { generation: state.generation, view: 5 };
    const own = cell.name ?? cell.id;
    const side = (name: string) => result.sideTables?.find((table) => table.name === name);
    return (
      <div className="flex flex-col gap-6">
        <Cover view={view} />
        <section aria-label={texts.sheet} className="flex flex-col gap-2">
          <div className="flex items-center justify-between gap-4">
            <h3 className="text-sm text-soft">{texts.sheet}</h3>
            <PrintButton cell={cell.id} label={texts.print} page={() => pageOf(view, result)} />
          </div>
          <RosterSheet view={view} most={mostOnScreen} />
        </section>
        <TitledTable title={texts.sheetTable} table={side(sheetName(own))} {...shown} />
        <TitledTable title={texts.coverTable} table={side(coverName(own))} {...shown} />
        <TitledTable title={texts.longTable} table={result.table} {...shown} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Cover({ view }: { view: ShiftRosterView }) {
  const draw = useCallback((place: Place) => coverChart(view, place), [view]);
  return (
    <PlotFigure title={texts.chart.title} draw={draw}>
      <p className="text-xs text-faint">{texts.chart.caption}</p>
    </PlotFigure>
  );
}

function pageOf(view: ShiftRosterView, result: NonNullable<ViewProps["result"]>): PrintedPage {
  return {
    title: texts.printTitle,
    orientation: "landscape",
    provenance: result.provenance ?? [],
    body: (
      <>
        <ul>
          {result.findings?.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <RosterSheet view={view} />
        <PrintFigure title={texts.chart.title} draw={(place) => coverChart(view, place)}>
          {texts.chart.caption}
        </PrintFigure>
      </>
    ),
  };
}
