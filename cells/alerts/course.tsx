"use client";

import { useCallback, useMemo } from "react";
import { RowsBehind } from "@/cells/map/rows-behind";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { courseChart } from "./charts";
import { courseOf } from "./course-steps";
import { texts } from "./texts";
import type { AlertsView, Listed } from "./view-data";

interface CourseProps {
  view: AlertsView;
  row: Listed;
  onClose(): void;
}

/** The course of a series up to its alert, and the cases of the last period. */
export function Course({ view, row, onClose }: CourseProps) {
  const { period, begins, options, data, falls } = view;
  const steps = useMemo(
    () => courseOf(row.counts, begins, options, period),
    [row, begins, options, period],
  );
  const title = texts.chart.title(row.name, period);
  const draw = useCallback(
    (place: Place) => courseChart(title, steps, { period, falls }, place),
    [title, steps, period, falls],
  );
  const compared = steps.filter(({ watched }) => watched !== null);
  const alarms = compared.filter(
    ({ watched }) => watched!.above || (falls && watched!.below),
  ).length;
  return (
    <div data-course={row.name}>
      <PlotFigure title={title} draw={draw}>
        <p className="text-xs text-faint">
          {texts.chart.caption(
            alarms,
            compared.length,
            period,
            row.method === "fence" ? null : options.alpha * (falls ? 2 : 1),
          )}
        </p>
      </PlotFigure>
      <RowsBehind
        key={row.condition}
        behind={{ title: row.name, table: data, condition: row.condition }}
        onClose={onClose}
      />
    </div>
  );
}
