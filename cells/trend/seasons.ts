import { kruskalWallis } from "@/lib/methods/statistics/kruskal-wallis";
import type { Decomposition } from "@/lib/methods/temporal/decompose";
import { strength } from "@/lib/methods/temporal/stl";
import type { TrendPeriod } from "./params";

/** The year by its months, or the week by its days. */
export interface SeasonFound {
  of: "year" | "week";
  /** Mean factor of each month from January, or weekday from Monday; null where none lies in the data. */
  factors: (number | null)[];
  /** Observed over trend of each month of each year, for the dots: phase and factor. */
  seen: { phase: number; factor: number; year: number }[];
  /** 0 no season, 1 nothing but season beside what is left. */
  strength: number;
  /** Do the phases differ? Kruskal and Wallis over what was observed beside the trend. */
  p: number;
}

/** Seasons of a series that has been divided into its parts. */
export function seasonsOf(
  observed: Float64Array,
  parts: Decomposition,
  period: TrendPeriod,
  begins: readonly number[],
): SeasonFound[] {
  return parts.seasons.map((own) => {
    const isWeek = own.period === 7;
    const others = parts.seasons.filter((each) => each !== own);
    const dates = begins.map((begin) => dateOf(begin, period));
    const phases = dates.map((date) => phaseOf(date, isWeek));
    const phaseCount = isWeek ? 7 : 12;
    const seen = factorsSeen(observed, parts, others, phases, dates);
    return {
      of: isWeek ? ("week" as const) : ("year" as const),
      factors: Array.from({ length: phaseCount }, (_, phase) => {
        const steps = phases.flatMap((each, t) => (each === phase ? [t] : []));
        if (steps.length === 0) return null;
        return steps.reduce((sum, t) => sum + own.factor[t]!, 0) / steps.length;
      }),
      seen,
      strength: strength(
        own.factor.map((each, t) => (each - 1) * parts.trend[t]!),
        parts.remainder,
      ),
      p: kruskalWallis(
        seen.map(({ factor }) => factor),
        seen.map(({ phase }) => phase),
      ).p,
    };
  });
}

/** A week belongs to the month and the year of its Thursday. */
const dateOf = (begin: number, period: TrendPeriod) =>
  new Date(begin + (period === "week" ? 3 * 86_400_000 : 0));

const phaseOf = (date: Date, isWeek: boolean) =>
  isWeek ? (date.getUTCDay() + 6) % 7 : date.getUTCMonth();

/** Observed over expected without this season: by month of a year, or by weekday of a year. */
function factorsSeen(
  observed: Float64Array,
  { trend }: Decomposition,
  others: Decomposition["seasons"],
  phases: readonly number[],
  dates: readonly Date[],
) {
  const cells = new Map<string, { phase: number; year: number; count: number; usual: number }>();
  observed.forEach((count, t) => {
    const phase = phases[t]!;
    const year = dates[t]!.getUTCFullYear();
    const key = `${year} ${phase}`;
    const cell = cells.get(key) ?? { phase, year, count: 0, usual: 0 };
    cell.count += count;
    cell.usual += others.reduce((product, { factor }) => product * factor[t]!, trend[t]!);
    cells.set(key, cell);
  });
  return [...cells.values()]
    .filter(({ usual }) => usual > 0)
    .map(({ phase, year, count, usual }) => ({ phase, year, factor: count / usual }));
}
