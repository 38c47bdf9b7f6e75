"use client";

import { useState } from "react";
import { Acknowledging } from "./acknowledging";
import { Sparkline } from "./sparkline";
import { texts } from "./texts";
import type { AlertsView, Listed } from "./view-data";

const { columns } = texts;
const trailing = 26;

interface ListProps {
  view: AlertsView;
  chosen: string | null;
  onChoose(name: string): void;
  /** With a note an alert is acknowledged; with null it is no longer. */
  onAcknowledge(row: Listed, note: string | null): void;
}

/** Alerts from the strongest on, those that were looked at below, and what comes nearest. */
export function AlertList({ view, chosen, onChoose, onAcknowledge }: ListProps) {
  const { rows, period, begins, others } = view;
  const [writing, setWriting] = useState<string | null>(null);
  const heads = [
    columns.series,
    columns.observed,
    columns.expected,
    columns.upper,
    columns.p,
    ...(view.fdr ? [columns.adjusted] : []),
    columns.recent(Math.min(trailing, begins.length), period),
    "",
  ];
  return (
    <section
      aria-label={texts.list(period, begins.at(-1)!)}
      className="max-h-[42rem] overflow-auto"
      tabIndex={0}
      data-alerts
    >
      <table className="w-full border-collapse text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-soft">
            {heads.map((head, i) => (
              <th
                key={head}
                scope="col"
                className={`sticky top-0 bg-paper py-1 pr-3 font-normal whitespace-nowrap ${i >= 1 && i <= 4 + Number(view.fdr) ? "text-right" : "text-left"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.name}
              row={row}
              isAdjusted={view.fdr}
              isChosen={row.name === chosen}
              isWriting={row.name === writing}
              onChoose={() => onChoose(row.name)}
              onWrite={(is) => setWriting(is ? row.name : null)}
              onAcknowledge={(note) => onAcknowledge(row, note)}
            />
          ))}
        </tbody>
      </table>
      {others > 0 && <p className="mt-1 text-xs text-faint">{texts.others(others)}</p>}
    </section>
  );
}

interface RowProps {
  row: Listed;
  isAdjusted: boolean;
  isChosen: boolean;
  isWriting: boolean;
  onChoose(): void;
  onWrite(isWriting: boolean): void;
  onAcknowledge(note: string | null): void;
}

function Row(props: RowProps) {
  const { row, isAdjusted, isChosen, onChoose } = props;
  const status = statusOf(row);
  const bound = row.alarm < 0 ? row.lower : row.upper;
  const number = "py-1 pr-3 text-right whitespace-nowrap";
  return (
    <tr
      data-alert={status}
      aria-selected={isChosen}
      className={`cursor-pointer border-b border-line hover:bg-panel ${isChosen ? "bg-accent-wash" : ""} ${status === "near" ? "text-soft" : ""}`}
      onClick={onChoose}
    >
      <th scope="row" className="min-w-52 py-1 pr-3 text-left font-normal">
        <button className="text-left hover:underline" title={texts.open(row.name)}>
          {row.name}
        </button>
        <span
          className={`block text-xs ${status === "alert" || status === "fewer" ? "font-medium text-warn" : "text-faint"}`}
        >
          {markOf[status]} {texts.status[status]}
          {row.note ? `: ${row.note}` : ""}
          <span className="font-normal text-faint"> · {texts.methods[row.method]}</span>
        </span>
      </th>
      <td className={`${number} font-medium`}>{texts.figure(row.observed)}</td>
      <td className={number}>{texts.figure(row.expected)}</td>
      <td className={number}>{texts.figure(bound)}</td>
      <td className={number}>{texts.chance(row.p)}</td>
      {isAdjusted && <td className={number}>{texts.chance(row.adjusted)}</td>}
      <td className="py-1 pr-4">
        <Sparkline counts={row.counts.slice(-trailing)} bound={bound} isAlert={row.alarm !== 0} />
      </td>
      <td className="py-1 text-right" onClick={(event) => event.stopPropagation()}>
        {row.alarm !== 0 && <Acknowledging {...props} />}
      </td>
    </tr>
  );
}

/** Shapes beside words and colours. */
const markOf = { alert: "▲", fewer: "▼", seen: "✓", near: "·" } as const;

const statusOf = ({ alarm, note }: Listed) =>
  alarm === 0 ? "near" : note !== null ? "seen" : alarm > 0 ? "alert" : "fewer";
