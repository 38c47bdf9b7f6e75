import type { Delay } from "@/cells/temporal/delay";
import type { Compared } from "./run";
import type { Comparison } from "@/lib/methods/temporal/comparison-windows";
import { byEvidence, type Row } from "./rows";
import { mainOf, stepOf } from "./spans";
import { texts, type Verdict } from "./texts";

/** The total, the strongest rise and the strongest fall; or plainly that there is none. */
export function findingsOf({ rows, windows, groups, found, isLate }: Compared): string[] {
  const said = windows.windows;
  const nameOf = (comparison: Comparison) => texts.name(comparison, windows.period);
  const first = mainOf(said);
  const total = rows[first]!;
  const { current, comparison } = said[first]!;
  const findings = [
    texts.totalFinding(current, nameOf(comparison), total.now, total.expected, total.sentence),
  ];
  const own = rows.filter(({ group }) => group > 0);
  if (own.length === 0) return findings;
  const flagged = own.filter(({ verdict }) => verdict !== "within chance");
  if (flagged.length === 0) return [...findings, texts.none(groups.names.length - 1, found.tests)];
  const strongest = (verdict: Verdict, none: string) => {
    const some = flagged.filter((row) => row.verdict === verdict).toSorted(byEvidence);
    if (some.length === 0) return none;
    const row = some[0]!;
    const name = groups.names[row.group]!;
    const others = groupsIn(some.filter(({ window }) => window === row.window)) - 1;
    return texts.strongest(
      verdict,
      name,
      nameOf(said[row.window]!.comparison),
      row.sentence,
      others,
    );
  };
  const fall = strongest("fall", texts.noFall);
  const isDoubtful = isLate && flagged.some(({ verdict }) => verdict === "fall");
  return [
    ...findings,
    strongest("rise", texts.noRise),
    isDoubtful ? `${fall} ${texts.maybeLate}` : fall,
  ];
}

const groupsIn = (rows: readonly Row[]) => new Set(rows.map(({ group }) => group)).size;

/** What a reader must know before any figure: a level that broke, and cases that are still to come in. */
export function cautionsOf(
  { groups, windows, found }: Pick<Compared, "groups" | "windows" | "found">,
  delay: Delay | null,
): string[] {
  const step = stepOf(windows.period);
  const breaks = found.breaks.map(({ group, day, before, after }) =>
    texts.levelBreak(
      group === 0 ? texts.allIncidents : groups.names[group]!,
      step,
      day,
      before,
      after,
    ),
  );
  return delay && isLate(delay) ? [texts.late(delay, step), ...breaks] : breaks;
}

/** Periods of which a larger share is known are compared as if they were whole. */
export const isLate = (delay: Delay | null): boolean => delay !== null && delay.known < 0.98;

export function provenanceOf({ windows, found, groups, cautions }: Compared): string[] {
  const lines = [texts.compared(windows.current, windows.period)];
  lines.push(...windows.windows.map((window) => texts.window(window, windows.period)));
  if (windows.rest) lines.push(texts.rest(windows.rest, windows.period));
  if (windows.missing.length > 0) lines.push(texts.missing(windows.missing, windows.period));
  lines.push(texts.method(found.tests));
  const bursty = found.bursts.filter((factor) => factor > 1).length;
  if (bursty > 0) lines.push(texts.bursts(found.bursts[0]!, bursty, groups.names.length));
  return [...lines, ...cautions];
}
