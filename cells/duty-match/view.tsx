"use client";

import { memo, useCallback, useMemo, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { editParams } from "@/cells/params";
import { Chooser } from "@/cells/plot/chooser";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { PrintButton } from "@/cells/print";
import { SpatialFigure } from "@/cells/spatial/lazy";
import { TableView } from "@/cells/table-view";
import type { DutyMove } from "@/lib/methods/patrol/presence";
import { lorenzChart, ratiosChart } from "./charts";
import { underServed } from "./findings";
import { HeatTable } from "./heat-table";
import { mapOf } from "./map";
import { printedPage } from "./print-page";
import { texts } from "./texts";
import { namedMoves, useMoves, type Moves } from "./use-moves";
import type { DutyMatchView } from "./view-data";
import { WhatIf } from "./what-if";

/** Most ratios in the chart; all are in the table. */
const mostRatios = 15;

/** Beats by shift, the largest ratios, what moves would change, curve, map and tables. */
export const DutyMatchCellView = memo(
  function DutyMatchCellView(props: ViewProps) {
    const view = props.result?.view as DutyMatchView | undefined;
    return view && props.result?.table ? <Shown {...props} view={view} /> : null;
  },
  (before, after) =>
    before.result === after.result &&
    before.cell.source === after.cell.source &&
    before.state.generation === after.state.generation,
);

function Shown({ cell, result, state, onChange, view }: ViewProps & { view: DutyMatchView }) {
  const moving = useMoves(view);
  const keep = (moves: readonly DutyMove[]) =>
    onChange(
      editParams(cell.source, {
        moves: moves.length === 0 ? undefined : namedMoves(view, moves),
      }),
    );
  const levels = moving.after?.levels ?? view.match.levels;
  const hours = moving.after?.hours ?? view.hours;
  const notes = result?.provenance ?? [];
  return (
    <div className="flex flex-col gap-6">
      <Caution />
      <HeatTable
        view={view}
        levels={levels}
        hours={hours}
        before={moving.after && view.match.levels}
      />
      <Ratios view={view} />
      {view.presence && <WhatIf view={view} moving={moving} keep={keep} />}
      <Curve view={view} moving={moving} />
      <Follows view={view} />
      {view.outlines && (
        // Its shift is a number: with other shifts it begins anew.
        <ByShift
          key={JSON.stringify(view.shifts.map(({ name }) => name))}
          {...{ view, moving, notes }}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PrintButton
          cell={cell.id}
          label={texts.print}
          page={() =>
            printedPage(view, moving, { findings: result?.findings ?? [], provenance: notes })
          }
        />
      </div>
      <TableView table={result!.table!} generation={state.generation} view={8} />
      <section aria-label={texts.beatsTable}>
        <h3 className="mb-1 text-sm text-soft">{texts.beatsTable}</h3>
        <TableView table={view.beatsTable} generation={state.generation} view={6} />
      </section>
    </div>
  );
}

function Caution() {
  const { title, lines } = texts.caution;
  return (
    <section aria-label={title} className="border-l-2 border-line pl-3 text-sm text-soft">
      <h3 className="text-ink">{title}</h3>
      <ul className="list-disc pl-5">
        {lines.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Ratios({ view }: { view: DutyMatchView }) {
  const { counts, options, isWeighted, match } = view;
  const { cells } = match.levels;
  const shown = useMemo(() => {
    const under = underServed(cells, counts, options.least);
    const others = Array.from(cells.low.keys())
      .filter((at) => cells.flags[at] === "in line")
      .sort((a, b) => cells.low[b]! - cells.low[a]!);
    return [...under, ...others].slice(0, mostRatios);
  }, [cells, counts, options]);
  const draw = useCallback(
    (place: Place) => ratiosChart(view, cells, shown, place),
    [view, cells, shown],
  );
  const { heading, caption } = texts.ratios;
  return (
    <PlotFigure title={heading(isWeighted)} draw={draw}>
      <p className="text-xs text-faint">{caption(options.limit)}</p>
    </PlotFigure>
  );
}

function Curve({ view, moving }: { view: DutyMatchView; moving: Moves }) {
  const { cells } = view.match.levels;
  const then = moving.after?.levels.cells ?? null;
  const draw = useCallback(
    (place: Place) => lorenzChart(cells, then, view.isWeighted, place),
    [cells, then, view.isWeighted],
  );
  const { title, before, after, even, caption } = texts.lorenz;
  const legend = [
    { name: before, colour: "var(--accent)" },
    ...(then ? [{ name: after, colour: "var(--ink)" }] : []),
    { name: even, colour: "var(--soft)" },
  ];
  return (
    <PlotFigure title={title} draw={draw} legend={legend}>
      <p className="text-xs text-faint">{caption(cells.hoover)}</p>
    </PlotFigure>
  );
}

const telling = 0.05;
const mostFollows = 5;

function Follows({ view: { match, beats, shifts, discovered } }: { view: DutyMatchView }) {
  if (!discovered || match.follows.length === 0) return null;
  const { title, one, none, why } = texts.follows;
  const sure = match.follows.filter(({ rho, adjusted }) => rho > 0 && adjusted < telling);
  return (
    <section aria-label={title} className="text-sm">
      <h3 className="text-soft">{title}</h3>
      {sure.slice(0, mostFollows).map(({ place, rho, adjusted, cases }) => (
        <p key={place}>
          {one(
            beats.names[Math.floor(place / shifts.length)]!,
            shifts[place % shifts.length]!,
            rho,
            adjusted,
            cases,
          )}
        </p>
      ))}
      {sure.length === 0 && <p>{none(match.follows.length)}</p>}
      <p className="text-xs text-faint">{why}</p>
    </section>
  );
}

interface ByShiftProps {
  view: DutyMatchView;
  moving: Moves;
  notes: readonly string[];
}

function ByShift({ view, moving, notes }: ByShiftProps) {
  const { shifts, match, counts, options } = view;
  const [shift, setShift] = useState(
    () => (underServed(match.levels.cells, counts, options.least)[0] ?? -1) % shifts.length,
  );
  const levels = moving.after?.levels ?? match.levels;
  const hours = moving.after?.hours ?? view.hours;
  const map = useMemo(() => mapOf(view, levels, hours, shift), [view, levels, hours, shift]);
  if (!map) return null;
  return (
    <div className="flex flex-col gap-2">
      {shifts.length > 1 && (
        <Chooser
          label={texts.map.shift}
          choices={[
            ...shifts.map(({ name }, value) => ({ value, title: name })),
            { value: -1, title: texts.map.all },
          ]}
          chosen={shift}
          choose={setShift}
        />
      )}
      <SpatialFigure view={map} notes={notes} />
    </div>
  );
}
