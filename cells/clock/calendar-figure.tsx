"use client";

import { useCallback, useId, useMemo, useState } from "react";
import { controlClass } from "@/cells/fields";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { calendarChart, yearsOf } from "./calendar-chart";
import { texts } from "./texts";
import type { ClockView } from "./view-data";

interface CalendarProps {
  view: ClockView;
  byDay: Float64Array;
  name: string;
}

/** A year by day and month, or each date's mean over all years. */
export function CalendarFigure({ view: { firstDay, size }, byDay, name }: CalendarProps) {
  const select = useId();
  const years = useMemo(() => yearsOf(firstDay, size), [firstDay, size]);
  const [year, setYear] = useState<number | null>(years.length === 1 ? years[0]! : null);
  const draw = useCallback(
    (place: Place) => calendarChart({ firstDay, byDay, year }, place),
    [firstDay, byDay, year],
  );
  const which = year === null ? texts.meanOfYears(years.length) : String(year);
  return (
    <section aria-label={texts.charts.calendarLabel} className="flex flex-col gap-2">
      {years.length > 1 && (
        <span className="flex items-center gap-2 text-sm">
          <label htmlFor={select} className="text-soft">
            {texts.year}
          </label>
          <select
            id={select}
            className={`${controlClass} max-w-40`}
            value={year ?? ""}
            onChange={(event) =>
              setYear(event.target.value === "" ? null : Number(event.target.value))
            }
          >
            <option value="">{texts.allYears}</option>
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </span>
      )}
      <PlotFigure title={`${texts.charts.calendar(which)} · ${name}`} draw={draw}>
        {year !== null && <p className="text-xs text-soft">{texts.sundays}</p>}
      </PlotFigure>
    </section>
  );
}
