import { rowsOf, type Row } from "@/cells/compare/rows";
import { comparePeriods } from "@/lib/methods/temporal/compare-periods";
import type { Months, Span } from "./months";

/** A head of crime in the period and before. */
export interface HeadCount {
  /** Number of the head; -1 for all of them. */
  head: number;
  now: number;
  /** Null where the period before is not covered. */
  compared: Row | null;
}

const day = 86_400_000;

/** Counts of the period against as many months before, tested as the compare cell does; most first. */
export function compareHeads(
  { counts, edges, size }: Months,
  span: Span,
  before: Span | null,
): HeadCount[] {
  const groups = counts.map((own, at) => {
    const sum = ({ from, to }: Span) => own.subarray(from, to).reduce((all, each) => all + each, 0);
    return { at, now: sum(span), then: before ? sum(before) : 0 };
  });
  const shown = groups.filter(({ at, now, then }) => at === 0 || now + then > 0);
  const days = (part: Span) => ({ from: edges[part.from]! / day, to: edges[part.to]! / day });
  const windows = before && [
    { comparison: "last period" as const, current: days(span), before: [days(before)] },
  ];
  const flat = new Float64Array(shown.length * size);
  shown.forEach(({ at }, i) => flat.set(counts[at]!, i * size));
  const compared =
    windows &&
    rowsOf(
      comparePeriods(
        { counts: flat, edges: Float64Array.from(edges, (edge) => edge / day) },
        windows,
      ),
      windows,
    );
  const rows = shown.map(({ at, now }, i) => ({
    head: at - 1,
    now,
    compared: compared ? compared[i]! : null,
  }));
  return [rows[0]!, ...rows.slice(1).sort((a, b) => b.now - a.now)];
}
