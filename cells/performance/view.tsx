"use client";

import { memo, useCallback, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { PrintButton } from "@/cells/print";
import { TableView } from "@/cells/table-view";
import { TitledTable } from "@/cells/titled-table";
import { caterpillarChart, delayChart, mostShown, withinChart, workloadChart } from "./area-charts";
import { limits, type Which } from "./compute";
import { funnelChart, sideColours, type FunnelScale } from "./funnel-chart";
import { printedPage } from "./print-page";
import { texts } from "./texts";
import { ageColours, curveChart, flowChart, pendencyChart } from "./time-charts";
import type { PerformanceView } from "./view-data";
import { WordsTable } from "./words-table";

const { charts } = texts;

/** Cautions, shares by area, delays, open cases, duty, the words, and the tables. */
export const PerformanceCellView = memo(
  function PerformanceCellView({ cell, result, state, onChange }: ViewProps) {
    const view = result?.view as PerformanceView | undefined;
    if (!view || !result?.table) return null;
    return (
      <div className="flex flex-col gap-6">
        <Caution />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PrintButton
            cell={cell.id}
            label={texts.print.button}
            page={() =>
              printedPage(view, {
                findings: result.findings ?? [],
                provenance: result.provenance ?? [],
              })
            }
          />
        </div>
        <Rates view={view} />
        <Delays view={view} />
        {view.pendency && <Open view={view} />}
        {view.workload.length > 0 && <Duty view={view} />}
        {view.status && (
          <WordsTable
            column={view.status}
            words={view.words}
            source={cell.source}
            onChange={onChange}
          />
        )}
        <TableView table={result.table} generation={state.generation} view={6} />
        {view.tables.map(({ title, table }) => (
          <TitledTable
            key={title}
            title={title}
            table={table}
            generation={state.generation}
            view={6}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result &&
    before.state.generation === after.state.generation &&
    before.cell.source === after.cell.source,
);

interface Shown {
  view: PerformanceView;
}

function Caution() {
  return (
    <section
      aria-label={texts.cautionTitle}
      className="border-l-2 border-line pl-3 text-sm text-soft"
    >
      <h3 className="text-ink">{texts.cautionTitle}</h3>
      <ul className="list-disc pl-5">
        {texts.cautions.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

const numbered = (titles: readonly string[]) => titles.map((title, value) => ({ value, title }));
const funnelScales: readonly FunnelScale[] = ["mixed", "plain"];

function Rates({ view }: Shown) {
  const { summaries, names, rates } = view;
  const [chosen, choose] = useState(0);
  const [scale, setScale] = useState(0);
  const [which, setWhich] = useState(0);
  const [order, setOrder] = useState(0);
  const summary = summaries[chosen] ?? summaries[0]!;
  const { measure } = summary;
  const isTested = measure !== "discovered" && names.length > 1;
  const whiches = (["all", "reported", "discovered"] as const).filter((each) =>
    rates.some((rate) => rate.which === each && rate.measure === measure),
  );
  const drawn: Which = whiches[which] ?? "all";
  const isPlain = scale === 1;
  const funnel = useCallback(
    (place: Place) => funnelChart(view, summary, isPlain ? "plain" : "mixed", place),
    [view, summary, isPlain],
  );
  const caterpillar = useCallback(
    (place: Place) =>
      caterpillarChart(view, { measure, which: drawn, isByDistance: order === 1 }, place),
    [view, measure, drawn, order],
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Chooser
          label={charts.measure}
          choices={numbered(summaries.map((each) => texts.measureTitles[each.measure]))}
          chosen={chosen}
          choose={choose}
        />
        {isTested && (
          <Chooser
            label={charts.scale}
            choices={numbered(funnelScales.map((each) => charts.scales[each]))}
            chosen={scale}
            choose={setScale}
          />
        )}
      </div>
      {isTested && (
        <PlotFigure
          title={charts.funnel(measure)}
          draw={funnel}
          legend={(["above", "below", "within"] as const).map((side) => ({
            name: charts.places[side],
            colour: sideColours[side],
          }))}
        >
          <p className="text-xs text-faint">
            {isPlain
              ? charts.plainCaption(summary.plainDispersion)
              : charts.mixedCaption(summary.dispersion)}
          </p>
        </PlotFigure>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {whiches.length > 1 && (
          <Chooser
            label={charts.which}
            choices={numbered(whiches.map((each) => texts.whichTitles[each]))}
            chosen={which}
            choose={setWhich}
          />
        )}
        {isTested && drawn === "all" && (
          <Chooser
            label={charts.order}
            choices={numbered(charts.orders)}
            chosen={order}
            choose={setOrder}
          />
        )}
      </div>
      <PlotFigure title={charts.caterpillar(measure, drawn)} draw={caterpillar}>
        <p className="text-xs text-faint">
          {charts.caterpillarCaption(isTested && drawn === "all", names.length > mostShown)}
        </p>
      </PlotFigure>
    </div>
  );
}

function Delays({ view }: Shown) {
  const kinds = [...new Set(view.delays.map(({ kind }) => kind))].filter((kind) =>
    view.delays.some((each) => each.kind === kind && each.area !== -1),
  );
  const [chosen, choose] = useState(0);
  const kind = kinds[chosen] ?? kinds[0];
  const draw = useCallback((place: Place) => delayChart(view, kind!, place), [view, kind]);
  if (!kind) return null;
  const hasLengths = view.delays.some(
    (each) => each.kind === kind && each.area !== -1 && each.median,
  );
  const hasShares = view.delays.some((each) => each.kind === kind && each.within);
  return (
    <div className="flex flex-col gap-3">
      <Chooser
        label={charts.delay}
        choices={numbered(kinds.map((each) => texts.delayTitles[each]))}
        chosen={chosen}
        choose={choose}
      />
      {hasLengths && (
        <PlotFigure title={charts.delays(kind)} draw={draw}>
          <p className="text-xs text-faint">{charts.delayCaption(view.names.length > mostShown)}</p>
        </PlotFigure>
      )}
      {hasShares && <Within view={view} kind={kind} />}
      {kind === "charge sheet" && view.curve && <Curve view={view} />}
    </div>
  );
}

function Within({ view, kind }: Shown & { kind: PerformanceView["delays"][number]["kind"] }) {
  const [chosen, choose] = useState(0);
  const limit = limits[chosen]!;
  const draw = useCallback(
    (place: Place) => withinChart(view, kind, limit, place),
    [view, kind, limit],
  );
  return (
    <>
      <Chooser
        label={charts.limit}
        choices={numbered(limits.map(charts.days))}
        chosen={chosen}
        choose={choose}
      />
      <PlotFigure title={charts.within(kind, limit)} draw={draw}>
        <p className="text-xs text-faint">{charts.withinCaption}</p>
      </PlotFigure>
    </>
  );
}

function Curve({ view }: Shown) {
  const draw = useCallback((place: Place) => curveChart(view, place), [view]);
  return <PlotFigure title={charts.curve} draw={draw} />;
}

function Open({ view }: Shown) {
  const [chosen, choose] = useState(0);
  // Another table may have fewer areas than were to choose from.
  const area = chosen > view.names.length ? -1 : chosen - 1;
  const name = view.names[area] ?? charts.allAreas;
  const open = useCallback(
    (place: Place) => pendencyChart(view, area, name, place),
    [view, area, name],
  );
  const flow = useCallback(
    (place: Place) => flowChart(view, area, name, place),
    [view, area, name],
  );
  return (
    <div className="flex flex-col gap-3">
      {view.names.length > 1 && (
        <Chooser
          label={charts.area}
          choices={numbered([charts.allAreas, ...view.names])}
          chosen={chosen}
          choose={choose}
        />
      )}
      <PlotFigure
        title={charts.pendency(name)}
        draw={open}
        legend={charts.ages.map((each, age) => ({ name: each, colour: ageColours[age]! }))}
      />
      {view.pendency!.flow && (
        <PlotFigure
          title={charts.flow(name)}
          draw={flow}
          legend={[
            { name: charts.opened, colour: "var(--accent)" },
            { name: charts.closedDashed, colour: "#d55e00" },
          ]}
        />
      )}
    </div>
  );
}

function Duty({ view }: Shown) {
  const draw = useCallback((place: Place) => workloadChart(view, place), [view]);
  return (
    <PlotFigure title={charts.workload} draw={draw}>
      <p className="text-xs text-faint">{charts.workloadCaption}</p>
    </PlotFigure>
  );
}
