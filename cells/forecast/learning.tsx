"use client";

import { readParams } from "@/cells/params";
import { dayWords } from "@/cells/learning/params";
import { RefitBar } from "@/cells/learning/refit-bar";
import type { ViewProps } from "@/cells/kind";
import type { Forecasts } from "./forecasts";
import { forecastSchema } from "./params";
import { RefitPanel } from "./refit-panel";
import type { Done } from "./trial-charts";

interface LearningProps extends Pick<ViewProps, "cell" | "onChange"> {
  all: Forecasts;
  chosen: Done;
}

const dayLength = 86_400_000;

/** Refit, and what the kept model of the chosen series did since beside the refitted one. */
export function Learning({ all, chosen, cell, onChange }: LearningProps) {
  const read = readParams(forecastSchema, cell.source);
  if (!read.ok) return null;
  const { learned, begins, steps } = all;
  const found = learned && [...learned.listed, ...learned.sums];
  return (
    <RefitBar
      params={read.params}
      couldKeep={chosen.refit?.told !== null}
      asOf={dayWords(begins[steps]! - dayLength)}
      source={cell.source}
      onChange={onChange}
    >
      {learned && (
        <RefitPanel
          all={all}
          learned={learned}
          each={found!.find(({ series }) => series === chosen.series) ?? null}
          baseline={chosen.refit?.told?.baseline ?? chosen.told.baseline}
          problem={chosen.refit?.problem ?? null}
        />
      )}
    </RefitBar>
  );
}
