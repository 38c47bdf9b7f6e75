"use client";

import { memo, useCallback, useId, useMemo, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import { Playback } from "./playback";
import { texts } from "./texts";
import { hotBySlice, sliceView, type EmergingView } from "./view-data";

/** The map of patterns or of one slice, and the table. Drawn anew only with its result. */
export const EmergingCellView = memo(
  function EmergingCellView({ result, state }: ViewProps) {
    const view = result?.view as EmergingView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-4">
        <Maps key={state.generation} view={view} notes={result?.provenance ?? []} />
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Maps({ view, notes }: { view: EmergingView; notes: readonly string[] }) {
  const group = useId();
  const [isSliced, setSliced] = useState(false);
  const [at, setAt] = useState(view.sliceNames.length - 1);
  const hot = useMemo(() => hotBySlice(view), [view]);
  const map = useMemo(() => (isSliced ? sliceView(view, at) : view.pattern), [view, isSliced, at]);
  const show = useCallback((next: number) => {
    setSliced(true);
    setAt(next);
  }, []);
  const choices = [
    { label: texts.pattern, value: false },
    { label: texts.slices[view.slice], value: true },
  ];
  return (
    <div className="flex flex-col gap-3">
      <div role="radiogroup" aria-label={texts.shown} className="flex flex-wrap gap-4 text-sm">
        {choices.map(({ label, value }) => (
          <label key={label} className="flex items-center gap-2 text-ink">
            <input
              type="radio"
              className="accent-(--accent)"
              name={group}
              checked={isSliced === value}
              onChange={() => setSliced(value)}
            />
            {label}
          </label>
        ))}
      </div>
      <Playback names={view.sliceNames} hot={hot} at={at} onChange={show} />
      <SpatialFigure view={map} notes={notes} />
    </div>
  );
}
