import type { TurnsPlan, TurnsProblem } from "@/lib/methods/patrol/turns";

/** Where shifts of a week go that one shift of a station gives up; of a city that is one, of all its beats. */
export interface Receivers {
  /** Shifts a week that its beats lose and gain in all. */
  lost: number;
  gained: number;
  /** Of those gained, what limits ask for beyond today. */
  forced: number;
  /** Beats that gain, the largest gain first. */
  gainers: { place: number; gain: number; isByChoice: boolean }[];
}

export function receiversOf(
  { station, shifts, least }: TurnsProblem,
  { turns, explored }: TurnsPlan,
  now: ArrayLike<number>,
  place: number,
): Receivers {
  const [own, shift] = [station[Math.floor(place / shifts)]!, place % shifts];
  const found: Receivers = { lost: 0, gained: 0, forced: 0, gainers: [] };
  station.forEach((which, beat) => {
    if (which !== own) return;
    const at = beat * shifts + shift;
    const gain = turns[at]! - now[at]!;
    if (gain <= 0) {
      found.lost -= gain;
      return;
    }
    const forced = Math.min(gain, Math.max(0, least[at]! - now[at]!));
    found.gained += gain;
    found.forced += forced;
    found.gainers.push({ place: at, gain, isByChoice: gain > forced + explored[at]! });
  });
  found.gainers.sort((a, b) => b.gain - a.gain || a.place - b.place);
  return found;
}
