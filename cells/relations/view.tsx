"use client";

import { ToggleGroup } from "radix-ui";
import { memo, useMemo, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { Curve } from "./curve";
import { jointMap } from "./joint-map";
import { Matrix, type Pair } from "./matrix";
import { texts } from "./texts";
import { type MeasureName, measureNames, type RelationsView } from "./view-data";
import { answerOf, cautionOf } from "./words";

/** The matrix of types, and the pair that was chosen in it. */
export const RelationsCellView = memo(
  function RelationsCellView({ result, state }: ViewProps) {
    const view = result?.view as RelationsView | undefined;
    const [name, setName] = useState<MeasureName>("nearest");
    const [picked, setPicked] = useState<Pair | null>(null);
    if (!view) return null;
    const isThere = picked && Math.max(...picked) < view.types.length;
    const chosen = isThere ? picked : view.asked;
    return (
      <div className="flex flex-col gap-6" data-relations>
        <section className="flex flex-col gap-3">
          <MeasureChoice view={view} name={name} onChange={setName} />
          <Matrix view={view} name={name} chosen={chosen} onChoose={setPicked} />
        </section>
        {chosen && <PairView view={view} pair={chosen} notes={result?.provenance ?? []} />}
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

interface ChoiceProps {
  view: RelationsView;
  name: MeasureName;
  onChange(name: MeasureName): void;
}

function MeasureChoice({ view, name, onChange }: ChoiceProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={texts.measure}
      value={name}
      onValueChange={(value) => value && onChange(value as MeasureName)}
      className="flex flex-wrap gap-x-4 border-b border-line pb-1 text-sm text-soft"
    >
      {measureNames.map((each) => (
        <ToggleGroup.Item
          key={each}
          value={each}
          disabled={!view.measures[each]}
          className="cursor-pointer rounded px-1 disabled:cursor-default disabled:text-faint disabled:opacity-60 data-[state=on]:font-semibold data-[state=on]:text-ink"
        >
          {texts.measures[each]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

interface PairProps {
  view: RelationsView;
  pair: Pair;
  notes: readonly string[];
}

function PairView({ view, pair: [a, b], notes }: PairProps) {
  const map = useMemo(() => jointMap(view, a, b), [view, a, b]);
  const caution = cautionOf(view, a, b);
  const title = texts.pair(view.types[a]!, view.types[b]!);
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-line pt-3" data-pair>
      <h3 className="font-medium">{title}</h3>
      <p aria-live="polite" className="max-w-prose">
        {view.measures.within ? answerOf(view, a, b) : texts.soFar(answerOf(view, a, b))}
      </p>
      {caution && <p className="max-w-prose text-sm text-warn">{caution}</p>}
      <div className="flex flex-wrap gap-6">
        {map && (
          <div className="min-w-72 flex-[3]">
            <SpatialFigure view={map} notes={notes} />
          </div>
        )}
        <div className="min-w-72 flex-[2]">
          <Curve view={view} a={a} b={b} />
        </div>
      </div>
    </section>
  );
}
