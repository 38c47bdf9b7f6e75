import { quoteIdentifier as q } from "@/lib/sql/quote";
import { within } from "./check";
import type { Finding } from "./report";
import type { Subject } from "./subject";
import { ofRows } from "./words";

/** Groups that are told one by one; the worst come first, so a table of 3,000 places stays readable. */
const mostGroups = 60;

export interface Grouped {
  whole: Record<string, number>;
  years: GroupCounts[];
  stations: GroupCounts[];
}

export interface GroupCounts {
  group: string;
  counts: Record<string, number>;
}

/**
 * Counts rows that meet each condition: over the whole table, by year and by station, in one
 * statement. `rows` counts all. `inner` may stand for the table when conditions need more columns.
 */
export async function countByGroup(
  subject: Subject,
  conditions: Readonly<Record<string, string>>,
  inner = `select * from ${subject.from}`,
): Promise<Grouped> {
  const { time, station } = subject;
  const keys = [
    time ? `year(${q(time)})::integer` : "null::integer",
    station ? `cast(${q(station)} as varchar)` : "null::varchar",
  ];
  const sums = Object.keys(conditions).map((name) => `count_if(${q(name)})::double as ${q(name)}`);
  const flags = Object.entries(conditions).map(
    ([name, condition]) => `coalesce(${condition}, false) as ${q(name)}`,
  );
  const answer = await subject.ask(
    `select grouping(y)::integer as gy, grouping(s)::integer as gs, y, s, count(*)::double as "rows", ${sums.join(", ")}
from (select ${keys[0]} as y, ${keys[1]} as s, ${flags.join(", ")} from (${inner}))
group by grouping sets ((), (y), (s))`,
  );
  const grouped: Grouped = { whole: { rows: 0 }, years: [], stations: [] };
  for (const row of answer.objects()) {
    const { gy, gs, y, s, ...rest } = row;
    const counts = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, Number(value)]),
    );
    if (gy === 1 && gs === 1) grouped.whole = counts;
    else if (gy === 0) grouped.years.push({ group: y === null ? "no date" : String(y), counts });
    else grouped.stations.push({ group: s === null ? "none" : String(s), counts });
  }
  grouped.years.sort((a, b) => a.group.localeCompare(b.group));
  return grouped;
}

/** The finding, followed by the years and stations in which it occurs. One group alone tells nothing new. */
export function withGroups(
  subject: Subject,
  whole: Finding,
  grouped: Grouped,
  name: string,
  of: string = "rows",
  what = "rows",
): Finding[] {
  const told = (by: string, groups: readonly GroupCounts[]) =>
    groups
      .filter(({ counts }) => counts[name]! > 0)
      .map(({ group, counts }) =>
        within(
          whole,
          by,
          group,
          counts[name]!,
          counts[of]!,
          ofRows(counts[name]!, counts[of]!, what),
        ),
      );
  const years = grouped.years.length > 1 ? told("year", grouped.years) : [];
  const mayShow = subject.station !== null && subject.mayShow(subject.station);
  const stations = mayShow && grouped.stations.length > 1 ? told("station", grouped.stations) : [];
  stations.sort((a, b) => b.affected - a.affected);
  return [whole, ...years, ...stations.slice(0, mostGroups)];
}
