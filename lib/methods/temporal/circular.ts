import { MethodProblem } from "../problem";

export interface Circular {
  count: number;
  /** In the unit of the values, 0 up to the period; null when they point nowhere. */
  mean: number | null;
  /** Mean resultant length: 0 when spread evenly round the clock, 1 when all at one time. */
  resultant: number;
  /** 1 less the resultant. */
  variance: number;
  /** In the unit of the values; null when they point nowhere. */
  deviation: number | null;
  /** Rayleigh's test against "at any time alike". Sees one peak, and may miss two that face each other. */
  rayleigh: {
    z: number;
    /** By Zar's formula, good from ten values on. */
    p: number;
    /** The plain large-sample form. */
    pLarge: number;
  };
}

/** Below this the direction is nothing but rounding. */
const nowhere = 1e-12;

/**
 * Mean and spread of times on a clock, where 23 and 1 are two hours apart. Values in any unit, one
 * turn being a `period` of it: 24 for hours, 7 for weekdays, 12 for months. Times known to the hour
 * should be given as the middle of the hour. `weights`: how often each value occurs, once without.
 * A MethodProblem without values, or with one that is no number.
 * Source: Mardia and Jupp, Directional Statistics (2000), 2.2 and 6.3; p: Zar, Biostatistical Analysis (1999), 27.4.
 */
export function circular(
  values: ArrayLike<number>,
  period = 24,
  weights?: ArrayLike<number>,
): Circular {
  if (!(period > 0)) throw new MethodProblem(`A clock cannot turn in ${period}.`);
  let [n, east, north] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i]! : 1;
    if (!Number.isFinite(values[i]!) || !(weight >= 0)) {
      throw new MethodProblem(`Time ${i + 1} is not known.`, "Leave out rows without a time.");
    }
    const angle = (2 * Math.PI * values[i]!) / period;
    n += weight;
    east += weight * Math.cos(angle);
    north += weight * Math.sin(angle);
  }
  if (n === 0) throw new MethodProblem("There is no time to take the mean of.");
  const resultant = Math.min(1, Math.hypot(east, north) / n);
  const z = n * resultant * resultant;
  const turn = Math.atan2(north, east) / (2 * Math.PI);
  const points = resultant > nowhere;
  const zar = Math.sqrt(1 + 4 * n + 4 * n * n * (1 - resultant * resultant)) - (1 + 2 * n);
  return {
    count: n,
    mean: points ? (turn < 0 ? turn + 1 : turn) * period : null,
    resultant,
    variance: 1 - resultant,
    deviation: points ? (Math.sqrt(-2 * Math.log(resultant)) / (2 * Math.PI)) * period : null,
    rayleigh: { z, p: Math.min(1, Math.exp(zar)), pLarge: Math.exp(-z) },
  };
}
