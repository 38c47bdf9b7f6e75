import { plain } from "@/cells/areas/queries";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { caseEnds, chargedEnds, clearedEnds, type CaseEnd } from "./case-ends";
import type { Chosen, ChosenColumns } from "./columns";
import { limits, type Measure } from "./compute";
import type { PerformanceParams } from "./params";

/** A word of the status with how many rows say so, and what it means here. */
export interface StatusWord {
  word: string;
  rows: number;
  end: CaseEnd;
  /** The analyst said so. */
  isGiven: boolean;
}

const placeSql = (name: string) => `coalesce(trim(cast(${q(name)} as varchar)), '')`;

/** SQL of one row a case; all that is counted is counted of it. */
export interface CaseQueries {
  /** The rows, without those outside the days asked for. */
  cases: string;
  /** Columns of the area, and of what makes cases alike. */
  places: readonly string[];
  kinds: readonly string[];
  /** Columns of the rates that make cases alike: also the year, and whether the police found it. */
  alike: readonly string[];
  /** Rows stand for several cases, and columns count how they ended. */
  isTotals: boolean;
  /** When the newest of all rows was registered, also of those outside the days asked for. */
  newest: string;
}

const isTrue = ({ name, kind }: Chosen): string => {
  const column = q(name);
  if (kind === "boolean") return `coalesce(${column}, false)`;
  const counted = `coalesce(try_cast(${column} as double), 0) > 0`;
  return kind === "text"
    ? `(coalesce(lower(trim(${column})) in ('true', 't', 'yes', 'y'), false) or ${counted})`
    : counted;
};

const amountOf = ({ name }: Chosen): string => `coalesce(try_cast(${q(name)} as double), 0)`;

const endIn = (ends: readonly CaseEnd[]): string =>
  `coalesce(s in (${ends.map(quoteString).join(", ")}), false)`;

/** SQL: what the status of a row means; null where it has none. */
function endSql(status: string | null, words: readonly StatusWord[]): string {
  if (!status) return "null::varchar";
  const cases = caseEnds.flatMap((end) => {
    const own = words.filter((each) => each.end === end).map(({ word }) => quoteString(word));
    if (own.length === 0) return [];
    return `when coalesce(cast(${q(status)} as varchar), '') in (${own.join(", ")}) then ${quoteString(end)}`;
  });
  return cases.length === 0 ? "null::varchar" : `case ${cases.join(" ")} end`;
}

/** Kinds of steps as the crime model and registers call them. */
const steps = {
  arrest: "arrest|surrender",
  sheet: "charge ?-?sheet|^charged",
  conviction: "convict",
  acquittal: "acquit|discharge",
};

/** SQL: the steps of each case in one row. */
function stepsSql({ outcomes }: ChosenColumns): string | null {
  if (!outcomes) return null;
  const { table, incident, kind, at } = outcomes;
  const is = (step: keyof typeof steps) => `regexp_matches(k, '${steps[step]}')`;
  const word = `lower(coalesce(cast(${q(kind)} as varchar), ''))`;
  // What a kind means is found once for each kind, not once a row.
  return `select i, min(t) filter (where arrest) as arrest_at, min(t) filter (where sheet) as sheet_at,
min(t) filter (where not arrest) as closed_at, bool_or(arrest) as o_arrest, bool_or(sheet) as o_sheet,
bool_or(conviction) as o_conviction, bool_or(acquittal) as o_acquittal
from (select cast(${q(incident)} as varchar) as i, ${word} as k, ${at ? `try_cast(${q(at)} as timestamp)` : "null::timestamp"} as t from ${q(table.name)})
join (select k, ${is("arrest")} as arrest, ${is("sheet")} as sheet, ${is("conviction")} as conviction, ${is("acquittal")} as acquittal
  from (select distinct ${word} as k from ${q(table.name)})) using (k) group by i`;
}

