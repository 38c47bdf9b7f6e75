import { MethodProblem } from "../problem";

export interface WindowOptions {
  /** Steps of a year: 52 weeks, 12 months. */
  period: number;
  /** How many years to look back. */
  years: number;
  /** Steps on either side of the same step of a past year. */
  halfWindow: number;
  /** 1 uses the windows only; more uses all steps since the first window, each year in so many parts. */
  parts: number;
  /** Steps right before the tested one that are left out, so that an outbreak does not hide itself; null leaves out the whole window about it. */
  leaveOut: number | null;
}

/** What a step is compared with. */
export interface References {
  /** Numbers of the steps, ascending. */
  steps: Int32Array;
  /** Part of the year of each: 0 is the part of the tested step. */
  parts: Uint8Array;
}

/**
 * The steps that a step is compared with; null when the series does not reach back far enough: to
 * the window of every year, and with several parts to the middle of the first.
 * Source: Farrington et al., JRSS A 159 (1996); parts: Noufaily et al., Statistics in Medicine 32 (2013).
 */
export function referencesOf(step: number, options: WindowOptions): References | null {
  const { period, years, halfWindow, parts, leaveOut } = options;
  const first = step - period * years;
  if (first + (parts > 1 ? 0 : halfWindow) < 0) return null;
  const partOf = new Map<number, number>();
  for (let year = years; year >= 1; year--) {
    const middle = step - period * year;
    for (let at = middle - halfWindow; at <= middle + halfWindow; at++) partOf.set(at, 0);
    if (parts > 1) restOfYear(middle + halfWindow + 1, options, partOf);
  }
  if (leaveOut !== null) {
    for (let at = step - halfWindow; at < step - leaveOut; at++) partOf.set(at, 0);
    for (let at = step - leaveOut; at <= step; at++) partOf.delete(at);
  }
  const steps = [...partOf.keys()].filter((at) => at >= 0 && at < step).sort((a, b) => a - b);
  return { steps: Int32Array.from(steps), parts: Uint8Array.from(steps, (at) => partOf.get(at)!) };
}

/** From the end of one window to the next, in parts of equal length, the first ones a step longer if need be. */
function restOfYear(from: number, options: WindowOptions, partOf: Map<number, number>) {
  const { period, halfWindow, parts } = options;
  const length = period - 2 * halfWindow - 1;
  if (length < parts - 1) {
    throw new MethodProblem(
      `A year of ${period} steps cannot be cut into a window of ${2 * halfWindow + 1} and ${parts - 1} parts.`,
      "Use fewer parts or a narrower window.",
    );
  }
  const [short, longer] = [Math.floor(length / (parts - 1)), length % (parts - 1)];
  let at = from;
  for (let part = 1; part < parts; part++) {
    for (let i = 0; i < short + (part <= longer ? 1 : 0); i++) partOf.set(at++, part);
  }
}
