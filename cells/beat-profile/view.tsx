"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { RowsBehind } from "@/cells/map/rows-behind";
import { useNamesShown } from "@/cells/people/shown";
import { editParams } from "@/cells/params";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { PrintButton } from "@/cells/print";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { Button } from "@/lib/ui/button";
import { hoursChart, monthsChart, monthsLegend } from "./charts";
import { BeatChooser } from "./chooser";
import { printedPage } from "./print-page";
import { SectionTable } from "./section-table";
import { words } from "./section-texts";
import { texts } from "./texts";
import type { ProfileView } from "./view-data";

const { charts } = words;

/** One beat: its figures, when and where, and a page that prints. */
export const ProfileCellView = memo(
  function ProfileCellView({ cell, result, state, onChange }: ViewProps) {
    const view = result?.view as ProfileView | undefined;
    if (!view || !result?.table) return null;
    const provenance = result.provenance ?? [];
    const choose = (names: readonly string[]) =>
      onChange(editParams(cell.source, { chosen: [[...names]] }));
    return (
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <BeatChooser beats={view.beats} by={view.read.by} choose={choose} />
          <PrintButton
            cell={cell.id}
            label={texts.print}
            page={() => printedPage(view, provenance)}
          />
        </div>
        <header>
          <h2 className="text-lg font-semibold">{view.title}</h2>
          <p className="text-sm text-soft">{view.period}</p>
          {view.missing.length > 0 && (
            <p className="text-sm text-faint">{texts.missing(view.missing)}</p>
          )}
        </header>
        <Tables view={view} ids={["heads"]} />
        <MonthsFigure view={view} />
        {view.weeks && <Hours weeks={view.weeks} view={view} />}
        <Tables view={view} ids={["times", "shifts", "gaps"]} />
        {view.map && <SpatialFigure view={view.map} notes={provenance} />}
        <div className="flex flex-wrap gap-x-10 gap-y-6">
          <Tables view={view} ids={["squares", "named", "beats", "stages", "offenders"]} />
        </div>
        {view.offenders && <OffenderRows behind={view.offenders} />}
        {view.again.map((line) => (
          <p key={line} className="text-sm">
            {line}
          </p>
        ))}
        <p className="border-l-2 border-line pl-3 text-sm text-soft">{texts.caution}</p>
        <TableView table={result.table} generation={state.generation} view={6} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result &&
    before.cell.source === after.cell.source &&
    before.state.generation === after.state.generation,
);

function Tables({ view, ids }: { view: ProfileView; ids: readonly string[] }) {
  return view.sections
    .filter(({ id }) => ids.includes(id))
    .map((section) => <SectionTable key={section.id} section={section} />);
}

function MonthsFigure({ view: { months } }: { view: ProfileView }) {
  const draw = useCallback((place: Place) => monthsChart(months.points, place), [months]);
  const { foreseen } = months;
  return (
    <PlotFigure title={charts.months} draw={draw} legend={foreseen ? monthsLegend : []}>
      <p className="text-xs text-faint">
        {foreseen
          ? charts.monthsCaption(foreseen.by, foreseen.held, foreseen.tried, foreseen.miss)
          : charts.noBand}
      </p>
    </PlotFigure>
  );
}

function Hours({ weeks, view }: { weeks: NonNullable<ProfileView["weeks"]>; view: ProfileView }) {
  const [chosen, choose] = useState(0);
  const { name, hours } = weeks[chosen] ?? weeks[0]!;
  const draw = useCallback((place: Place) => hoursChart(view, hours, place), [view, hours]);
  return (
    <div className="flex flex-col gap-2">
      {weeks.length > 1 && (
        <Chooser
          label={texts.head}
          choices={weeks.map(({ name: title }, value) => ({ value, title }))}
          chosen={chosen}
          choose={choose}
        />
      )}
      <PlotFigure title={charts.weekOf(name)} draw={draw} />
    </div>
  );
}

/** Their rows tell where each of them lives: only while names are shown. */
function OffenderRows({ behind }: { behind: NonNullable<ProfileView["offenders"]> }) {
  const areShown = useNamesShown();
  const [isOpen, setOpen] = useState(false);
  if (!areShown) return null;
  return isOpen ? (
    <RowsBehind behind={behind} onClose={() => setOpen(false)} />
  ) : (
    <div>
      <Button onClick={() => setOpen(true)}>{texts.offendersShow}</Button>
    </div>
  );
}
