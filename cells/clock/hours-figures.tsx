"use client";

import { useCallback, useMemo } from "react";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import type { Circular } from "@/lib/methods/temporal/circular";
import { byHourOfDay } from "@/lib/methods/temporal/week-hours";
import type { Clock } from "./clocks";
import { clockTime, hoursLong } from "./names";
import { lines, profileChart } from "./profile-chart";
import { roundChart } from "./round-chart";
import { texts } from "./texts";
import { weekChart } from "./week-chart";
import {
  countings,
  hoursBy,
  meanBy,
  type ClockView,
  type Counting,
  type Measure,
} from "./view-data";

interface HoursProps {
  view: ClockView;
  clock: Clock;
  measure: Measure;
  counting: Counting;
}

/** The week by weekday and hour, the clock round, and what known spans change. */
export function HoursFigures({ view, clock, measure, counting }: HoursProps) {
  const { exposedHours } = view;
  const favourites = useMemo(() => clock.heaps?.favourite ?? [], [clock]);
  const hours = hoursBy(clock, counting);
  const name = clock.type ?? texts.all;
  const week = useCallback(
    (place: Place) => {
      const marked = favourites.map(({ hour }) => hour);
      return weekChart({ hours, exposed: exposedHours, measure, favourites: marked }, place);
    },
    [hours, exposedHours, measure, favourites],
  );
  const mean = useMemo(() => meanBy(clock, counting), [clock, counting]);
  const round = useCallback(
    (place: Place) => roundChart({ hours: byHourOfDay(hours), mean: mean?.mean ?? null }, place),
    [hours, mean],
  );
  const profiles = useMemo(
    () =>
      clock.spread && {
        spread: byHourOfDay(clock.spread.hours),
        start: byHourOfDay(clock.spread.start),
        end: byHourOfDay(clock.spread.end),
      },
    [clock],
  );
  const profile = useCallback((place: Place) => profileChart(profiles!, place), [profiles]);
  const counted = view.source.to ? `, ${texts.countingShort[counting]}` : "";
  return (
    <>
      <PlotFigure
        title={`${texts.charts.week(texts.perHourOr(measure))} · ${name}${counted}`}
        draw={week}
      >
        {favourites.map(({ hour, share, times }) => (
          <p key={hour} className="text-xs text-soft">
            {texts.favourite(hour, share, times)}
          </p>
        ))}
      </PlotFigure>
      <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))]">
        <PlotFigure title={`${texts.charts.round} · ${name}`} draw={round}>
          <p className="text-center text-xs text-soft">{meanWords(mean, clock.p)}</p>
        </PlotFigure>
        {profiles && (
          <PlotFigure title={`${texts.charts.profile} · ${name}`} draw={profile}>
            <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
              {countings.map((each) => (
                <li key={each} className="flex items-center gap-1.5">
                  <svg aria-hidden width="28" height="8">
                    <line
                      x2="28"
                      y1="4"
                      y2="4"
                      stroke={lines[each].stroke}
                      strokeWidth={lines[each].width}
                      strokeDasharray={lines[each].dash}
                    />
                  </svg>
                  {texts.counting[each]}
                </li>
              ))}
            </ul>
          </PlotFigure>
        )}
      </div>
    </>
  );
}

function meanWords(mean: Circular | null, p: number | null): string {
  if (!mean || mean.mean === null || p === null) return texts.fewForMean;
  return texts.meanWords(clockTime(mean.mean), hoursLong(mean.deviation!), mean.resultant, p);
}
