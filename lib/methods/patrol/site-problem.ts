import { MethodProblem } from "../problem";
import type { Reach } from "./service";

/** Where to stand: demands (places with harm) and sites from which they can be looked after. */
export interface SiteProblem {
  demands: number;
  sites: number;
  /** `distance[demand * sites + site]`, in any unit. */
  distance: Float64Array;
  /** Harm of each demand; 1 each without. */
  weight?: ArrayLike<number>;
}

export interface SitePlan {
  /** Chosen sites in ascending order. */
  open: number[];
  /** Chosen site that looks after each demand, the nearest; -1 for none. */
  server: Int32Array;
  objective: number;
  bound: number;
  gap: number;
  proven: boolean;
}

export interface SearchTime {
  /** Seconds after which the best so far is taken. Without: 8. */
  seconds?: number;
}

export const weightOf = ({ demands, weight }: SiteProblem) =>
  Float64Array.from({ length: demands }, (_, i) => weight?.[i] ?? 1);

export const reachOf = ({ demands, sites, distance }: SiteProblem): Reach => ({
  demands,
  sites,
  distance: (demand, site) => distance[demand * sites + site]!,
});

/** Refuses what is no problem of sites, and choices of more sites than there are. */
export function checkSites({ demands, sites, distance, weight }: SiteProblem, choose?: number) {
  if (demands < 1 || sites < 1) throw new MethodProblem("There is no place, or no site to choose.");
  if (distance.length !== demands * sites || distance.some((each) => !(each >= 0))) {
    throw new MethodProblem(
      "The distances are not one number of 0 or more for each place and site.",
    );
  }
  if (weight && (weight.length !== demands || Array.from(weight).some((each) => !(each >= 0)))) {
    throw new MethodProblem("The weights are not one number of 0 or more for each place.");
  }
  if (choose !== undefined && !(Number.isInteger(choose) && choose >= 1 && choose <= sites)) {
    throw new MethodProblem(`${choose} of ${sites} sites cannot be chosen.`);
  }
}
