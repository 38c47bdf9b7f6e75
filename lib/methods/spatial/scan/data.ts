import { MethodProblem } from "../../problem";
import type { Arrangement } from "./search";

/** Places in metres, and cases at them. */
export interface ScanData {
  /** One entry a location; centres of circles. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** One entry a case: its location, and its time step from 0. */
  site: ArrayLike<number>;
  step: ArrayLike<number>;
  /** Cases that an entry stands for, where they are counted already. */
  count?: ArrayLike<number>;
  /** Time steps in all; 1 for a purely spatial scan. */
  steps: number;
  /**
   * Poisson model: population of each location, in any unit, taken as the same in all steps. Without
   * it the space-time permutation model, which needs the cases alone.
   */
  population?: ArrayLike<number>;
  /** Poisson model: cases expected at each location, where they are not as the population is. */
  expected?: ArrayLike<number>;
}

/** What the model expects, before circles and windows are looked at. */
export interface Weights {
  observed: Arrangement;
  siteWeight: Float64Array;
  stepWeight: Float64Array;
  all: number;
}

/** The cases by location, and what is expected of each location and step. */
export function weigh(data: ScanData): Weights {
  check(data);
  const sites = data.x.length;
  const from = new Uint32Array(sites + 1);
  for (let i = 0; i < data.site.length; i++) from[data.site[i]! + 1]!++;
  for (let i = 0; i < sites; i++) from[i + 1]! += from[i]!;
  const next = from.slice();
  const step = new Uint16Array(data.site.length);
  const count = new Float64Array(data.site.length).fill(1);
  for (let i = 0; i < data.site.length; i++) {
    const at = next[data.site[i]!]!++;
    step[at] = data.step[i]!;
    if (data.count) count[at] = data.count[i]!;
  }
  const observed: Arrangement = data.count ? { from, step, count } : { from, step };
  const all = count.reduce((sum, value) => sum + value, 0);
  if (all < 2) throw tooFew(all);
  const siteWeight = new Float64Array(sites);
  const stepWeight = new Float64Array(data.steps);
  const given = data.expected ?? data.population;
  for (let site = 0; site < sites; site++) {
    for (let i = from[site]!; i < from[site + 1]!; i++) {
      siteWeight[site]! += count[i]!;
      stepWeight[step[i]!]! += count[i]!;
    }
    if (given && siteWeight[site]! > 0 && !(given[site]! > 0)) {
      throw new MethodProblem(
        `Location ${site + 1} has ${siteWeight[site]!} cases and no population.`,
        "Leave it out, or give it a population.",
      );
    }
  }
  if (given) {
    let total = 0;
    for (let i = 0; i < sites; i++) total += given[i]!;
    for (let i = 0; i < sites; i++) siteWeight[i] = (given[i]! * all) / total;
    stepWeight.fill(all / data.steps);
  }
  return { observed, siteWeight, stepWeight, all };
}

const tooFew = (cases: number) =>
  new MethodProblem(
    `A scan needs at least two cases with place and time; there ${cases === 1 ? "is 1" : `are ${cases === 0 ? "none" : cases}`}.`,
    "Check the rows above this cell, and which columns hold place and time.",
  );

function check({ x, y, site, step, steps, population }: ScanData): void {
  if (site.length === 0) throw tooFew(0);
  if (!(steps >= 1 && steps <= 65_535)) {
    throw new MethodProblem("A scan takes 1 to 65,535 time steps.", "Take longer steps.");
  }
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    total += population ? population[i]! : 1;
    if (Number.isFinite(x[i]! + y[i]!) && !(population && !(population[i]! >= 0))) continue;
    throw new MethodProblem(`Location ${i + 1} has no place, or no population of 0 or more.`);
  }
  if (!(total > 0)) throw new MethodProblem("The population of all locations is 0.");
  for (let i = 0; i < site.length; i++) {
    if (step[i]! >= 0 && step[i]! < steps && site[i]! >= 0 && site[i]! < x.length) continue;
    throw new MethodProblem(`Case ${i + 1} has no location or no time within the study period.`);
  }
}
