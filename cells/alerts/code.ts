import { readParams } from "@/cells/params";
import { escapeTemplate } from "@/cells/sql-code";
import { beginOf, numberOf, numberSql, stampOf } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { alertsSchema } from "./params";
import type { AlertsView } from "./view-data";

/** The same comparison as the source of a TypeScript cell, of the columns and periods that the last run took. */
export function alertsCode(cell: Cell, result?: CellResult): string {
  const params = readParams(alertsSchema, cell.source);
  const view = result?.view as AlertsView | undefined;
  if (!params.ok || !view) return "";
  const { data, period, begins, options, fdr, falls, read } = view;
  const first = numberOf(period, begins[0]!);
  const end = beginOf(period, first + begins.length);
  const keys = read.by.map((name, i) => `cast(${q(name)} as varchar) as k${i}`);
  const columns = [...keys, `${numberSql[period](read.time)} - ${first} as step`];
  const conditions = [
    `${read.time} >= ${stampOf(begins[0]!)}`,
    `${read.time} < ${stampOf(end)}`,
    ...read.by.map((name) => `${q(name)} is not null`),
  ];
  const list = read.by.map((_, i) => `row.k${i}`).join(", ");
  const isAlert = fdr ? ` && adjusted[i] <= ${params.params.false_share}` : "";
  const query = `
    select ${columns.join(", ")}, sum(${read.amount})::double as incidents
    from ${q(data)}
    where ${conditions.join("\n      and ")}
    group by all order by all`;
  return `{
  const rows = await sql\`${escapeTemplate(query)}\`;
  const steps = ${begins.length};
  const series = new Map();
  for (const row of rows) {
    const name = [${list}].join(" · ");
    if (!series.has(name)) series.set(name, new Float64Array(steps));
    series.get(name)[Number(row.step)] = Number(row.incidents);
  }
  const watch = methods.seriesWatch(${JSON.stringify(options)});
  const compared = [...series].flatMap(([name, counts]) => {
    const found = watch(counts, steps - 1);
    if (!found) return [];
    const p = ${falls ? "Number.isNaN(found.pFewer) ? found.p : Math.min(1, 2 * Math.min(found.p, found.pFewer))" : "found.p"};
    return [{ name, observed: counts[steps - 1], ...found, p }];
  });
  const adjusted = methods.benjaminiHochberg(compared.map(({ p }) => p));
  const alerts = compared
    .map(({ name, method, observed, expected, upper, p, above${falls ? ", below" : ""} }, i) => ({
      ...{ name, method, observed, expected, upper, p, adjusted: adjusted[i] },
      alert: ${falls ? "(above || below)" : "above"}${isAlert},
    }))
    .filter(({ alert }) => alert)
    .sort((a, b) => a.p - b.p);
  display(alerts);
}
`;
}