export function caseQueries(
  chosen: ChosenColumns,
  words: readonly StatusWord[],
  { from, until }: Pick<PerformanceParams, "from" | "until">,
): CaseQueries {
  const { table, by, mix, dated, registered, discovered, response, count, outcomes } = chosen;
  const { arrest, chargeSheet, conviction } = chosen;
  const places = by.map((_, i) => `p${i}`);
  const kinds = mix.map((_, i) => `m${i}`);
  const isTotals =
    count !== null &&
    [arrest, chargeSheet, conviction].some(
      (each) => each?.kind === "integer" || each?.kind === "number",
    );
  const time = (name: string | null | undefined) =>
    name ? `try_cast(${q(name)} as timestamp)` : "null::timestamp";
  const occurred = dated?.time ?? "null::timestamp";
  const registration = registered ? time(registered) : occurred;
  const flag = (column: Chosen | null) => (column ? isTrue(column) : "false");
  const read = `select ${[
    ...by.map((name, i) => `${placeSql(name)} as p${i}`),
    ...mix.map((name, i) => `coalesce(trim(cast(${q(name)} as varchar)), '') as m${i}`),
    `${occurred} as o`,
    `${registration} as r`,
    `${discovered?.sql ?? "false"} as d`,
    `${count ? `coalesce(try_cast(${q(count)} as double), 0)` : "1.0"} as n`,
    `${endSql(chosen.status, words)} as s`,
    `${flag(arrest)} as c_arrest, ${flag(chargeSheet)} as c_sheet, ${flag(conviction)} as c_conviction`,
    `(${[arrest, chargeSheet, conviction].map((each) => (each ? `${q(each.name)} is not null` : "false")).join(" or ")}) as c_any`,
    ...(isTotals
      ? [
          `${amountOf((arrest ?? chargeSheet ?? conviction)!)} as t_cleared, ${chargeSheet ? amountOf(chargeSheet) : "0"} as t_charged, ${conviction ? amountOf(conviction) : "0"} as t_convicted`,
        ]
      : []),
    `${time(response?.call)} as called, ${time(response?.arrival)} as arrived`,
    ...(outcomes ? [`cast(${q(outcomes.id)} as varchar) as i`] : []),
  ].join(", ")} from ${q(table.name)}`;
  const joined = outcomes
    ? `select cases.*, arrest_at, sheet_at, closed_at, coalesce(o_arrest, false) as o_arrest, coalesce(o_sheet, false) as o_sheet,
coalesce(o_conviction, false) as o_conviction, coalesce(o_acquittal, false) as o_acquittal
from (${read}) cases left join (${stepsSql(chosen)!}) steps using (i)`
    : `select *, null::timestamp as arrest_at, null::timestamp as sheet_at, null::timestamp as closed_at,
false as o_arrest, false as o_sheet, false as o_conviction, false as o_acquittal from (${read})`;
  const days = [
    ...(from ? [`r >= timestamp ${quoteString(from)}`] : []),
    ...(until ? [`r < timestamp ${quoteString(until)} + interval 1 day`] : []),
  ];
  // Areas by number: names are grouped by once, and made plain once each.
  const numbered = `select ${places.join(", ")}, (row_number() over (order by ${places.join(", ")}) - 1)::integer as g
from (select distinct ${by.map((name, i) => `${placeSql(name)} as p${i}`).join(", ")} from ${q(table.name)})`;
  const ended = `select *, c_sheet or o_sheet or ${endIn(chargedEnds)} as charged,
c_conviction or o_conviction or ${endIn(["convicted"])} as convicted, o_acquittal or ${endIn(["acquitted"])} as acquitted,
c_arrest or o_arrest or c_sheet or o_sheet or c_conviction or o_conviction or ${endIn(clearedEnds)} as cleared,
${endIn(["set aside"])} as aside, ${endIn(["open"])} as is_open,
c_any or ${outcomes ? "true" : "false"} or (s is not null and s <> 'unknown') as known
from (${joined}) join (${numbered}) using (${places.join(", ")})${days.length > 0 ? ` where ${days.join(" and ")}` : ""}`;
  const newest = `select epoch_ms(max(${registration}))::double as last from ${q(table.name)}`;
  const alike = chosen.isMixed ? [...kinds, "y", "d"] : [];
  return { cases: ended, places, kinds, alike, isTotals, newest };
}

/** The plain names of each area, by its number in the table of cases. */
export const areasQuery = ({ places }: CaseQueries, from: string): string =>
  `select g, ${places.map((place, i) => `${plain(place)} as k${i}`).join(", ")}
from (select distinct g, ${places.join(", ")} from ${from}) order by g`;

