import { readParams } from "@/cells/params";
import { numberOf, numberSql, stepsAYear } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { wholePeriods } from "./compute";
import { trendSchema } from "./params";
import type { TrendView } from "./view-data";

/** Parts, change a year and changes of level as the source of a TypeScript cell, over the span and series of the last result. */
export function trendCode(cell: Cell, result?: CellResult): string {
  const read = readParams(trendSchema, cell.source);
  const view = result?.view as TrendView | undefined;
  if (!read.ok || !read.params.data || !view) return "";
  const { data, period, by, count, breaks } = read.params;
  const { time, series } = view;
  const begins = series[0]!.points.map(({ begin }) => begin);
  const first = numberOf(period, begins[0]!);
  const amount = count ? `sum(coalesce(try_cast(${q(count)} as double), 0))` : "count(*)::double";
  const name = by ? `cast(${q(by)} as varchar)` : "''";
  const find = breaks === "squares" ? "squareBreaks" : "levelBreaks";
  const step = period === "month" ? "month" : "week";
  const monday = (8 - (begins[0]!.getUTCDay() || 7)) % 7;
  const weeks = Math.floor((begins.length - monday) / 7);
  const coarse =
    period === "day"
      ? `Float64Array.from({ length: ${weeks} }, (_, week) =>
    counts.slice(${monday} + 7 * week, ${monday} + 7 * week + 7).reduce((a, b) => a + b, 0)); // whole weeks`
      : "counts";
  const at = period === "day" ? `${monday} + 7 * at` : "at";
  return `const names = ${JSON.stringify(series.map(({ name }) => name))};
const begins = ${begins.length}; // ${period}s
const cells = await sql\`
  select ${name} as name, ${numberSql[period]("t")} - ${first} as step, ${amount} as n
  from (select *, ${time} as t from ${q(data)})
  where ${numberSql[period]("t")} between ${first} and ${first + begins.length - 1}
  group by all\`;
const [named, step, n] = [cells.column("name"), cells.numbers("step"), cells.numbers("n")];
const found = names.map((name) => {
  const counts = new Float64Array(begins);
  named.forEach((each, i) => {
    if (each === name) counts[step[i]] += n[i];
  });
  const coarse = ${coarse};
  const levels = ${breaks === "none" ? "[]" : `methods.${find}(coarse, ${stepsAYear[step]}).breaks`};
  const jumps = levels.map(({ at, ratio }) => ({ at: ${at}, ratio }));
  const parts = methods.decompose(counts, { periods: ${JSON.stringify(wholePeriods[period])}, breaks: jumps });
  const jump = methods.jumpsOf(coarse.length, levels);
  const change = methods.yearlyChange(
    coarse.map((each, t) => each / jump[t]),
    ${wholePeriods[step][0]},
    ${stepsAYear[step]},
  );
  return { name, levels, change, parts };
});
display(
  found.map(({ name, levels, change }) => ({
    name,
    change_a_year: change.change,
    change_low: change.low,
    change_high: change.high,
    p: change.p,
    breaks: levels.map(({ at, before, after }) => ({ at, before, after })),
  })),
);
`;
}
