import { MethodProblem } from "../problem";
import type { Ground, PlacedIncidents } from "./ground";
import { decayedCount } from "./history";
import { checkIncidents } from "./incidents";
import { smooth } from "./smooth";

export interface ProspectiveOptions {
  /** Incidents farther from a cell's centre than this raise no risk there: 400 m in the source. */
  reach: number;
  /** Incidents older than this raise none: 61 days in the source. */
  days: number;
}

/**
 * Prospective mapping: each incident raises the risk of the cells around it for some weeks,
 * 1 / (1 + weeks) times 1 / (1 + half cells of distance). It knows nothing of what lies farther back.
 * Source: Bowers, Johnson and Pease, British J. Criminology 44 (2004).
 */
export function prospectiveDensity(
  ground: Ground,
  incidents: PlacedIncidents,
  origin: number,
  { reach, days }: ProspectiveOptions,
): Float64Array {
  checkIncidents(incidents, ground.x.length);
  if (!(reach > 0 && days > 0)) {
    throw new MethodProblem("A prospective map needs a reach and a number of days above 0.");
  }
  const half = Math.sqrt(ground.cellArea) / 2;
  const risk = new Float64Array(ground.x.length);
  const { x, y, day } = incidents;
  for (let i = 0; i < x.length; i++) {
    const age = origin - day[i]!;
    if (!(age > 0 && age <= days)) continue;
    const recent = 1 / (1 + Math.floor(age / 7));
    ground.near.within(x[i]!, y[i]!, reach, (cell, squared) => {
      risk[cell]! += recent / (1 + Math.floor(Math.sqrt(squared) / half));
    });
  }
  return risk;
}

export interface DecayedDensityOptions {
  /** Days; Infinity for incidents that count the same however old. */
  halfLife: number;
  /** Standard deviation of the smoothing, in cell sides. */
  bandwidth: number;
}

/** Count that decays with age, smoothed over the cells around: a kernel density in space and time. */
export function decayedDensity(
  ground: Ground,
  incidents: PlacedIncidents,
  origin: number,
  { halfLife, bandwidth }: DecayedDensityOptions,
): Float64Array {
  return smooth(
    ground,
    decayedCount(incidents, ground.x.length, origin, halfLife),
    checkedBandwidth(bandwidth),
  );
}

function checkedBandwidth(bandwidth: number): number {
  if (bandwidth > 0.3 && Number.isFinite(bandwidth)) return bandwidth;
  throw new MethodProblem(
    `The bandwidth is ${bandwidth} cells; below 0.3 nothing reaches the cells around.`,
    "Use the count without smoothing, or a bandwidth of 0.5 or more.",
  );
}
