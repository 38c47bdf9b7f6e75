import type { Incidents } from "./rows";
import { tally } from "./places";

/** How far cases have come, the open ones first. */
export interface CaseStage {
  status: number;
  count: number;
  isOpen: boolean;
  /** Days since the incident, of the middle case and of the oldest. */
  median: number;
  oldest: number;
}

const open = /under ?inv|investigat|\bpending\b|\bopen\b|\bactive\b/i;
/** What waits for a court is no longer the station's to solve. */
const inCourt = /trial|court/i;

export const isOpen = (status: string): boolean => open.test(status) && !inCourt.test(status);

/** Cases of some rows by their status, with their age at a moment. */
export function stagesOf(
  { time, status }: Incidents,
  rows: readonly number[],
  now: number,
): CaseStage[] {
  const days = new Map<number, number[]>();
  for (const row of rows) {
    const age = Math.floor((now - time[row]!) / 86_400_000);
    const known = days.get(status.of[row]!);
    if (known) known.push(age);
    else days.set(status.of[row]!, [age]);
  }
  const stages = tally(rows.map((row) => status.of[row]!)).map(([at, count]) => {
    const ages = Float64Array.from(days.get(at)!).sort();
    return {
      ...{ status: at, count, isOpen: isOpen(status.names[at]!) },
      median: ages[ages.length >> 1]!,
      oldest: ages.at(-1)!,
    };
  });
  return [...stages.filter((each) => each.isOpen), ...stages.filter((each) => !each.isOpen)];
}
