"use client";

import { useCallback } from "react";
import type { ViewProps } from "@/cells/kind";
import { dayWords } from "@/cells/learning/params";
import { RefitBar } from "@/cells/learning/refit-bar";
import { readParams } from "@/cells/params";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import type { PlaceRefit } from "@/lib/methods/places/refit";
import { countColour, modelColour } from "./charts";
import { placeForecastSchema } from "./params";
import type { PlacesRefit } from "./refit";
import { refitChart, refittedColour } from "./refit-chart";
import { refitSentences } from "./refit-report";
import { refitTexts as texts } from "./refit-texts";

interface LearningProps extends Pick<ViewProps, "cell" | "onChange"> {
  /** First day that is forecast. */
  origin: number;
  refit: PlacesRefit | null;
}

/** Refit, and what the kept model caught since beside the refitted one. */
export function Learning({ origin, refit, cell, onChange }: LearningProps) {
  const read = readParams(placeForecastSchema, cell.source);
  if (!read.ok) return null;
  return (
    <RefitBar
      params={read.params}
      asOf={dayWords((origin - 1) * 86_400_000)}
      source={cell.source}
      onChange={onChange}
    >
      {refit && (
        <div className="flex flex-col gap-2" data-refit>
          {refit.compared && <Figure knownAt={refit.knownAt} compared={refit.compared} />}
          {refitSentences(refit).map((sentence) => (
            <p key={sentence} className="text-sm">
              {sentence}
            </p>
          ))}
          {refit.compared && (
            <p className="text-xs text-faint">
              {texts.windows(refit.compared.begins.length, refit.compared.steps)}
            </p>
          )}
        </div>
      )}
    </RefitBar>
  );
}

function Figure({ knownAt, compared }: { knownAt: number; compared: PlaceRefit }) {
  const title = texts.title(knownAt, compared.begins.length * compared.steps);
  const draw = useCallback((place: Place) => refitChart(title, compared, place), [title, compared]);
  return (
    <PlotFigure title={title} draw={draw}>
      <Legend hasDrift={compared.drift !== null} />
    </PlotFigure>
  );
}

function Legend({ hasDrift }: { hasDrift: boolean }) {
  const lines = [
    {
      name: texts.sides.kept,
      border: `4px solid ${modelColour}`,
      symbol: "●",
      colour: modelColour,
    },
    {
      name: texts.sides.refitted,
      border: `2px dashed ${refittedColour}`,
      symbol: "▲",
      colour: refittedColour,
    },
    {
      name: texts.sides.baseline,
      border: `2px dotted ${countColour}`,
      symbol: "■",
      colour: countColour,
    },
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
      {lines.map(({ name, border, symbol, colour }) => (
        <li key={name} className="flex items-center gap-1">
          <span aria-hidden className="w-5" style={{ borderTop: border }} />
          <span aria-hidden style={{ color: colour }}>
            {symbol}
          </span>
          {name}
        </li>
      ))}
      {hasDrift && (
        <li className="flex items-center gap-1">
          <span
            aria-hidden
            className="h-2.5 w-4"
            style={{ background: `color-mix(in srgb, ${modelColour} 12%, transparent)` }}
          />
          {texts.expected}
        </li>
      )}
    </ul>
  );
}
