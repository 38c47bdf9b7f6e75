import type { DatedTable } from "@/cells/temporal/dated";
import { CellFailure } from "@/lib/session/kind";
import { dayOf, texts } from "./texts";

/** Milliseconds of the local clock kept as if UTC; `end` is the midnight after the last day. */
export interface Span {
  from: number;
  end: number;
}

const day = 86_400_000;

/** Usual length of what is counted: two years hold each season twice. */
const usualDays = 731;

/** The days that are counted: those asked for, else up to two years that incidents and roster both cover. */
export function spanOf(
  { first, end }: Pick<DatedTable, "first" | "end">,
  roster: (Span & { name: string }) | null,
  asked: { from?: string | undefined; until?: string | undefined },
): Span {
  const midnight = (time: number) => Math.floor(time / day) * day;
  const known = { from: midnight(first.getTime()), end: midnight(end.getTime() - 1) + day };
  const both = roster
    ? { from: Math.max(known.from, roster.from), end: Math.min(known.end, roster.end) }
    : known;
  if (roster && both.end <= both.from) {
    throw new CellFailure({
      message: texts.noOverlap(roster.name, dayOf(roster.from), dayOf(roster.end - 1)),
      hint: texts.daysHint,
    });
  }
  const until = asked.until ? Date.parse(asked.until) + day : both.end;
  const from = asked.from ? Date.parse(asked.from) : Math.max(both.from, until - usualDays * day);
  if (until <= from || until <= known.from || from >= known.end) {
    throw new CellFailure({ message: texts.noDays, hint: texts.daysHint });
  }
  return { from, end: until };
}
