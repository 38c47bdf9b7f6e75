import { sumBetween } from "@/lib/methods/statistics/sums";
import type {
  ComparedPeriod,
  ComparedWindow,
  Span,
} from "@/lib/methods/temporal/comparison-windows";

const day = 86_400_000;
const dateOf = (number: number) => new Date(number * day).toISOString().slice(0, 10);

/** Counts are read by whole weeks or by months: every span is made of them. */
export const stepOf = (period: ComparedPeriod): "week" | "month" =>
  period === "week" || period === "28 days" ? "week" : "month";

/** Steps from one up to another, not among them, that a span is made of. */
export function stepRange(edges: ArrayLike<number>, { from, to }: Span): [number, number] {
  const all = Array.from(edges);
  return [all.indexOf(from), all.indexOf(to)];
}

export function sumIn(
  counts: ArrayLike<number>,
  offset: number,
  edges: ArrayLike<number>,
  span: Span,
): number {
  const [from, to] = stepRange(edges, span);
  return sumBetween(counts, offset + from, offset + to);
}

/** SQL that picks a group's rows of a span. */
export const behindSql = (time: string, condition: string, { from, to }: Span): string =>
  `(${condition}) and ${time} >= timestamp '${dateOf(from)}' and ${time} < timestamp '${dateOf(to)}'`;

/** The comparison that is shown first: a season is in the period before, and not in last year's. */
export const mainOf = (windows: readonly ComparedWindow[]): number =>
  Math.max(
    0,
    windows.findIndex(({ comparison }) => comparison === "same period last year"),
  );
