"use client";

import { useCallback } from "react";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { ahead, came } from "./charts";
import type { Forecasts } from "./forecasts";
import type { Learned, SeriesLearned } from "./learned";
import { periodsSince, sentencesOf } from "./learned-report";
import { learnedTexts as texts } from "./learned-texts";
import { sides } from "./refit";
import { refitChart, refittedColour } from "./refit-chart";

interface RefitPanelProps {
  all: Forecasts;
  learned: Learned;
  /** The chosen series; null where it could not be compared. */
  each: SeriesLearned | null;
  /** What counting says of it. */
  baseline: string;
  /** Why there is no comparison. */
  problem: string | null;
}

/** A series since its model was kept: both models beside what came, how far off each was, and whether it drifted. */
export function RefitPanel({ all, learned, each, baseline, problem }: RefitPanelProps) {
  const draw = useCallback(
    (place: Place) => refitChart(all, learned, each!, place),
    [all, learned, each],
  );
  if (!each) return <p className="text-sm text-soft">{texts.missing(1, 1, problem ?? "")}</p>;
  const rows = texts.rows(baseline, all.period);
  return (
    <div className="flex flex-col gap-2" data-refit={all.nodes[each.series]!.name}>
      <PlotFigure title={texts.title(learned.kept, periodsSince(each), all.period)} draw={draw}>
        <Legend />
      </PlotFigure>
      {sentencesOf(learned, each, all.period).map((sentence) => (
        <p key={sentence} className="text-sm">
          {sentence}
        </p>
      ))}
      <table className="w-full max-w-2xl border-collapse text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-soft">
            <td />
            <th scope="col" className="py-1 pr-3 text-right font-normal">
              {texts.head.mae(all.period)}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {texts.head.inside}
            </th>
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => (
            <tr key={side} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {rows[side]}
              </th>
              {texts.row(each, side).map((words, i) => (
                <td key={i} className="py-1 pr-3 text-right whitespace-nowrap last:pr-0">
                  {words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-faint">
        {texts.windows(each.windows.length, each.steps, all.period)}
      </p>
    </div>
  );
}

function Legend() {
  const lines = [
    { name: texts.observed, border: "1px solid var(--soft)" },
    { name: texts.sides.kept, border: `4px solid ${ahead}` },
    { name: texts.sides.refitted, border: `2px dashed ${refittedColour}` },
    { name: texts.sides.baseline, border: "2px dotted currentColor" },
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
      {lines.map(({ name, border }) => (
        <li key={name} className="flex items-center gap-1">
          <span aria-hidden className="w-5" style={{ borderTop: border }} />
          {name}
        </li>
      ))}
      <li className="flex items-center gap-1">
        <span
          aria-hidden
          className="h-2.5 w-4"
          style={{ background: `color-mix(in srgb, ${ahead} 15%, transparent)` }}
        />
        {texts.fan}
      </li>
      <li className="flex items-center gap-1">
        <span aria-hidden style={{ color: came }}>
          ◇
        </span>
        {texts.outside}
      </li>
    </ul>
  );
}
