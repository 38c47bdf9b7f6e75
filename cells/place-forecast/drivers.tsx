"use client";

import { useCallback } from "react";
import { importanceChart } from "@/cells/drivers/charts";
import type { Bar } from "@/cells/drivers/view-data";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import type { LearnedDrivers } from "@/lib/methods/places/explain-learned";
import { explainTexts as texts } from "./explain-texts";
import { nameIn } from "./reasons";
import type { PlaceForecastView } from "./view-data";

/** What the learned model leans on; nothing of one that only counts. */
export function Drivers({ view }: { view: PlaceForecastView }) {
  const found = view.tested?.drivers ?? null;
  const title = texts.title(view.program.model === "boosted");
  const draw = useCallback(
    (place: Place) =>
      importanceChart(barsOf(found!, view.program.others), title, found!.judged.better, place),
    [found, title, view],
  );
  if (!found) return null;
  return (
    <div data-drivers>
      <PlotFigure title={title} draw={draw}>
        <p className="text-sm">{texts.cause}</p>
        <p className="text-xs text-faint">{found.judged.better ? texts.sure : texts.nothing}</p>
      </PlotFigure>
    </div>
  );
}

/** In percent of the error of the periods. */
export function barsOf({ drivers, judged }: LearnedDrivers, others: readonly string[]): Bar[] {
  const percent = (value: number) => (100 * value) / judged.deviance;
  return drivers.map((driver) => {
    const name = nameIn(driver.name, others);
    return {
      name,
      value: percent(driver.rise),
      low: percent(driver.low),
      high: percent(driver.high),
      isSure: driver.adjusted < 0.05,
      tip: texts.tip(name, driver, judged.deviance),
    };
  });
}
