import { heatChart } from "@/cells/clock/heat-chart";
import { shortWeekdays } from "@/cells/clock/names";
import type { Place } from "@/cells/plot/figure";
import { isShort, type Aim, type Row } from "./compute";
import { texts } from "./texts";

/** What the hours of the week can be shown by. */
export const measures = ["needed", "missing", "calls", "late"] as const;
export type Measure = (typeof measures)[number];

const figureOf: Record<Measure, (row: Row) => number> = {
  needed: ({ needed }) => needed,
  missing: ({ needed, units }) => Math.max(0, needed - (units ?? needed)),
  calls: ({ callsPerHour }) => callsPerHour,
  // Where more calls come than can be served, in the end all wait.
  late: ({ now }) => Math.round(100 * (now?.late ?? 1)),
};

/** Weekday by hour with numbers; framed where units are missing. */
export function weekHeat(
  rows: readonly Row[],
  { measure, aim }: { measure: Measure; aim: Aim },
  place: Place,
): SVGElement {
  const everyHour = place.width > 700 * place.scale;
  return heatChart(
    {
      ariaLabel: texts.chart.heat(texts.chart.measures[measure]),
      cells: rows.map((row) => ({
        ...{ x: row.hour!, y: row.weekday, value: figureOf[measure](row) },
        isFramed: isShort(row),
        tip: texts.chart.tip(row, aim),
      })),
      rowNames: shortWeekdays,
      columns: 24,
      columnNames: Array.from({ length: 24 }, (_, at) => ({ at, name: String(at) })).filter(
        ({ at }) => everyHour || at % 3 === 0,
      ),
      columnTitle: texts.chart.hourAxis,
      rowHeight: 28,
    },
    place,
  );
}
