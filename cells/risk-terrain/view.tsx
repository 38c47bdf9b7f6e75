"use client";

import { memo, useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { elsewhereColour, factorChart } from "./charts";
import { FactorsTable } from "./factors-table";
import type { TerrainView } from "./map";
import { texts } from "./texts";

/** Caution, factors, the risk map and the cells. Drawn anew only with its result. */
export const RiskTerrainView = memo(
  function RiskTerrainView({ result, state }: ViewProps) {
    const view = result?.view as TerrainView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-6">
        <p
          role="note"
          data-caution
          className="border-l-4 border-warn bg-warn-wash px-3 py-2 text-sm text-ink"
        >
          {view.factors.length > 0 ? texts.caution : texts.cautionNothing}
        </p>
        {view.factors.length > 0 && <Factors view={view} />}
        <FactorsTable view={view} />
        {view.map && <SpatialFigure view={view.map} notes={result?.provenance ?? []} />}
        {result?.table && (
          <section aria-label={texts.cellsTitle}>
            <TableView table={result.table} generation={state.generation} view={6} />
          </section>
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

const { chart } = texts;

function Factors({ view: { factors } }: { view: TerrainView }) {
  const draw = useCallback((place: Place) => factorChart(factors, place), [factors]);
  return (
    <PlotFigure title={chart.title} draw={draw}>
      <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
        <Sign sign="●" colour="var(--accent)" words={chart.sure} />
        <Sign sign="○" colour="var(--accent)" words={chart.unsure} />
        <Sign sign="×" colour={elsewhereColour} words={chart.elsewhere} />
      </ul>
      <p className="mt-1 text-xs text-faint">{chart.caption}</p>
    </PlotFigure>
  );
}

function Sign({ sign, colour, words }: { sign: string; colour: string; words: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className="text-base leading-none" style={{ color: colour }}>
        {sign}
      </span>
      {words}
    </li>
  );
}
