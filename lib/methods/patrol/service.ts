import type { ProgramWriter } from "../optimise/program";

/** Demands (beats with harm) and the sites (beats) from which units look after them. */
export interface Reach {
  demands: number;
  sites: number;
  /** From a site to a demand. */
  distance(demand: number, site: number): number;
}

/** How well units at sites look after demands, as a goal counts it. */
export interface Service {
  sense: "most" | "least";
  /** Adds what the goal counts to a program, where the variables `at(site)` add up to the units there. */
  write(
    writer: ProgramWriter,
    weight: ArrayLike<number>,
    at: (site: number) => readonly number[],
  ): WrittenService;
  /** What is counted, and the site that looks after each demand, -1 for none. */
  measure(
    weight: ArrayLike<number>,
    units: ArrayLike<number>,
  ): { objective: number; server: Int32Array };
  /** For units one by one: what the next at a site would improve, never more than it would have before. */
  begin(weight: ArrayLike<number>): { gain(site: number): number; add(site: number): void };
  /** What no plan can pass, known without a search. */
  limit(weight: ArrayLike<number>): number;
}

interface WrittenService {
  /** What is counted in any case. */
  always: number;
  /** Sets the variables of the service to what the units among the values make of them. */
  fill(values: Float64Array): void;
}

/** For each demand the sites within a distance of it, and for each site its demands; nearest first. */
export interface Near {
  sitesOf: readonly Int32Array[];
  demandsOf: readonly Int32Array[];
}

export function nearOf({ demands, sites, distance }: Reach, radius: number): Near {
  const demandsOf: number[][] = Array.from({ length: sites }, () => []);
  const sitesOf = Array.from({ length: demands }, (_, demand) => {
    const own: number[] = [];
    for (let site = 0; site < sites; site++) if (distance(demand, site) <= radius) own.push(site);
    own.sort((a, b) => distance(demand, a) - distance(demand, b) || a - b);
    for (const site of own) demandsOf[site]!.push(demand);
    return Int32Array.from(own);
  });
  return { sitesOf, demandsOf: demandsOf.map((own) => Int32Array.from(own)) };
}

/** The nearest site with a unit, among those near. */
export function nearestWithUnit({ sitesOf }: Near, units: ArrayLike<number>): Int32Array {
  return Int32Array.from(sitesOf, (sites) => sites.find((site) => units[site]! > 0) ?? -1);
}
