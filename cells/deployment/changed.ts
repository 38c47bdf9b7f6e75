import type { Planned } from "./compute";
import { nowOf } from "./view-data";

/** Beat-shifts that gain or lose: those left alone first, then the largest changes. */
export function changedPlaces(planned: Planned, alone: Uint8Array): number[] {
  const now = nowOf(planned);
  const change = (place: number) => planned.plan.turns[place]! - now[place]!;
  return Array.from(now.keys())
    .filter((place) => change(place) !== 0)
    .sort(
      (a, b) =>
        alone[b]! - alone[a]! ||
        Math.abs(change(b)) - Math.abs(change(a)) ||
        change(b) - change(a) ||
        a - b,
    );
}