const day = 86_400_000;

/** The midnight with which the day of a moment begins: cases are as old as days say, whatever the hour. */
export const dayOf = (moment: number): number => Math.floor(moment / day) * day;

/** SQL condition: registered on that day or before. */
const byDayOf = (moment: number): string => `r < make_timestamp(${(dayOf(moment) + day) * 1000})`;

/** SQL condition: old enough to have ended, on the last day of that, too; `before` in milliseconds. */
const oldEnough = (before: number | null): string =>
  before === null ? "true" : `(r is null or ${byDayOf(before)})`;

/** SQL: cases that count in a rate. */
const counted = (before: number | null) => `not aside and known and ${oldEnough(before)}`;

/** One row an area, kind of case, year and way in which it came; `from` is the table of cases. */
export function ratesQuery(
  { kinds, isTotals }: CaseQueries,
  from: string,
  before: number | null,
): string {
  const sum = (what: string) =>
    isTotals
      ? `sum(${{ cleared: "t_cleared", charged: "t_charged", convicted: "t_convicted" }[what] ?? "0"})::double`
      : `coalesce(sum(n) filter (where ${what}), 0)::double`;
  return `select ${["g", ...kinds, "y", "d"].join(", ")}, cases, cleared, charged, convicted, decided
from (select ${["g", ...kinds].join(", ")}, year(r)::integer as y, d, sum(n)::double as cases, ${sum("cleared")} as cleared,
${sum("charged")} as charged, ${sum("convicted")} as convicted, ${sum("convicted or acquitted")} as decided
from ${from} where ${counted(before)} group by all) order by ${["g", ...kinds, "y", "d"].join(", ")}`;
}

/** How soon something comes, as a share of cases: those of which it is known, and those in which it came. */
export interface TimedShare {
  measure: Measure;
  /** SQL conditions. */
  of: string;
  within: string;
}

/** How exactly both of two times are known. */
export type Exactness = "minute" | "day";

const perDay = { minute: 1440, day: 1 };

/** SQL: a time as exactly as both are known. A day alone is its midnight, before all that happened on it. */
const known = (time: string, exact: Exactness): string =>
  exact === "day" ? `cast(${time} as date)` : time;

/** SQL condition: it did not come before it could. */
const inOrder = (begin: string, end: string, exact: Exactness): string =>
  `${known(end, exact)} >= ${known(begin, exact)}`;

/** SQL: minutes or whole days between two times. */
const between = (begin: string, end: string, exact: Exactness): string =>
  `date_diff('${exact}', ${known(begin, exact)}, ${known(end, exact)})`;

/** Registered within a day. */
export const registeredShare = (exact: Exactness): TimedShare => ({
  measure: "registered_within_1",
  of: inOrder("o", "r", exact),
  within: `${between("o", "r", exact)} <= ${perDay[exact]}`,
});

/** Charge-sheeted within so many days, of cases registered that long before the end of the data. */
export const sheetShares = (last: number, exact: Exactness): TimedShare[] =>
  limits.map((limit) => ({
    measure: `charge_sheeted_within_${limit}`,
    of: `${byDayOf(last - limit * day)} and (sheet_at is not null or not charged) and (sheet_at is null or ${inOrder("r", "sheet_at", exact)})`,
    within: `${between("r", "sheet_at", exact)} <= ${perDay[exact] * limit}`,
  }));

/** One row an area, kind of case, year and way in which it came: `of_<measure>` and `<measure>` of them. */
export const timedQuery = (
  { kinds }: CaseQueries,
  from: string,
  shares: readonly TimedShare[],
): string => `select ${["g", ...kinds, "y", "d"].join(", ")}, ${shares
  .flatMap(({ measure, of, within }) => [
    `coalesce(sum(n) filter (where ${of}), 0)::double as of_${measure}`,
    `coalesce(sum(n) filter (where ${of} and ${within}), 0)::double as ${measure}`,
  ])
  .join(", ")}
from (select *, year(r)::integer as y from ${from} where not aside) group by all order by ${["g", ...kinds, "y", "d"].join(", ")}`;

