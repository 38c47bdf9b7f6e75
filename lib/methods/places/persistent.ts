import { MethodProblem } from "../problem";
import { checkIncidents, countBetween, type Incidents } from "./incidents";

export interface PersistentOptions {
  /** Days of one period; the days that are forecast suit. */
  period: number;
  /** Incidents of so many days before the origin are recent. */
  recent: number;
}

/** Where risk is there to stay, and where it has just shown. */
export interface Persistent {
  /** Share of the periods before the origin in which the cell had an incident. */
  persistence: Float64Array;
  recent: Float64Array;
  /** Persistence first; recent incidents and then all of them decide between equal cells. */
  score: Float64Array;
}

/**
 * Persistent and recent: cells that had incidents in many periods, so that one burst counts once;
 * of equal ones those with more recent incidents (state dependence). `from` is the first day of the
 * register. MethodProblem where no whole period lies before the origin.
 * Source: after Lee, O and Eck, A Theory-Driven Algorithm for Real-Time Crime Hot Spot Forecasting, Police Quarterly 23 (2020).
 */
export function persistentAndRecent(
  incidents: Incidents,
  cells: number,
  from: number,
  origin: number,
  { period, recent }: PersistentOptions,
): Persistent {
  checkIncidents(incidents, cells);
  const periods = Math.floor((origin - from) / period);
  if (!(period > 0 && periods >= 1)) {
    throw new MethodProblem(
      `There is no whole period of ${period} days before the forecast begins.`,
      "Take a shorter period, or more of the past.",
    );
  }
  const persistence = new Float64Array(cells);
  for (let back = 0; back < periods; back++) {
    const end = origin - back * period;
    const counts = countBetween(incidents, cells, end - period, end);
    for (let i = 0; i < cells; i++) if (counts[i]! > 0) persistence[i]! += 1 / periods;
  }
  const lately = countBetween(incidents, cells, origin - recent, origin);
  const all = countBetween(incidents, cells, -Infinity, origin);
  const step = 1 / periods;
  const score = persistence.map((each, i) => {
    const tie = lately[i]! / (1 + lately[i]!) + all[i]! / (1 + all[i]!) / 100;
    return Math.round((each + step * 0.9 * tie) * 1e9) / 1e9;
  });
  return { persistence, recent: lately, score };
}
