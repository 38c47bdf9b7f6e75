"use client";

import { byHourOfDay } from "@/lib/methods/temporal/week-hours";
import type { Clock } from "./clocks";
import { clockTime } from "./names";
import { texts } from "./texts";
import { hoursBy, meanBy, type ClockView, type Counting } from "./view-data";

/** As many as can be compared at a glance. */
const most = 12;

interface OverviewProps {
  view: ClockView;
  chosen: number;
  counting: Counting;
  onChoose(at: number): void;
}

/** The hours of the most frequent types side by side; each is a button that shows its own clock. */
export function TypesOverview({ view, chosen, counting, onChoose }: OverviewProps) {
  const types = view.clocks.slice(1, most + 1);
  return (
    <section aria-label={texts.charts.typesOverview}>
      <h3 className="text-sm text-soft">
        {texts.charts.typesOverview} {texts.charts.typesHint}
      </h3>
      <div className="mt-2 grid gap-2 [grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))]">
        {types.map((clock, i) => (
          <button
            key={clock.type}
            aria-pressed={chosen === i + 1}
            className="flex flex-col gap-1 rounded border border-line bg-paper p-2 text-left text-xs text-ink hover:bg-accent-wash aria-pressed:border-accent aria-pressed:bg-accent-wash"
            onClick={() => onChoose(chosen === i + 1 ? 0 : i + 1)}
          >
            <span className="line-clamp-2 w-full grow" title={clock.type!}>
              {clock.type}
            </span>
            <Shape hours={byHourOfDay(hoursBy(clock, counting))} mean={meanOf(clock, counting)} />
            <span className="text-soft">{words(clock, counting)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** None where no time of the day stands out. */
const meanOf = (clock: Clock, counting: Counting): number | null =>
  clock.p !== null && clock.p <= 0.05 ? (meanBy(clock, counting)?.mean ?? null) : null;

function words(clock: Clock, counting: Counting): string {
  const mean = meanOf(clock, counting);
  return texts.typeWords(clock.incidents, mean === null ? null : clockTime(mean));
}

function Shape({ hours, mean }: { hours: Float64Array; mean: number | null }) {
  const highest = Math.max(...hours) || 1;
  return (
    <svg aria-hidden className="w-full" viewBox="0 0 240 74">
      {Array.from(hours, (figure, hour) => (
        <rect
          key={hour}
          x={hour * 10 + 0.5}
          width={9}
          y={60 - (58 * figure) / highest}
          height={(58 * figure) / highest}
          fill="var(--accent)"
          fillOpacity={hour < 6 || hour >= 18 ? 0.85 : 0.5}
        />
      ))}
      {mean !== null && <path d={`M${mean * 10 - 4} 0h8l-4 7z`} fill="currentColor" />}
      <line x2="240" y1="60" y2="60" stroke="var(--line)" />
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={hour * 10} y="73" fontSize="13" fill="var(--soft)">
          {hour}
        </text>
      ))}
    </svg>
  );
}
