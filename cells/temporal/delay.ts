import { columnIn } from "@/cells/areas/columns";
import { registeredOf } from "@/datasets/model/roles";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DatedTable } from "./dated";
import { stampOf, type Period } from "./periods";

/** How late incidents are registered, by those of an earlier year. */
export interface Delay {
  column: string;
  /** Days within which half, and nine in ten, are registered. */
  half: number;
  most: number;
  /** When the last one was registered. */
  last: Date;
  /** Share of a period's incidents that is usually known so long after its end. */
  known: number;
  incidents: number;
}

/** Incidents younger than this may still come in, so that they tell nothing about delays. */
const settled = 120;
const fewest = 100;

/** Null without a column of registration, or with too few incidents that have both times. */
export async function readDelay(
  { engine, signal }: RunContext,
  { table, time }: DatedTable,
  { period, end, registered }: { period: Period; end: Date; registered?: string | undefined },
): Promise<Delay | null> {
  const column = registered ? columnIn(table, registered, "registered") : registeredOf(table);
  if (!column) return null;
  const sql = `with both_times as (
select ${time} as t, try_cast(${q(column)} as timestamp) as r from ${q(table.name)}
), ended as (select max(r) as last from both_times),
old as (
select t, r, greatest(0, date_diff('second', t, r)) / 86400.0 as d, last from both_times, ended
where t < last - interval ${settled} day and t >= last - interval ${settled + 365} day and cast(r as date) >= cast(t as date)
)
select count(*)::integer as n, quantile_cont(d, 0.5)::double as half, quantile_cont(d, 0.9)::double as most,
  epoch_ms(any_value(last))::double as last,
  avg((r <= date_trunc('${period}', t) + interval 1 ${period} + greatest(interval 0 second, last - ${stampOf(end)}))::integer)::double as known
from old`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const [incidents, half, most, last, known] = ["n", "half", "most", "last", "known"].map(
    (name) => found.numbers(name)[0]!,
  ) as [number, number, number, number, number];
  if (incidents < fewest) return null;
  return { column, half, most, last: new Date(last), known, incidents };
}
