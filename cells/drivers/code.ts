import { plain } from "@/cells/areas/queries";
import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import { numberOf, numberSql } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { driversSchema, type DriverPeriod } from "./params";
import type { CountedRows } from "./read";
import { perYear, recentSteps } from "./steps";
import { texts } from "./texts";
import type { DriversView, ReadAgain } from "./view-data";

/** The report as the source of a TypeScript cell, over the span and the columns of the last result. */
export function driversCode(cell: Cell, result?: CellResult): string {
  const read = readParams(driversSchema, cell.source);
  const view = result?.view as DriversView | undefined;
  if (!read.ok || !view) return "";
  const { period, model } = read.params;
  const { names, begins, source, seed } = view.read;
  const { incidents, areas, roster } = source;
  const span = { period, first: numberOf(period, new Date(begins[0]!)), steps: begins.length - 1 };
  const table = areas && areas.table;
  return `{
  const [series, steps] = [${names.length}, ${span.steps}]; // areas, ${period}s
${table ? "" : `  const names = ${JSON.stringify(names)};\n`}  const fill = (cells) => {
    const counts = new Float64Array(series * steps);
    const [step, n] = [cells.numbers("step"), cells.numbers("n")];
    cells.column("area").forEach((area, i) => {
      const s = ${table ? "Number(area)" : "names.indexOf(area)"};
      if (s >= 0) counts[s * steps + step[i]] += n[i];
    });
    return counts;
  };
  const counts = fill(await ${sqlCode(cellsQuery(incidents, span, table))});
${roster ? rosterCode(cellsQuery(roster, span, table), roster.covered) : ""}${areas ? areasCode(areas) : ""}${calendarCode(period, view.read)}  const panel = methods.panelOf({
    series,
    counts,
    perYear: ${perYear[period]},
    recent: ${recentSteps[period]},
    calendar,${areas?.geometry ? "\n    neighbours," : ""}${areas ? "\n    traits," : ""}${roster ? `\n    staff: [{ name: ${JSON.stringify(texts.features.duty)}, values: officers }],` : ""}
  });
  const found = methods.driverReport(panel, "${model}", { seed: ${seed} });
  display({
    ...found.judged.${model},
    drivers: found.drivers.map(({ name, isFamily, rise, low, high, adjusted }) => ({
      name,
      is_kind: isFamily,
      rise,
      low,
      high,
      p_adjusted: adjusted,
    })),
  });
}
`;
}

interface Span {
  period: DriverPeriod;
  first: number;
  steps: number;
}

/** Rows by area (its row number, or its names as they stand) and step. */
function cellsQuery(
  { table, time, amount, pairs }: CountedRows,
  { period, first, steps }: Span,
  areas: string | null,
): string {
  const step = `${numberSql[period]("t")} - ${first}`;
  const keys = pairs.map((_, k) => `k${k}`).join(", ");
  const named = pairs.map(([column], k) => `cast(${q(column)} as varchar) as k${k}`);
  const rows = `select ${[...named, `${step} as step`, "sum(a)::double as n"].join(", ")}
  from (select *, ${time} as t, ${amount} as a from ${q(table)})
  where ${step} between 0 and ${steps - 1} group by all`;
  if (!areas || pairs.length === 0) {
    const name =
      pairs.length === 0 ? `'${texts.all}'` : pairs.map((_, k) => `k${k}`).join(" || ' · ' || ");
    return `select ${name} as area, step, n from (${rows})`;
  }
  const plainKeys = (columns: readonly string[]) =>
    columns.map((column, k) => `${plain(column)} as k${k}`).join(", ");
  return `select a.area, d.step, sum(d.n)::double as n
from (select step, n, ${plainKeys(pairs.map((_, k) => `k${k}`))} from (${rows})) d
join (select min(rowid)::double as area, ${plainKeys(pairs.map(([, column]) => q(column)))} from ${q(areas)} group by ${keys}) a using (${keys})
group by all`;
}

const rosterCode = (query: string, [from, to]: readonly [number, number]): string =>
  `  const onDuty = fill(await ${sqlCode(query)});
  // the roster covers steps ${from} to ${to}
  const officers = onDuty.map((n, i) => (i % steps < ${from} || i % steps > ${to} ? NaN : n));
`;

function areasCode({ table, geometry, traits }: NonNullable<ReadAgain["source"]["areas"]>) {
  const columns = [
    ...(geometry ? [`cast(${q(geometry)} as varchar) as geometry`] : []),
    ...traits.map((column, k) => `try_cast(${q(column)} as double) as t${k}`),
  ];
  const read = `  const areas = await ${sqlCode(`select ${columns.join(", ")} from ${q(table)}`)};
  const traits = ${JSON.stringify(traits)}.map((name, k) => ({ name, values: areas.numbers("t" + k) }));
`;
  if (!geometry) return read;
  return `${read}  const outlines = methods.readAreas(areas.column("geometry")).areas;
  const metres = methods.areasInMetres(methods.zoneOf(methods.boxOf(outlines)), outlines);
  const neighbours = methods.joinedIslands(
    methods.contiguity(metres, "queen", 1),
    methods.areaCentres(metres),
  ).weights;
`;
}

function calendarCode(period: DriverPeriod, { begins, free }: ReadAgain): string {
  const { features, families } = texts;
  const entry = (name: string, family: string, values: string, cycle?: number) =>
    `    { name: ${JSON.stringify(name)}, family: ${JSON.stringify(family)}, ${cycle ? `cycle: ${cycle}, ` : ""}values: ${values} },`;
  const lines = [entry(features.season, families.season, "months", 12)];
  if (period === "day") {
    const weekday = "begins.slice(0, -1).map((each) => new Date(each).getUTCDay() || 7)";
    lines.push(entry(features.weekday, families.week, weekday, 7));
  }
  if (free.length > 0) {
    const name = period === "day" ? features.holiday : features.holidays(period);
    const days = `begins.slice(0, -1).map((from, t) => free.filter((each) => each * 864e5 >= from && each * 864e5 < begins[t + 1]).length)`;
    lines.push(entry(name, families.holidays, days));
  }
  const [first] = begins;
  const list =
    period === "month"
      ? `Array.from({ length: steps + 1 }, (_, t) => Date.UTC(${new Date(first!).getUTCFullYear()}, ${new Date(first!).getUTCMonth()} + t, 1))`
      : `Array.from({ length: steps + 1 }, (_, t) => ${first} + t * ${period === "week" ? 7 : 1} * 864e5)`;
  return `  const begins = ${list};
  const months = begins
    .slice(0, -1)
    .map((from, t) => new Date((from + begins[t + 1] - 1) / 2).getUTCMonth() + 1);
${free.length > 0 ? `  const free = ${JSON.stringify(free)}; // holidays as days since 1970\n` : ""}  const calendar = [
${lines.join("\n")}
  ];
`;
}
