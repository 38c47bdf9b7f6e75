import { changedPlaces } from "./changed";
import type { Planned } from "./compute";
import { commonCause, reasonOf, reasonOfSome, type Basis } from "./reasons";
import { nowOf } from "./view-data";

/** Beat-shifts of one shift that change as much for the same reason. */
export interface ChangeGroup {
  places: number[];
  change: number;
  shift: number;
  reason: string;
}

/** What changes where `isShown`, one group a reason: those left alone first, then the largest changes. */
export function changeGroups(
  basis: Basis,
  planned: Planned,
  isShown: (place: number) => boolean,
): ChangeGroup[] {
  const { problem, plan } = planned;
  const made = { problem, plan, now: nowOf(planned) };
  const groups = new Map<string, ChangeGroup & { isByRule: boolean }>();
  for (const place of changedPlaces(planned, basis.alone).filter(isShown)) {
    const change = plan.turns[place]! - made.now[place]!;
    const shift = place % problem.shifts;
    const common = commonCause(basis, made, place);
    const reason = common ?? reasonOf(basis, made, place);
    const key = JSON.stringify([change, shift, reason]);
    const group = groups.get(key);
    if (group) group.places.push(place);
    else groups.set(key, { places: [place], change, shift, reason, isByRule: common !== null });
  }
  return Array.from(groups.values(), ({ isByRule, ...group }) => {
    if (!isByRule) return group;
    const { places } = group;
    const reason =
      places.length === 1 ? reasonOf(basis, made, places[0]!) : reasonOfSome(basis, made, places);
    return { ...group, reason };
  });
}
