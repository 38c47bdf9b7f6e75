import type { Told } from "./texts";
import type { DutyMatchView } from "./view-data";

/** What sentences say of a beat-shift. */
export const toldOf = (
  view: Pick<DutyMatchView, "beats" | "shifts" | "days" | "counts" | "hours" | "dutyDays">,
  at: number,
): Told => ({
  beat: view.beats.names[Math.floor(at / view.shifts.length)]!,
  shift: view.shifts[at % view.shifts.length]!,
  incidents: view.counts[at]!,
  days: view.days,
  dutyDays: view.dutyDays[at]!,
  hours: view.hours[at]!,
});
