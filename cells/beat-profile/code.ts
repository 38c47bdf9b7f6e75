import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import { stampOf } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { profileSchema } from "./params";
import type { ProfileView } from "./view-data";

const day = 86_400_000;

/**
 * Heads of the period against the months before, hours of the week and the next month as the source of
 * a TypeScript cell, over the beats and months of the last result.
 */
export function profileCode(cell: Cell, result?: CellResult): string {
  const read = readParams(profileSchema, cell.source);
  const view = result?.view as ProfileView | undefined;
  if (!read.ok || !view) return "";
  const { table, time, head, edges, span, before, condition } = view.read;
  const [from, end] = [new Date(edges[0]!), new Date(edges.at(-1)!)];
  const name = head ? `trim(cast(${q(head)} as varchar))` : "null";
  const query = `select ${name} as head, epoch_ms(${time})::double as t from ${q(table)}
where ${time} >= ${stampOf(from)} and ${time} < ${stampOf(end)} and ${condition}`;
  const days = ({ from: a, to: b }: ProfileView["read"]["span"]) =>
    `{ from: ${edges[a]! / day}, to: ${edges[b]! / day} }`;
  const { foreseen } = view.months;
  const model = foreseen?.by === "last twelve months" ? "mean" : "same_season_mean";
  const history = foreseen?.by === "last twelve months" ? "counts[0].slice(-12)" : "counts[0]";
  return `{
  const rows = await ${sqlCode(query)};
  const edges = ${JSON.stringify(edges.map((edge) => edge / day))}; // first days of the months, days since 1970
  const names = [null, ...new Set(rows.column("head").filter((head) => head !== null))];
  const counts = names.map(() => new Float64Array(edges.length - 1));
  rows.numbers("t").forEach((t, row) => {
    const month = edges.findLastIndex((edge) => t >= edge * ${day});
    counts[0][month]++;
    const head = names.indexOf(rows.column("head")[row]);
    if (head > 0) counts[head][month]++;
  });
  const sum = (own, from, to) => own.slice(from, to).reduce((all, count) => all + count, 0);
${
  before
    ? `  const shown = names.map((_, at) => at).filter((at) => at === 0 || sum(counts[at], ${before.from}, ${span.to}) > 0);
  const flat = Float64Array.from(shown.flatMap((at) => [...counts[at]]));
  const compared = methods.comparePeriods({ counts: flat, edges }, [
    { comparison: "last period", current: ${days(span)}, before: [${days(before)}] },
  ]);
  const heads = shown.map((at, i) => ({
    head: names[at] ?? "all heads",
    incidents: compared.now[i],
    incidents_before: compared.before[i],
    ratio: compared.ratio[i],
    low: compared.low[i],
    high: compared.high[i],
    p_adjusted: compared.pAdjusted[i],
  }));`
    : `  const heads = names.map((name, at) => ({
    head: name ?? "all heads",
    incidents: sum(counts[at], ${span.from}, ${span.to}),
  }));`
}
  display(heads.sort((a, b) => b.incidents - a.incidents));
${
  foreseen
    ? `  const [model] = methods.modelsNamed(["${model}"]);
  const next = model.forecast(${history}, 1, { season: 12, levels: [0.1, 0.9], seed: 1, counts: true });
  display({ expected: next.mean[0], low: next.quantiles[0][0], high: next.quantiles[1][0] });
`
    : ""
}}
`;
}
