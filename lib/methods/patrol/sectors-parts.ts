import { MethodProblem } from "../problem";
import type { Weights } from "../spatial/weights";
import { allotted, leastLoad } from "./sectors-allot";
import { listOf } from "./sectors-words";
import type { SectorProblem } from "./sectors-types";

/** Beats of one station that hang together, and how many sectors they get. */
export interface Part {
  beats: number[];
  station: number;
  sectors: number;
}

/** Connected sets of the places for which `isIn` holds, each ascending. */
export function componentsOf(
  { start, neighbour }: Weights,
  mayJoin: (a: number, b: number) => boolean,
): number[][] {
  const count = start.length - 1;
  const seen = new Uint8Array(count);
  const found: number[][] = [];
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue;
    const part = [first];
    seen[first] = 1;
    for (let next = 0; next < part.length; next++) {
      const beat = part[next]!;
      for (let at = start[beat]!; at < start[beat + 1]!; at++) {
        const other = neighbour[at]!;
        if (seen[other] || !mayJoin(beat, other)) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    found.push(part.sort((a, b) => a - b));
  }
  return found;
}

/**
 * The connected parts of each station, or of the city, with the sectors that each gets by its `weight`.
 * A MethodProblem where parts or stations are more than sectors, or sectors more than beats.
 */
export function partsOf(problem: SectorProblem, weight: Float64Array, sectors: number): Part[] {
  const { neighbours, station } = problem;
  const beats = weight.length;
  if (sectors > beats) {
    throw new MethodProblem(
      `There are ${sectors} sectors for ${beats} beats, and a sector has a beat at least.`,
      "Plan fewer sectors.",
    );
  }
  const of = (beat: number) => (station ? station[beat]! : 0);
  const parts = componentsOf(neighbours, (a, b) => of(a) === of(b)).map((own): Part => ({
    beats: own,
    station: of(own[0]!),
    sectors: 1,
  }));
  if (parts.length > sectors) throw tooManyParts(problem, parts, sectors);
  const counts = allotted(
    parts.map((part) => leastLoad(part.beats, weight)),
    sectors,
  );
  return parts.map((part, i) => ({ ...part, sectors: counts[i]! }));
}

/** Names the stations that are too many, or the beats that are cut off. */
function tooManyParts(
  { beatNames, station, stationNames }: SectorProblem,
  parts: readonly Part[],
  sectors: number,
): MethodProblem {
  const stations = new Set(parts.map((part) => part.station));
  if (station && stations.size > sectors) {
    return new MethodProblem(
      `There are ${sectors} sectors for ${stations.size} stations, and each station needs one of its own.`,
      "Plan more sectors, or let them go over the borders of stations (within: city).",
    );
  }
  const cutOff = [...stations].flatMap((each) => {
    const own = parts.filter((part) => part.station === each);
    const main = own.reduce((a, b) => (b.beats.length > a.beats.length ? b : a));
    return own.filter((part) => part !== main).flatMap((part) => part.beats);
  });
  const where = station
    ? ` in ${listOf([...new Set(cutOff.map((beat) => stationNames?.[station[beat]!] ?? "a station"))])}`
    : "";
  return new MethodProblem(
    `The beats fall into ${parts.length} parts that do not touch each other, more than the ${sectors} sectors. Cut off from the rest${where}: ${listOf(cutOff.map((beat) => beatNames[beat]!))}.`,
    "Plan more sectors, or name beats that a bridge or road joins under “joined”: [[Fort PS · BEAT NO 2, Fort PS · BEAT NO 5]]. Outlines with gaps between them need a larger “gap”.",
  );
}
