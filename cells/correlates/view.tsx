"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { ratiosChart, scatterChart } from "./charts";
import { texts } from "./texts";
import type { CorrelatesView } from "./view-data";

/** Cautions, ratios, a trait beside the rates, what is left on the map, and both tables. */
export const CorrelatesCellView = memo(
  function CorrelatesCellView({ result, state }: ViewProps) {
    const view = result?.view as CorrelatesView | undefined;
    if (!view || !result?.table) return null;
    return (
      <div className="flex flex-col gap-6">
        <Caution names={view.protectedTraits} />
        <Ratios view={view} />
        <Scatters view={view} />
        {view.map && <SpatialFigure view={view.map} notes={result.provenance ?? []} />}
        <TableView table={result.table} generation={state.generation} view={6} />
        <section aria-label={texts.areasTable}>
          <h3 className="mb-1 text-sm text-soft">{texts.areasTable}</h3>
          <TableView table={view.areas} generation={state.generation} view={6} />
        </section>
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Caution({ names }: { names: readonly string[] }) {
  const { title, areas, recorded, cause, protected: marked } = texts.caution;
  return (
    <section aria-label={title} className="border-l-2 border-line pl-3 text-sm text-soft">
      <h3 className="text-ink">{title}</h3>
      {names.length > 0 && <p className="font-semibold text-ink">{marked(names)}</p>}
      <ul className="list-disc pl-5">
        {[cause, areas, recorded].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Ratios({ view }: { view: CorrelatesView }) {
  const draw = useCallback((place: Place) => ratiosChart(view, place), [view]);
  return (
    <PlotFigure title={texts.charts.ratios} draw={draw}>
      <p className="text-xs text-faint">{texts.charts.ratiosCaption(view.isSpatial)}</p>
    </PlotFigure>
  );
}

function Scatters({ view }: { view: CorrelatesView }) {
  const [chosen, choose] = useState(0);
  const scatter = view.scatters[chosen] ?? view.scatters[0]!;
  const draw = useCallback((place: Place) => scatterChart(scatter, place), [scatter]);
  const { scatter: titleOf, scatterCaption } = texts.charts;
  return (
    <div className="flex flex-col gap-2">
      {view.scatters.length > 1 && (
        <Chooser
          label={texts.trait}
          choices={view.scatters.map(({ trait }, value) => ({ value, title: trait }))}
          chosen={chosen}
          choose={choose}
        />
      )}
      <PlotFigure title={titleOf(scatter.trait, scatter.rate)} draw={draw}>
        <p className="text-xs text-faint">{scatterCaption(scatter.rho, scatter.partial)}</p>
      </PlotFigure>
    </div>
  );
}
