"use client";

import { useCallback, useMemo } from "react";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import { byHourOfDay } from "@/lib/methods/temporal/week-hours";
import type { Clock } from "./clocks";
import { clockTime, hoursLong } from "./names";
import { lines, profileChart } from "./profile-chart";
import { roundChart } from "./round-chart";
import { texts } from "./texts";
import { weekChart } from "./week-chart";
import { countings, hoursBy, type ClockView, type Counting, type Measure } from "./view-data";

interface HoursProps {
  view: ClockView;
  clock: Clock;
  measure: Measure;
  counting: Counting;
}

/** The week by weekday and hour, the clock round, and what known spans change. */
export function HoursFigures({ view, clock, measure, counting }: HoursProps) {
  const { exposedHours } = view;
  const hours = hoursBy(clock, counting);
  const name = clock.type ?? texts.all;
  const week = useCallback(
    (place: Place) => weekChart({ hours, exposed: exposedHours, measure }, place),
    [hours, exposedHours, measure],
  );
  const round = useCallback(
    (place: Place) =>
      roundChart({ hours: byHourOfDay(hours), mean: clock.mean?.mean ?? null }, place),
    [hours, clock],
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
  const words = measure === "rate" ? texts.perHour : texts.incidents;
  return (
    <>
      <PlotFigure title={`${texts.charts.week(words)} · ${name}${counted}`} draw={week} />
      <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))]">
        <PlotFigure title={`${texts.charts.round} · ${name}`} draw={round}>
          <p className="text-center text-xs text-soft">{meanWords(clock)}</p>
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

function meanWords({ mean, p }: Clock): string {
  if (!mean || mean.mean === null || p === null) return texts.fewForMean;
  return texts.meanWords(clockTime(mean.mean), hoursLong(mean.deviation!), mean.resultant, p);
}
