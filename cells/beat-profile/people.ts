import type { DatedTable } from "@/cells/temporal/dated";
import { stampOf } from "@/cells/temporal/periods";
import { isToldSql, sealedRowSql } from "@/datasets/model/sealed";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { IncidentColumns } from "./columns";
import { texts } from "./texts";

/** How many people were a victim more than once, counted and nothing else; null for 1 to 4 of them. */
export interface Victims {
  people: number | null;
  again: number | null;
  incidents: number | null;
  /** The table tells victims from other people. */
  areVictims: boolean;
  words: string;
}

/** Fewer people than this in a figure could be told by who knows the beat. */
export const leastPeople = 5;

/**
 * Victims of the chosen incidents who stand in two or more of them. Nobody of a sexual offence, no
 * child and nobody of an unknown offence is counted at all. Null where the tables cannot be joined.
 */
export async function readVictims(
  { engine, signal }: RunContext,
  { table, time }: DatedTable,
  columns: IncidentColumns,
  people: TableInfo,
  { condition, from, end }: { condition: string; from: Date; end: Date },
): Promise<Victims | null> {
  const find = (pattern: RegExp) =>
    people.columns.find(({ name }) => pattern.test(wordsOf(name)))?.name;
  const person = find(/^person( (id|no|number))?$/) ?? find(/^(full |victim )?name$/);
  const role = find(/^(role|person type|part)$/);
  const age = find(/^age( years?)?$/);
  const incident = find(/^incident( (id|no|number))?$/);
  if (!columns.id || !person || !incident) return null;
  const isYoung = age ? `coalesce(try_cast(p.${q(age)} as double) < 18, false)` : "false";
  const isVictim = role ? `lower(trim(cast(p.${q(role)} as varchar))) = 'victim'` : "true";
  const sql = `with i as (select distinct cast(${q(columns.id)} as varchar) as id from ${q(table.name)}
where ${time} >= ${stampOf(from)} and ${time} < ${stampOf(end)} and ${condition} and ${isToldSql(table)} and not ${sealedRowSql(table)}),
v as (select p.${q(person)} as person, count(distinct p.${q(incident)}) as n from ${q(people.name)} p
join i on i.id = cast(p.${q(incident)} as varchar)
where ${isVictim} and p.${q(person)} is not null and not ${isYoung} group by 1)
select count(*)::double as people, (count(*) filter (n > 1))::double as again, coalesce(sum(n) filter (n > 1), 0)::double as incidents from v`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const [all, again, incidents] = ["people", "again", "incidents"].map(
    (name) => found.numbers(name)[0]!,
  ) as [number, number, number];
  const isFew = (count: number) => count > 0 && count < leastPeople;
  const isNone = isFew(all) || isFew(again);
  return {
    people: isFew(all) ? null : all,
    again: isNone ? null : again,
    incidents: isNone ? null : incidents,
    areVictims: role !== undefined,
    words: texts.victimsRead(people.name, role !== undefined),
  };
}
