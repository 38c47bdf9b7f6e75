import type { Shift } from "@/lib/methods/patrol/shifts";
import type { RosterFound, RosterInput } from "./compute";
import { texts } from "./texts";

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** More days than this in a row are told. */
const longRun = 7;

/** How many, what stays open, what a post takes, and rest. */
export function findingsOf(found: RosterFound, input: RosterInput): string[] {
  const { plan, roster, days, need, length, rostered, strength, enough } = found;
  const { shifts, leave, officers } = input;
  const weeks = days / 7;
  const [needed, missing] = [sum(need) / weeks, sum(plan.short) / weeks];
  const findings =
    officers === null
      ? [texts.fewest(rostered, strength, 100 * leave, Math.round(needed))]
      : [
          texts.given(officers, rostered, {
            missing: Math.ceil(missing),
            needed: Math.round(needed),
            enough,
          }),
        ];
  const open = mostOpen(found, shifts);
  if (open) findings.push(texts.openAt(open, shifts[open.shift]!.name, days > 7));
  const over = sum(plan.onDuty) / weeks - (needed - missing);
  if (officers === null && over >= 1)
    findings.push(texts.over(Math.round(over), Math.round(needed)));
  findings.push(
    roster.breaches.length > 0 || input.rotate
      ? `${texts.rest(roster.breaches.length, length)} ${runWords(roster.longestRun)}`
      : runWords(roster.longestRun),
  );
  return findings.slice(0, 3);
}

function runWords(longestRun: ArrayLike<number>): string {
  const longest = Math.max(0, ...Array.from(longestRun));
  return texts.run(longest, longest > longRun);
}

/** The weekday and shift with most open, in the mean of the cycle; null where none is. */
function mostOpen({ plan, need, days }: RosterFound, shifts: readonly Shift[]) {
  const weeks = days / 7;
  let best: { weekday: number; shift: number; missing: number; needed: number } | null = null;
  for (let at = 0; at < 7 * shifts.length; at++) {
    let missing = 0;
    for (let week = 0; week < weeks; week++) {
      missing += plan.short[at + week * 7 * shifts.length]! / weeks;
    }
    if (missing > (best?.missing ?? 0)) {
      best = {
        ...{ weekday: Math.floor(at / shifts.length), shift: at % shifts.length },
        ...{ missing, needed: need[at]! },
      };
    }
  }
  return best && { ...best, missing: Math.ceil(best.missing) };
}

/** Officers posted so that one post is filled in every shift of every day, on the longest stretch of work. */
export function perPost({ shifts, patterns, leave }: RosterInput): number {
  const worked = Math.max(...patterns.map(({ on, off }) => on / (on + off)));
  return shifts.length / worked / (1 - leave);
}
