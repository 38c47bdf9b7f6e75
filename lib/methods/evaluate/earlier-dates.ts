import { MethodProblem } from "../problem";
import {
  interruptedSeries,
  type InterruptedInput,
  type InterruptedOptions,
} from "./interrupted-series";

/** How far a series steps at dates on which nothing was done. */
export interface EarlierDates {
  /** How many times as far as its errors say; at least 1. */
  factor: number;
  dates: number;
}

/** Fewer dates tell nothing. */
const fewest = 4;
/** Periods before a date; a year, where the series has a season. */
const fewestBefore = 8;

/**
 * The same interruption at earlier dates, each followed by as many periods as the true one and by
 * none of another date: a series that wanders steps on any date, whatever its errors say. Of the first
 * `before` periods only; null where fewer than four dates fit.
 */
export function earlierDates(
  { counts, at, exposure, control }: Omit<InterruptedInput, "from">,
  before: number,
  options: InterruptedOptions,
): EarlierDates | null {
  const after = at.length - before;
  const least = Math.max(fewestBefore, Math.ceil(options.season ?? 0), after);
  if (Math.floor((before - least) / after) < fewest) return null;
  const steps: number[] = [];
  for (let end = before; end - after >= least; end -= after) {
    const cut = (values: ArrayLike<number>) => Array.from(values).slice(0, end);
    try {
      const { whole } = interruptedSeries(
        {
          ...{ counts: cut(counts), at: cut(at), from: at[end - after]! },
          ...(exposure ? { exposure: cut(exposure) } : {}),
          control: control && cut(control),
        },
        { ...options, slope: false },
      );
      const step = Math.log(whole.ratio) / whole.error;
      if (Number.isFinite(step)) steps.push(step);
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
    }
  }
  if (steps.length < fewest) return null;
  const squares = steps.reduce((sum, step) => sum + step * step, 0) / steps.length;
  return { factor: Math.max(1, Math.sqrt(squares)), dates: steps.length };
}
