"use client";

import { memo, useCallback, useMemo } from "react";
import type { ViewProps } from "@/cells/kind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { TableView } from "@/cells/table-view";
import { effectChart, heldOutChart, importanceChart, other } from "./charts";
import { texts } from "./texts";
import type { Bar, DriversView, Effect } from "./view-data";

const { charts } = texts;

const columns = "grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))]";
const small = "grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))]";

/** Cautions, what was foreseen, what it leans on and how, and the tables. Drawn anew only with its result. */
export const DriversCellView = memo(
  function DriversCellView({ result, state }: ViewProps) {
    const view = result?.view as DriversView | undefined;
    if (!view || !result?.table) return null;
    const { generation } = state;
    return (
      <div className="flex flex-col gap-6">
        <HeldOut view={view} />
        {view.isUsed ? <Leaning view={view} /> : <p className="text-soft">{charts.unused}</p>}
        <Caution names={view.protectedTraits} />
        <TableView table={result.table} generation={generation} view={8} />
        {(["effects", "heldOut", "models"] as const).map((each) => (
          <section key={each} aria-label={texts.tables[each]}>
            <h3 className="mb-1 text-sm text-soft">{texts.tables[each]}</h3>
            <TableView table={view.tables[each]} generation={generation} view={4} />
          </section>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Caution({ names }: { names: readonly string[] }) {
  const { title, cause, shared, recorded, protected: marked } = texts.caution;
  return (
    <section aria-label={title} className="border-l-2 border-line pl-3 text-sm text-soft">
      <h3 className="text-ink">{title}</h3>
      {names.length > 0 && <p className="font-semibold text-ink">{marked(names)}</p>}
      <ul className="list-disc pl-5">
        {[cause, shared, recorded].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function HeldOut({ view }: { view: DriversView }) {
  const draw = useCallback((place: Place) => heldOutChart(view, place), [view]);
  const legend = [
    { name: charts.observed, colour: "currentColor" },
    { name: charts.expected, colour: "var(--accent)" },
    { name: charts.baseline, colour: other },
  ];
  return <PlotFigure title={charts.heldOut} draw={draw} legend={legend} />;
}

function Leaning({ view }: { view: DriversView }) {
  const { families, features, isBetter, effects } = view;
  return (
    <>
      <section aria-label={charts.features} className={columns}>
        <Importance title={charts.families} bars={families} isBetter={isBetter} />
        <Importance title={charts.features} bars={features} isBetter={isBetter} />
      </section>
      <p className="text-xs text-faint">{isBetter ? charts.sure : charts.nothing}</p>
      {effects.length > 0 && <Effects view={view} />}
    </>
  );
}

interface ImportanceProps {
  title: string;
  bars: readonly Bar[];
  isBetter: boolean;
}

function Importance({ title, bars, isBetter }: ImportanceProps) {
  const draw = useCallback(
    (place: Place) => importanceChart(bars, title, isBetter, place),
    [bars, title, isBetter],
  );
  return <PlotFigure title={title} draw={draw} />;
}

function Effects({ view }: { view: DriversView }) {
  const reach = useMemo((): [number, number] => {
    const ratios = view.effects.flatMap(({ points }) => points.map(({ ratio }) => ratio));
    return [
      Math.max(0.2, Math.min(0.8, ...ratios) * 0.95),
      Math.min(5, Math.max(1.25, ...ratios) * 1.05),
    ];
  }, [view]);
  return (
    <section aria-label={charts.effects}>
      <h3 className="text-sm text-soft">{charts.effects}</h3>
      <div className={small}>
        {view.effects.map((effect) => (
          <SingleEffect key={effect.name} effect={effect} reach={reach} isBetter={view.isBetter} />
        ))}
      </div>
      <p className="text-xs text-faint">
        {charts.usual}. {charts.effectsCaption}
      </p>
    </section>
  );
}

interface SingleEffectProps {
  effect: Effect;
  reach: readonly [number, number];
  isBetter: boolean;
}

function SingleEffect({ effect, reach, isBetter }: SingleEffectProps) {
  const draw = useCallback(
    (place: Place) => effectChart(effect, reach, isBetter, place),
    [effect, reach, isBetter],
  );
  return <PlotFigure title={effect.name} draw={draw} />;
}
