import type { DatedTable, Precision } from "@/cells/temporal/dated";
import { beginOf, numberSql } from "@/cells/temporal/periods";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { sumOf } from "@/lib/methods/statistics/sums";
import { texts } from "./texts";

/** Milliseconds of the local clock kept as if UTC; `end` is the midnight after the last day. */
export interface Span {
  from: number;
  end: number;
}

/** The days that a table covers, and for the provenance what lies far outside of them. */
export interface CoveredDays extends Span {
  words: string[];
}

interface Asked {
  from?: string | undefined;
  until?: string | undefined;
}

const day = 86_400_000;

/** Usual length of what is counted: two years hold each season twice. */
const usualDays = 731;

/**
 * The days from the first row to the last, but for a few rows far from all others: a mistyped year
 * must not make the period longer. `times` is a query of times `t`. Null where there is none.
 */
export async function coveredDays(
  { engine, signal }: RunContext,
  { name, times, precision }: { name: string; times: string; precision: Precision },
): Promise<CoveredDays | null> {
  const period = precision === "month" ? "month" : "day";
  const sql = `select ${numberSql[period]("t")} as s, count(*)::integer as n from (${times}) where t is not null group by s order by s`;
  const found = decodeTable(await engine.query(sql, { signal }));
  if (found.numRows === 0) return null;
  const [numbers, counts] = [found.numbers("s"), found.numbers("n")];
  const begin = (number: number) => beginOf(period, number).getTime();
  const [low, high] = [edgeOf(1), edgeOf(-1)];
  const [from, end] = [begin(numbers[low]!), begin(numbers[high]! + 1)];
  const strays = sumOf(counts.subarray(0, low)) + sumOf(counts.subarray(high + 1));
  return { from, end, words: strays > 0 ? [texts.strays(strays, name, from, end)] : [] };

  /** The outermost period, walking inwards, that no long gap parts from the rest. */
  function edgeOf(step: 1 | -1): number {
    const all = sumOf(counts);
    const first = step === 1 ? 0 : numbers.length - 1;
    let [edge, sum] = [first, 0];
    for (let at = first; ; at += step) {
      sum += counts[at]!;
      const next = numbers[at + step];
      if (next === undefined || sum > farStrays.share * all) return edge;
      const [before, after] = step === 1 ? [numbers[at]!, next] : [next, numbers[at]!];
      const gap = (begin(after) - begin(before + 1)) / day;
      if ([strayed, farStrays].some(({ days, share }) => gap > days && sum <= share * all)) {
        edge = at + step;
      }
    }
  }
}

/** So few rows beyond so many days without any are no part of what a table covers. */
const strayed = { days: 30, share: 0.001 };
const farStrays = { days: 365, share: 0.01 };

/** The days of those asked for that incidents and roster both cover; without, up to the last two years of them. */
export function spanOf(
  { first, end }: Pick<DatedTable, "first" | "end">,
  roster: (Span & { name: string }) | null,
  asked: Asked,
): Span {
  if (asked.from && asked.until && Date.parse(asked.from) > Date.parse(asked.until)) {
    throw new CellFailure({
      message: texts.backwards(Date.parse(asked.from), Date.parse(asked.until)),
      hint: texts.backwardsHint,
    });
  }
  const midnight = (time: number) => Math.floor(time / day) * day;
  const known = { from: midnight(first.getTime()), end: midnight(end.getTime() - 1) + day };
  const both = roster
    ? { from: Math.max(known.from, roster.from), end: Math.min(known.end, roster.end) }
    : known;
  if (roster && both.end <= both.from) {
    throw new CellFailure({
      message: texts.noOverlap(known, roster),
      hint: texts.daysHint,
    });
  }
  const last = Math.min(both.end, asked.until ? Date.parse(asked.until) + day : Infinity);
  const from = Math.max(both.from, asked.from ? Date.parse(asked.from) : last - usualDays * day);
  if (last <= from) {
    throw new CellFailure({
      message: texts.noDays(roster?.name ?? null, both.from, both.end),
      hint: texts.daysHint,
    });
  }
  return { from, end: last };
}

/** For the provenance: that days which were asked for are not counted. */
export function cutWords({ from, end }: Span, roster: string | null, asked: Asked): string[] {
  const isCut =
    (asked.from !== undefined && Date.parse(asked.from) < from) ||
    (asked.until !== undefined && Date.parse(asked.until) + day > end);
  return isCut ? [texts.cut(roster, from, end)] : [];
}
