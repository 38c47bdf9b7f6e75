import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { compareSchema } from "./params";
import type { CompareView } from "./view-data";

/** The same comparison as the source of a TypeScript cell; with the last result, over the days that it covered. */
export function compareCode(cell: Cell, result?: CellResult): string {
  const read = readParams(compareSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { data, by = [], count, against, areas } = read.params;
  const view = result?.view as CompareView | undefined;
  if (!view) return "";
  const { time, covered, period, step } = view;
  const columns = Array.isArray(by) ? by : Object.keys(by);
  const names = columns.map((name) => `cast(${q(name)} as varchar)`);
  const group = names.length === 0 ? "'All'" : names.join(" || ' · ' || ");
  const amount = count ? `sum(coalesce(try_cast(${q(count)} as double), 0))` : "count(*)::double";
  const [from, to] = [covered.from, covered.to].map(
    (day) => `timestamp '${new Date(day * 86_400_000).toISOString().slice(0, 10)}'`,
  );
  const chosen = against
    ? `const windows = all.windows.filter(({ comparison }) =>
  ${JSON.stringify(against)}.includes(comparison));`
    : "const { windows } = all;";
  const note = areas
    ? `// Groups as the rows name them: the cell compares areas without any case too, which adds tests.\n`
    : "";
  return `${note}const covered = { from: ${covered.from}, to: ${covered.to} }; // days since 1 Jan 1970
const all = methods.comparisonWindows(${JSON.stringify(period)}, covered);
${chosen}
const edges = methods.stepEdges(${JSON.stringify(period)}, covered);
const steps = edges.length - 1;
const cells = await sql\`
  select ${group} as name, epoch_ms(date_trunc('${step}', t)) / 86400000 as begins, ${amount} as n
  from (select *, ${time} as t from ${q(data)})
  where t >= ${from} and t < ${to} and ${group} is not null
  group by all\`;
const found = cells.column("name");
const names = [${names.length === 0 ? "" : '"All", '}...new Set(found)];
const groupOf = new Map(names.map((name, group) => [name, group]));
const counts = new Float64Array(names.length * steps);
cells.numbers("n").forEach((n, i) => {
  const step = edges.indexOf(cells.numbers("begins")[i]);
${names.length === 0 ? "" : "  counts[step] += n;\n"}  counts[groupOf.get(found[i]) * steps + step] += n;
});
const compared = methods.comparePeriods({ counts, edges }, windows);
display(
  windows.flatMap(({ comparison }, w) =>
    names.map((name, group) => {
      const i = w * names.length + group;
      return {
        name,
        comparison,
        this_count: compared.now[i],
        expected: compared.expected[i],
        ratio: compared.ratio[i],
        ratio_low: compared.low[i],
        ratio_high: compared.high[i],
        p_e: compared.pE[i],
        p_adjusted: compared.pAdjusted[i],
      };
    }),
  ),
);
`;
}
