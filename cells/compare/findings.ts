import type { Compared } from "./run";
import { byEvidence, type Row } from "./rows";
import { texts, type Verdict } from "./texts";

/** The total, the strongest rise and the strongest fall; or plainly that there is none. */
export function findingsOf({ rows, windows, groups, found }: Compared): string[] {
  const said = windows.windows;
  // A season is in the period before, and not in last year's.
  const first = Math.max(
    0,
    said.findIndex(({ comparison }) => comparison === "same period last year"),
  );
  const total = rows[first]!;
  const { current, comparison } = said[first]!;
  const findings = [
    texts.totalFinding(current, comparison, total.now, total.expected, total.sentence),
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
    const others = groupsIn(some) - 1;
    return texts.strongest(verdict, name, said[row.window]!.comparison, row.sentence, others);
  };
  return [...findings, strongest("rise", texts.noRise), strongest("fall", texts.noFall)];
}

const groupsIn = (rows: readonly Row[]) => new Set(rows.map(({ group }) => group)).size;

export function provenanceOf({ windows, found, groups }: Compared): string[] {
  const lines = [texts.compared(windows.current, windows.period)];
  lines.push(...windows.windows.map((window) => texts.window(window)));
  if (windows.rest) lines.push(texts.rest(windows.rest, windows.period));
  if (windows.missing.length > 0) lines.push(texts.missing(windows.missing));
  lines.push(texts.method(found.tests));
  const bursty = found.bursts.filter((factor) => factor > 1).length;
  if (bursty > 0) lines.push(texts.bursts(found.bursts[0]!, bursty, groups.names.length));
  return lines;
}
