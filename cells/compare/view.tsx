"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { RowsBehind, type Behind } from "@/cells/map/rows-behind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { ChoiceField } from "@/cells/fields";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { funnelChart, toDateChart, yearsChart } from "./charts";
import { Sheet } from "./sheet";
import { texts, type Verdict } from "./texts";
import { verdictColours, type CompareView } from "./view-data";

/** The sheet, the year of a chosen group, and where groups lie in the funnel. Drawn anew only with its result. */
export const CompareCellView = memo(
  function CompareCellView({ result, state }: ViewProps) {
    const view = result?.view as CompareView | undefined;
    if (!view || !result?.table) return null;
    return (
      <div className="flex flex-col gap-6">
        <Compared key={state.generation} view={view} notes={result.provenance ?? []} />
        <TableView table={result.table} generation={state.generation} view={8} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Compared({ view, notes }: { view: CompareView; notes: readonly string[] }) {
  const [row, setRow] = useState(0);
  const [behind, setBehind] = useState<Behind | null>(null);
  const open = (title: string, condition: string) =>
    setBehind({ title, table: view.table, condition });
  return (
    <>
      {view.cautions.length > 0 && (
        <ul className="rounded border-l-4 border-warn bg-warn-wash px-3 py-2 text-sm" data-cautions>
          {view.cautions.map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      )}
      <div>
        <Sheet view={view} chosen={row} onChoose={setRow} onOpen={open} />
        {behind && (
          <RowsBehind key={behind.condition} behind={behind} onClose={() => setBehind(null)} />
        )}
      </div>
      <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))]">
        {view.toDate.edges.length > 2 && <ToDate view={view} row={row} />}
        {view.pastYears.length > 1 && <Years view={view} row={row} />}
      </div>
      {view.groups > 1 && <Groups view={view} notes={notes} />}
    </>
  );
}

interface RowProps {
  view: CompareView;
  row: number;
}

function ToDate({ view, row }: RowProps) {
  const draw = useCallback(
    (place: Place) => toDateChart(view, view.sheet[row]!, place),
    [view, row],
  );
  return <PlotFigure title={texts.charts.toDate(view.sheet[row]!.name)} draw={draw} />;
}

function Years({ view, row }: RowProps) {
  const draw = useCallback(
    (place: Place) => yearsChart(view, view.sheet[row]!, place),
    [view, row],
  );
  return <PlotFigure title={texts.charts.years(view.sheet[row]!.name, view.period)} draw={draw} />;
}

/** Funnel and map of one of the comparisons. */
function Groups({ view, notes }: { view: CompareView; notes: readonly string[] }) {
  const [chosen, setChosen] = useState(view.main);
  const choices = view.comparisons.map(({ title }, i) => ({
    value: String(i),
    title,
  }));
  const { points, above, isNew } = view.funnels[chosen]!;
  const draw = useCallback((place: Place) => funnelChart(view, chosen, place), [view, chosen]);
  const verdicts = (Object.keys(verdictColours) as Verdict[]).filter((verdict) =>
    points.some((point) => point.verdict === verdict),
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-64">
        <ChoiceField
          label={texts.compare}
          value={String(chosen)}
          choices={choices}
          onChange={(value) => setChosen(Number(value))}
        />
      </div>
      {view.maps[chosen] && <SpatialFigure key={chosen} view={view.maps[chosen]} notes={notes} />}
      {points.length > 1 && (
        <PlotFigure
          title={texts.charts.funnel(view.comparisons[chosen]!.title)}
          draw={draw}
          legend={verdicts.map((verdict) => ({
            name: `${texts.arrows[verdict]} ${texts.verdicts[verdict]}`,
            colour: verdictColours[verdict],
          }))}
        >
          <p className="text-xs text-soft">
            {texts.charts.limits}. {above > 0 && texts.charts.above(above)}{" "}
            {isNew > 0 && texts.charts.newGroups(isNew)}
          </p>
        </PlotFigure>
      )}
    </div>
  );
}
