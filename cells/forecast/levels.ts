import { levelWarning } from "@/cells/temporal/level-words";
import { stepsAYear } from "@/cells/temporal/periods";
import { levelBreaks, type LevelBreaks } from "@/lib/methods/temporal/level-breaks";
import type { ForecastPeriod } from "./params";

/** Steps without which no two levels that last can be told. */
const least = { week: 52, month: 12 };

export interface FoundLevels {
  /** What a forecast over the history must say; null where its level never changed. */
  warning: string | null;
  /** First step of the history after the last lasting change; 0 without one. */
  from: number;
}

/** Changes of level of a history of counts; days are put together to weeks. */
export function findLevels(
  counts: Float64Array,
  begins: readonly number[],
  period: ForecastPeriod,
): FoundLevels {
  const none = { warning: null, from: 0 };
  if (counts.some((each) => !Number.isInteger(each) || each < 0)) return none;
  const together = period === "day" ? 7 : 1;
  const step = period === "month" ? "month" : "week";
  const spare = counts.length % together;
  const size = Math.floor(counts.length / together);
  if (size < least[step]) return none;
  const sums = Float64Array.from({ length: size }, (_, i) => {
    const own = counts.subarray(spare + i * together, spare + (i + 1) * together);
    return own.reduce((sum, each) => sum + each, 0);
  });
  const dates = Array.from({ length: size }, (_, i) => new Date(begins[spare + i * together]!));
  const levels: LevelBreaks = levelBreaks(sums, stepsAYear[step]);
  const last = levels.breaks.at(-1);
  return {
    warning: levelWarning(levels, dates, step),
    from: last ? spare + last.at * together : 0,
  };
}
