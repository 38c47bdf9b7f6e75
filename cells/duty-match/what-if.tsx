"use client";

import { RotateCcw, Undo2, X } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { ChoiceField, Field, NumberField, controlClass } from "@/cells/fields";
import { percent, whole } from "@/cells/words";
import type { DutyMove } from "@/lib/methods/patrol/presence";
import { Button, IconButton } from "@/lib/ui/button";
import { underServed } from "./findings";
import { ratioWords, texts } from "./texts";
import type { Moves } from "./use-moves";
import type { DutyMatchView } from "./view-data";

const { what } = texts;

interface WhatIfProps {
  view: DutyMatchView;
  moving: Moves;
  keep(moves: readonly DutyMove[]): void;
}

/** Moves duty from beat to beat and says at once what that would change. */
export function WhatIf({ view, moving, keep }: WhatIfProps) {
  const { moves, set, areKept } = moving;
  const { beats, shifts } = view;
  const section = useRef<HTMLElement>(null);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={what.title}
      className="flex flex-col gap-2 text-sm"
      data-what-if
    >
      <h3 className="text-soft">{what.title}</h3>
      <MoveForm
        // Its choices are numbers of beats and shifts: with others it begins anew.
        key={JSON.stringify([beats.names, shifts.map(({ name }) => name)])}
        view={view}
        add={(move) => set([...moves, move])}
      />
      <p className="max-w-prose text-xs text-faint">{what.hint}</p>
      {moves.length > 0 && (
        <ul aria-label={what.list} className="flex flex-col gap-1">
          {moves.map(({ shift, from, to, officers }, at) => {
            const words = what.one(
              officers,
              beats.names[from]!,
              beats.names[to]!,
              shifts[shift]!.name,
            );
            return (
              <li key={at} className="flex items-center gap-2">
                {words}
                <IconButton
                  small
                  icon={X}
                  label={what.drop(words)}
                  onClick={() => {
                    set(moves.filter((_, each) => each !== at));
                    section.current?.focus();
                  }}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={Undo2} disabled={moves.length === 0} onClick={() => set(moves.slice(0, -1))}>
          {what.undo}
        </Button>
        <Button icon={RotateCcw} disabled={moves.length === 0} onClick={() => set([])}>
          {what.reset}
        </Button>
        <Button tone="accent" disabled={areKept} onClick={() => keep(moves)}>
          {moves.length === 0 && !areKept ? what.keepNothing : what.keep}
        </Button>
        {areKept && moves.length > 0 && <span className="text-faint">{what.kept}</span>}
      </div>
      {moving.after && <Change view={view} moving={moving} />}
    </section>
  );
}

interface MoveFormProps {
  view: DutyMatchView;
  add(move: DutyMove): void;
}

/** From a beat with much duty to the one with most crime for it, unless the analyst says otherwise. */
function MoveForm({ view, add }: MoveFormProps) {
  const { beats, shifts, counts, hours, match, options } = view;
  const first = underServed(match.levels.cells, counts, options.least)[0] ?? 0;
  const [shift, setShift] = useState(first % shifts.length);
  const [to, setTo] = useState(Math.floor(first / shifts.length));
  const [given, setFrom] = useState<number | null>(null);
  const [officers, setOfficers] = useState(1);
  const from = given ?? richest(view, shift, to);
  const isEmpty = hours[from * shifts.length + shift] === 0;
  return (
    <>
      <div className="grid max-w-4xl items-end gap-x-4 gap-y-2 [grid-template-columns:repeat(auto-fill,minmax(16rem,1fr))]">
        <BeatField label={what.from} names={beats.names} value={from} onChange={setFrom} />
        <BeatField label={what.to} names={beats.names} value={to} onChange={setTo} />
        <ChoiceField
          label={what.shift}
          value={String(shift)}
          choices={shifts.map(({ name }, at) => ({ value: String(at), title: name }))}
          onChange={(next) => setShift(Number(next))}
        />
        <NumberField
          label={what.officers}
          min={1}
          max={200}
          step={1}
          value={officers}
          onChange={(next) => next !== undefined && setOfficers(next)}
        />
        <Button
          className="w-fit"
          disabled={from === to || isEmpty}
          onClick={() => add({ shift, from, to, officers })}
        >
          {what.move}
        </Button>
      </div>
      {isEmpty && (
        <p className="text-faint">{what.nobody(beats.names[from]!, shifts[shift]!.name)}</p>
      )}
    </>
  );
}

/**
 * The beat with the least crime for its duty in the shift: it gives most easily. One of the same
 * station where there is one, because officers belong to a station.
 */
function richest({ beats, shifts, match }: DutyMatchView, shift: number, to: number): number {
  const { high } = match.levels.cells;
  const stationOf = (beat: number) =>
    beats.by.length > 1 ? beats.names[beat]!.split(" · ")[0] : "";
  const giving = Array.from(beats.names.keys()).filter(
    (beat) => beat !== to && !Number.isNaN(high[beat * shifts.length + shift]!),
  );
  const near = giving.filter((beat) => stationOf(beat) === stationOf(to));
  const among = near.length > 0 ? near : giving;
  const least = (a: number, b: number) =>
    high[b * shifts.length + shift]! < high[a * shifts.length + shift]! ? b : a;
  return among.length > 0 ? among.reduce(least) : to;
}

interface BeatFieldProps {
  label: string;
  names: readonly string[];
  value: number;
  onChange(beat: number): void;
}

const BeatField = ({ label, names, value, onChange }: BeatFieldProps) => (
  <Field label={label}>
    {({ id }) => (
      <select
        id={id}
        className={controlClass}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {names.map((name, at) => (
          <option key={name} value={at}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** What the moves change, before and after. */
function Change({ view, moving: { moves, after } }: { view: DutyMatchView; moving: Moves }) {
  if (!after) return null;
  const { beats, shifts, match, counts, options } = view;
  const now = match.levels.cells;
  const then = after.levels.cells;
  const touched = [
    ...new Set(
      moves.flatMap(({ shift, from, to }) => [
        to * shifts.length + shift,
        from * shifts.length + shift,
      ]),
    ),
  ];
  const under = (found: typeof now) => whole(underServed(found, counts, options.least).length);
  const told = (found: typeof now, hours: Float64Array, at: number) =>
    Number.isNaN(found.ratio[at]!)
      ? `– (${whole(hours[at]!)} h)`
      : `${ratioWords(found.ratio[at]!)} × (${ratioWords(found.low[at]!)}–${ratioWords(found.high[at]!)}; ${whole(hours[at]!)} h)`;
  const [wasCovered, isCovered] = [match.coverage, after.coverage];
  return (
    <table className="w-fit tabular-nums" data-change>
      <thead className="text-soft">
        <tr>
          <th />
          <th className="px-3 text-right font-normal">{what.now}</th>
          <th className="px-3 text-right font-normal">{what.then}</th>
        </tr>
      </thead>
      <tbody>
        <Line title={what.index} now={percent(now.hoover, 1)} then={percent(then.hoover, 1)} />
        {wasCovered && isCovered && (
          <Line
            title={what.coverage}
            now={percent(wasCovered.covered, 1)}
            then={percent(isCovered.covered, 1)}
          />
        )}
        <Line title={what.under} now={under(now)} then={under(then)} />
        {touched.map((at) => (
          <Line
            key={at}
            title={texts.place(
              beats.names[Math.floor(at / shifts.length)]!,
              shifts[at % shifts.length]!.name,
            )}
            now={told(now, view.hours, at)}
            then={told(then, after.hours, at)}
          />
        ))}
      </tbody>
    </table>
  );
}

const Line = ({ title, now, then }: { title: ReactNode; now: string; then: string }) => (
  <tr className="border-t border-line">
    <th scope="row" className="py-1 text-left font-normal">
      {title}
    </th>
    <td className="px-3 text-right">{now}</td>
    <td className="px-3 text-right font-medium">{then}</td>
  </tr>
);
