import { insideSql } from "@/cells/patrol/incidents";
import type { Span } from "@/cells/patrol/window";
import { quoteIdentifier as q } from "@/lib/sql/quote";

const day = 86_400_000;

/** Longer than this a call is a time that nobody closed. */
export const longestMinutes = 1440;

export interface Counted {
  table: string;
  /** SQL: when, and how many calls a row stands for. */
  time: string;
  amount: string;
}

/** SQL: time `t` and number `a` of the calls of a span. */
export const callsSql = ({ table, time, amount }: Counted, span: Span): string =>
  `(select ${time} as t, ${amount} as a from ${q(table)} where ${insideSql(time, span)})`;

/** SQL: calls `n` of each hour `s` of a span, or of each day. */
export const countsSql = (counted: Counted, span: Span, steps: 1 | 24): string =>
  `select ((epoch_ms(t) - ${span.from}) // ${day / steps})::integer as s, sum(a)::double as n
from ${callsSql(counted, span)} group by s`;
