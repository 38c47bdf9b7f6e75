import type { Place } from "@/cells/plot/figure";
import { byHourOfDay, byWeekday } from "@/lib/methods/temporal/week-hours";
import { heatChart } from "./heat-chart";
import { hourOfWeekName, hourSpan, shortWeekdays, weekdays } from "./names";
import { texts } from "./texts";
import { figureOf, type Measure } from "./view-data";

const { charts } = texts;

export interface WeekFigures {
  /** 168 figures, and how many such hours there were. */
  hours: Float64Array;
  exposed: Float64Array;
  measure: Measure;
  /** Hours of the day that are written when nobody knows. */
  favourites: readonly number[];
}

/** Weekday by hour with numbers, bars of the hours above and of the weekdays beside. */
export function weekChart(
  { hours, exposed, measure, favourites }: WeekFigures,
  place: Place,
): SVGElement {
  const [ofDay, heldOfDay] = [byHourOfDay(hours), byHourOfDay(exposed)];
  const [days, heldDays] = [byWeekday(hours), byWeekday(exposed).map((held) => held / 24)];
  const everyHour = place.width > 700 * place.scale;
  return heatChart(
    {
      ariaLabel: charts.week(texts.perHourOr(measure)),
      cells: Array.from(hours, (count, at) => ({
        ...{ x: at % 24, y: Math.floor(at / 24), value: figureOf(measure, count, exposed[at]!) },
        tip: charts.hourTip(hourOfWeekName(at), count, exposed[at]!),
      })),
      rowNames: shortWeekdays,
      columns: 24,
      columnNames: Array.from({ length: 25 }, (_, at) => ({
        at,
        name: favourites.includes(at) ? `${at}*` : String(at),
      })).filter(({ at }) => everyHour || at % 3 === 0),
      columnTitle: charts.hourAxis,
      sums: {
        columns: Array.from(ofDay, (count, at) => ({
          ...{ at, value: figureOf(measure, count, heldOfDay[at]!) },
          tip: charts.hourTip(charts.allWeekdays(hourSpan(at)), count, heldOfDay[at]!),
        })),
        rows: Array.from(days, (count, at) => ({
          ...{ at, value: figureOf(measure, count, heldDays[at]!) },
          tip: charts.dayTip(weekdays[at]!, count, heldDays[at]!),
        })),
        title: texts.perDayOr(measure),
      },
      rowHeight: 28,
    },
    place,
  );
}