/** SQL: how many of a time are no midnight. */
const clockedOf = (time: string): string =>
  `count(*) filter (where ${time} <> date_trunc('day', ${time}))`;

/** Sources of what is said of a case, and rows that are left out. */
export const toldQuery = (from: string, before: number | null): string => `select
count(*)::double as records, sum(n)::double as total, epoch_ms(min(r))::double as first, epoch_ms(max(r))::double as latest,
coalesce(sum(n) filter (where aside), 0)::double as aside, coalesce(sum(n) filter (where not aside and not known), 0)::double as unknown,
coalesce(sum(n) filter (where not aside and known and not ${oldEnough(before)}), 0)::double as young,
coalesce(sum(n) filter (where r is null), 0)::double as undated,
count(r)::double as registered, ${clockedOf("r")}::double as clocked,
(count(arrest_at) + count(sheet_at))::double as steps, (${clockedOf("arrest_at")} + ${clockedOf("sheet_at")})::double as clocked_steps,
${["c_arrest", "o_arrest", "c_sheet", "o_sheet", "c_conviction", "o_conviction", "is_open", "d"]
  .map(
    (flag) =>
      `coalesce(sum(n) filter (where ${flag} and ${counted(before)}), 0)::double as ${flag}`,
  )
  .join(", ")},
coalesce(sum(n) filter (where ${endIn(chargedEnds)} and ${counted(before)}), 0)::double as s_sheet,
coalesce(sum(n) filter (where ${endIn(["convicted"])} and ${counted(before)}), 0)::double as s_conviction,
coalesce(sum(n) filter (where (convicted or acquitted) and ${counted(before)}), 0)::double as decided,
count(closed_at)::double as closed, count(arrest_at)::double as arrests, count(sheet_at)::double as sheets,
count(*) filter (where charged and sheet_at is null)::double as undated_sheets,
count(*) filter (where not (${inOrder("o", "r", "minute")}))::double as before_minute,
count(*) filter (where not (${inOrder("o", "r", "day")}))::double as before_day,
count(*) filter (where closed_at is null and not is_open and s is not null)::double as undated_ends
from ${from}`;

/** Minutes between two times of a case, of whole days where no clock is known: one row an area and length. */
export const delayQuery = (
  from: string,
  {
    begin,
    end,
    exact,
    before,
  }: { begin: string; end: string; exact: Exactness; before: number | null },
): string => `select g, (${1440 / perDay[exact]} * ${between(begin, end, exact)})::double as t, count(*)::double as n
from ${from} where ${inOrder(begin, end, exact)} and not aside and ${oldEnough(before)} group by all order by t, g`;

/**
 * Days from a time to the charge sheet, or to the end of the data where there is none yet: one row an
 * area, length and whether it came. Cases charge-sheeted on a day that nobody wrote down are not among them.
 */
export const watchedQuery = (
  from: string,
  begin: "r" | "arrest_at",
  { last, exact }: { last: number; exact: Exactness },
): string => {
  const until = `make_timestamp(${Math.round(last) * 1000})`;
  return `select g, coalesce(sheet_at <= ${until}, false)::integer as e,
(case when coalesce(sheet_at <= ${until}, false) then ceil(${between(begin, "sheet_at", exact)} / ${perDay[exact].toFixed(1)})
  else floor(date_diff('minute', ${begin}, ${until}) / 1440.0) end)::double as t, count(*)::double as n
from ${from} where ${begin} <= ${until} and not aside and (sheet_at is not null or not charged) and (sheet_at is null or ${inOrder(begin, "sheet_at", exact)})
group by all order by t, e, g`;
};

/** Day of registration and of the end of a case, -1 for one that is open: one row an area and pair of days. */
export const openQuery = (from: string, hasStatus: boolean): string => {
  const day = (time: string) =>
    `date_diff('day', date '1970-01-01', cast(${time} as date))::integer`;
  return `select g, ${day("r")} as a, if(closed_at is null, -1, ${day("greatest(closed_at, r)")}) as b, count(*)::double as n
from ${from} where r is not null and (closed_at is not null or ${hasStatus ? "is_open" : "true"}) group by all`;
};
