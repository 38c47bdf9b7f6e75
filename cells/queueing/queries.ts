import { insideSql } from "@/cells/patrol/incidents";
import type { Span } from "@/cells/patrol/window";
import { quoteIdentifier as q } from "@/lib/sql/quote";

const day = 86_400_000;

/** Longer than this a call is a time that nobody closed. */
export const longestMinutes = 1440;

interface Counted {
  table: string;
  /** SQL: when, and how many calls a row stands for. */
  time: string;
  amount: string;
}

/** SQL: calls `n` of each hour `s` of a span, or of each day, and those of them at exactly midnight. */
export const countsSql = ({ table, time, amount }: Counted, span: Span, steps: 1 | 24): string =>
  `select ((epoch_ms(t) - ${span.from}) // ${day / steps})::integer as s, sum(a)::double as n,
coalesce(sum(a) filter (where t = date_trunc('day', t)), 0)::double as m
from (select ${time} as t, ${amount} as a from ${q(table)} where ${insideSql(time, span)}) group by s`;
