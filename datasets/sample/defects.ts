import { stations } from "./city";
import { stationOf, yearIndex, type Register } from "./register";
import { chance } from "@/lib/methods/chance";

/** Points are written down less often in early years, and in some stations less than in others. */
export const zeroShareByYear = [0.55, 0.45, 0.33, 0.22, 0.14, 0.09] as const;

const careless = chance(5);
export const zeroFactorByStation: readonly number[] = stations.map(
  () => 0.4 + 1.2 * careless.next(),
);

/** This station writes its own house down for a share of its incidents. */
export const defaultPoint = { station: "Toll Gate PS", share: 0.25 } as const;
/** Latitude and longitude exchanged, and a digit of the longitude mistyped. */
export const swappedShare = 0.001;
export const strayShare = 0.0015;

/** In the register until then, the victims are counted by kind but not in `VICTIM COUNT`. */
export const victimCountFrom = "2022-01-01";
/** From then on the head has a blank before it, as in the publisher's own file. */
export const blankHead = { head: "CYBER CRIME", from: "2021-01-01" } as const;

export const pointKind = { good: 0, zero: 1, swapped: 2, station: 3, stray: 4 } as const;

/** How the point of each incident stands in the register: a value of `pointKind`. */
export function pointKinds(register: Register, seed: number): Uint8Array {
  const luck = chance(seed + 65_537);
  const usual = stations.findIndex(({ name }) => name === defaultPoint.station);
  const kindOf = (at: number): number => {
    const station = stationOf(register, at);
    const zero = zeroShareByYear[yearIndex(register, at)]! * zeroFactorByStation[station]!;
    const [first, second] = [luck.next(), luck.next()];
    if (first < zero) return pointKind.zero;
    if (station === usual && second < defaultPoint.share) return pointKind.station;
    if (second > 1 - swappedShare) return pointKind.swapped;
    if (second > 1 - swappedShare - strayShare) return pointKind.stray;
    return pointKind.good;
  };
  const kinds = new Uint8Array(register.rows);
  for (let at = 0; at < register.rows; at++) kinds[at] = kindOf(at);
  return kinds;
}
