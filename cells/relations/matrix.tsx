"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { legendGradient, shadeOf } from "./shade";
import { texts } from "./texts";
import { type MeasureName, type RelationsView, verdictOf } from "./view-data";
import { measureWords } from "./words";

export type Pair = readonly [number, number];

interface MatrixProps {
  view: RelationsView;
  name: MeasureName;
  chosen: Pair | null;
  onChoose(pair: Pair): void;
}

const marks = { "-1": "▼", "0": "", "1": "▲" } as const;

/** Types by types: arrows, Home and End move, Enter chooses. */
export function Matrix({ view, name, chosen, onChoose }: MatrixProps) {
  const { types } = view;
  const [focus, setFocus] = useState<Pair>(chosen ?? [0, 0]);
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent, [a, b]: Pair) => {
    const next = nextPair(event, [a, b], types.length - 1);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    const row = body.current?.rows[next[0]];
    (row?.cells[next[1] + 1]?.firstElementChild as HTMLElement | null)?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-sm text-soft">
        {texts.explained(name, view.within, view.weeks)}
      </p>
      <div className="overflow-x-auto">
        <table
          role="grid"
          aria-label={texts.matrix(name)}
          className="border-separate border-spacing-px text-sm tabular-nums"
        >
          <thead>
            <tr>
              <td />
              {types.map((type) => (
                <th key={type} scope="col" className="h-40 align-bottom font-normal">
                  <span className="flex justify-center">
                    <span
                      className="line-clamp-2 max-h-40 max-w-11 rotate-180 overflow-hidden text-xs leading-tight text-soft [writing-mode:vertical-rl]"
                      title={type}
                    >
                      {type}
                    </span>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {types.map((type, a) => (
              <tr key={type}>
                <th
                  scope="row"
                  title={type}
                  className="max-w-60 truncate pr-2 text-right text-xs font-normal text-soft"
                >
                  {type}
                </th>
                {types.map((other, b) => (
                  <Cell
                    key={other}
                    view={view}
                    name={name}
                    pair={[a, b]}
                    isChosen={chosen?.[0] === a && chosen[1] === b}
                    isReached={focus[0] === a && focus[1] === b}
                    onKeyDown={(event) => move(event, [a, b])}
                    onChoose={() => {
                      setFocus([a, b]);
                      onChoose([a, b]);
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend name={name} />
    </div>
  );
}

interface CellProps {
  view: RelationsView;
  name: MeasureName;
  pair: Pair;
  isChosen: boolean;
  /** Reached by Tab. */
  isReached: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onChoose(): void;
}

function Cell({ view, name, pair: [a, b], isChosen, isReached, onKeyDown, onChoose }: CellProps) {
  const { types } = view;
  const at = a * types.length + b;
  const value = view.measures[name]?.value[at] ?? NaN;
  const verdict = verdictOf(name, view.measures[name], at);
  const shade = Number.isNaN(value) ? null : shadeOf(name, value);
  const words = texts.cellLabel(types[a]!, types[b]!, measureWords(view, name, a, b));
  return (
    <td role="gridcell" aria-selected={isChosen} className="p-0">
      <button
        type="button"
        tabIndex={isReached ? 0 : -1}
        aria-label={words}
        title={words}
        data-verdict={verdict}
        onKeyDown={onKeyDown}
        onClick={onChoose}
        className={`flex h-8 w-13 cursor-pointer items-center justify-center gap-0.5 ${isChosen ? "outline-2 -outline-offset-2 outline-ink" : ""} ${verdict === 0 ? "" : "font-semibold"}`}
        style={shade ? { background: shade.ground, color: shade.ink } : undefined}
      >
        {shade ? texts.short(name, value) : <span className="text-faint">–</span>}
        {verdict !== 0 && <span className="text-[0.6rem]">{marks[`${verdict}`]}</span>}
      </button>
    </td>
  );
}

function Legend({ name }: { name: MeasureName }) {
  const ends = name === "areas" ? ["−0.8", "0.8"] : ["¼", "4"];
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
      <span className="flex items-center gap-2">
        {texts.legend.less} {ends[0]}
        <span
          aria-hidden
          className="h-3 w-32 border border-line"
          style={{ background: legendGradient }}
        />
        {ends[1]} {texts.legend.more}
      </span>
      <span>{texts.legend.mark}</span>
    </p>
  );
}

/** Where a key leads; null for keys that mean something else. */
function nextPair({ key }: KeyboardEvent, [a, b]: Pair, last: number): Pair | null {
  const within = (value: number) => Math.min(last, Math.max(0, value));
  switch (key) {
    case "ArrowUp":
      return [within(a - 1), b];
    case "ArrowDown":
      return [within(a + 1), b];
    case "ArrowLeft":
      return [a, within(b - 1)];
    case "ArrowRight":
      return [a, within(b + 1)];
    case "Home":
      return [a, 0];
    case "End":
      return [a, last];
    default:
      return null;
  }
}
