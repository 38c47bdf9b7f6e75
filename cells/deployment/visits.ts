import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import { planVisits } from "@/lib/methods/patrol/visits";
import type { HotSquare } from "./hot-squares";
import type { DeploymentView } from "./view-data";

/** What a unit does at one square in one shift. */
export interface SquareVisits {
  square: HotSquare;
  /** Minutes of the day at which its visits begin, in the order of the shift. */
  starts: number[];
}

/**
 * Short visits in a shift of a beat by so many shifts a week, the square that is visited first before the
 * others. Another number of the plan draws another order.
 */
export function visitsOf(
  squares: readonly HotSquare[],
  { asked, basis }: Pick<DeploymentView, "asked" | "basis">,
  { place, turns }: { place: number; turns: number },
): SquareVisits[] {
  if (turns === 0 || squares.length === 0) return [];
  const shift = basis.shifts[place % basis.shifts.length]!;
  const seed = asked.seed + asked.rules.round * basis.facts.length + place;
  const { visits } = planVisits(
    {
      harm: squares.map(({ harm }) => harm),
      units: Math.max(1, Math.round(turns / daysOfWeek)),
      minutes: shiftMinutes(shift),
      visit: asked.visit,
    },
    { seed },
  );
  const starts = new Map<number, number[]>();
  for (const each of visits) {
    starts.set(each.place, [...(starts.get(each.place) ?? []), shift.from + each.start]);
  }
  return [...starts].map(([at, own]) => ({ square: squares[at]!, starts: own }));
}
