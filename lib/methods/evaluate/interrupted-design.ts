import type { InterruptedInput } from "./interrupted-series";

export interface DesignOptions {
  /** Periods in a year; no season without. */
  season?: number;
  /** Pairs of waves a year. */
  harmonics?: number;
  /** In place of waves, a level for each period of the year (whole seasons only). */
  indicators?: boolean;
  /** Whether the slope may change, too. */
  slope?: boolean;
  /** The time at which the step is read where the slope changes; the interruption when not given. */
  origin?: number;
}

export interface InterruptedDesign {
  names: string[];
  columns: Float64Array[];
  /** The same columns had there been no interruption. */
  without: Float64Array[];
}

/** Columns of a segmented regression: constant, step, trend, season, change of slope, control. */
export function interruptedDesign(
  { at, from, exposure, control }: InterruptedInput,
  { season, harmonics = 0, indicators = false, slope = false, origin = from }: DesignOptions,
): InterruptedDesign {
  const times = Float64Array.from(at);
  const step = times.map((time) => Number(time >= from));
  const nothing = times.map(() => 0);
  const parts: [name: string, column: Float64Array, without?: Float64Array][] = [
    ["constant", times.map(() => 1)],
    ["step", step, nothing],
    ["trend", times],
  ];
  if (season && indicators) {
    const phase = times.map((time) => ((Math.round(time) % season) + season) % season);
    const phases = [...new Set(phase)].sort((a, b) => a - b).slice(1);
    for (const each of phases)
      parts.push([`season ${each}`, phase.map((own) => Number(own === each))]);
  } else if (season) {
    for (let wave = 1; wave <= harmonics; wave++) {
      const turn = (2 * Math.PI * wave) / season;
      parts.push([`sine ${wave}`, times.map((time) => Math.sin(turn * time))]);
      parts.push([`cosine ${wave}`, times.map((time) => Math.cos(turn * time))]);
    }
  }
  if (slope) parts.push(["slope", times.map((time, t) => step[t]! * (time - origin)), nothing]);
  if (control) {
    // A period without any is taken as half a case: its logarithm must be a number.
    // Over its exposure: the offset has the length of the period already.
    const level = (count: number, t: number) =>
      Math.log(Math.max(count, 0.5) / (exposure?.[t] ?? 1));
    parts.push(["control", Float64Array.from(control, level)]);
  }
  return {
    names: parts.map(([name]) => name),
    columns: parts.map(([, column]) => column),
    without: parts.map(([, column, without]) => without ?? column),
  };
}
