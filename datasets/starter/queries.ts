import { isUsablePoint } from "@/datasets/model/usable-point";
import { whyNotAName } from "@/lib/notebook/names";
import { quoteIdentifier } from "@/lib/sql/quote";
import type { Subject } from "./subject";

/** A name as a person would write it: quoted only where it must be. */
export const written = (name: string): string =>
  whyNotAName(name) === null ? name : quoteIdentifier(name);

/** One row: how many, from when to when, and with a point. */
export function factsQuery({ table, time, point }: Subject): string {
  const columns = ["count(*) as rows"];
  if (time) {
    const t = written(time.column);
    columns.push(`min(${t}) as first`, `max(${t}) as last`);
  }
  if (point) {
    const [y, x] = [written(point.latitude), written(point.longitude)];
    columns.push(
      `count(*) filter (
    ${isUsablePoint(y, x)}
  ) / count(*) as share_with_point`,
    );
  }
  return `from ${written(table)}\nselect\n  ${columns.join(",\n  ")}`;
}

interface Window {
  explained: string;
  /** Conditions on `day`, with `last` the last day of the data. */
  now: string;
  before: string;
  yearBefore: string;
  /** The data reaches back as far as the year before. */
  reaches: string;
  names: { now: string; before: string };
}

const weeks: Window = {
  explained: `-- The last 28 days of the data, the 28 days before them, and the same weeks of the year before
-- (52 weeks earlier, so that weekdays agree). Dates in the future are not believed; a year that the
-- data does not reach stays empty.`,
  now: "day > last_day - 28",
  before: "day > last_day - 56 and day <= last_day - 28",
  yearBefore: "day > last_day - 392 and day <= last_day - 364",
  reaches: "first_day <= last_day - 391",
  names: { now: "last_28_days", before: "the_28_before" },
};

const months: Window = {
  explained: `-- The last month of the data, the month before it, and the same month of the year before. Dates in
-- the future are not believed; a year that the data does not reach stays empty.`,
  now: "day >= date_trunc('month', last_day)",
  before:
    "day >= date_trunc('month', last_day) - interval 1 month and day < date_trunc('month', last_day)",
  yearBefore:
    "day >= date_trunc('month', last_day) - interval 12 month and day < date_trunc('month', last_day) - interval 11 month",
  reaches: "first_day < date_trunc('month', last_day) - interval 11 month",
  names: { now: "last_month", before: "month_before" },
};

/** The end of the data against the time before it, by category where there is one. */
export function changeQuery(subject: Subject & { time: NonNullable<Subject["time"]> }): string {
  const { table, time, category } = subject;
  const window = time.grain === "month" ? months : weeks;
  const { now, before } = window.names;
  const t = written(time.column);
  return `${window.explained}
with dated as (
  select ${t}::date as day${category ? `, ${written(category)} as kind` : ""}
  from ${written(table)}
  where ${t} <= now()::timestamp
),
span as (select min(day) as first_day, max(day) as last_day from dated)
select
  ${category ? "kind,\n  " : ""}count(*) filter (${window.now}) as ${now},
  count(*) filter (${window.before}) as ${before},
  case when any_value(${window.reaches}) then
    count(*) filter (${window.yearBefore})
  end as year_before,
  ${now} - ${before} as change
from dated, span${category ? `\ngroup by kind\nhaving ${now} + ${before} > 0\norder by ${now} + ${before} desc, kind\nlimit 25` : ""}`;
}
