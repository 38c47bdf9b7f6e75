import { breakWords, passingWords } from "@/cells/temporal/level-words";
import { periodName } from "@/cells/temporal/periods";
import type { TableInfo } from "@/lib/engine/engine";
import type { HolidayEffect } from "@/lib/methods/temporal/holiday-effects";
import type { Trends } from "./compute";
import type { TrendParams, TrendPeriod } from "./params";
import type { SeasonFound } from "./seasons";
import { texts } from "./texts";

/** A period of the history as the charts draw it. */
export interface Point {
  begin: Date;
  observed: number;
  trend: number;
  expected: number;
  remainder: number;
  outlier: boolean;
  curve?: { level: number; low: number; high: number };
  tip: string;
}

/** A change of level, or a low or high that passed, to be drawn at its time. */
export interface Mark {
  from: Date;
  /** Where it passed. */
  to: Date | null;
  label: string;
  words: string;
}

export interface SeriesView {
  name: string;
  incidents: number;
  points: Point[];
  marks: Mark[];
  seasons: SeasonFound[];
  holidays: HolidayEffect[];
}

export interface TrendView {
  period: TrendPeriod;
  series: SeriesView[];
  column: string | null;
  /** SQL of the times. */
  time: string;
  table: TableInfo;
}

export function viewOf(
  { series, levelBegins, levelPeriod }: Trends,
  { period, by }: TrendParams,
  begins: readonly number[],
  time: string,
  table: TableInfo,
): TrendView {
  const dates = begins.map((begin) => new Date(begin));
  const levelDates = levelBegins.map((begin) => new Date(begin));
  const after = new Date(2 * levelBegins.at(-1)! - (levelBegins.at(-2) ?? 0));
  return {
    period,
    column: by ?? null,
    time,
    table,
    series: series.map(
      ({ name, incidents, observed, parts, levels, seasons, curve, holidays }) => ({
        name,
        incidents,
        seasons,
        holidays: holidays.toSorted((a, b) => b.ratio - a.ratio),
        points: dates.map((begin, t) => ({
          begin,
          observed: observed[t]!,
          trend: parts.trend[t]!,
          expected: parts.expected[t]!,
          remainder: parts.remainder[t]!,
          outlier: parts.outlier[t] === 1,
          ...(curve
            ? { curve: { level: curve.level[t]!, low: curve.low[t]!, high: curve.high[t]! } }
            : {}),
          tip: texts.tip(
            periodName(period, begin),
            observed[t]!,
            parts.expected[t]!,
            parts.trend[t]!,
          ),
        })),
        marks: [
          ...(levels?.breaks ?? []).map((step) => ({
            from: levelDates[step.at]!,
            to: null,
            label: periodName(levelPeriod, levelDates[step.at]!),
            words: breakWords(step, levelDates, levelPeriod),
          })),
          ...(levels?.passing ?? []).map((each) => ({
            from: levelDates[each.from]!,
            to: levelDates[each.to] ?? after,
            label: periodName(levelPeriod, levelDates[each.from]!),
            words: passingWords(each, levelDates, levelPeriod),
          })),
        ],
      }),
    ),
  };
}
