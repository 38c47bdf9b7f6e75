import { beginOf, numberOf, numberSql, stampOf } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { seasonOf } from "./params";
import type { ForecastView } from "./view-data";

/** The same forecasts as the source of a TypeScript cell, of the series and periods that the last run took. */
export function forecastCode(_cell: Cell, result?: CellResult): string {
  const view = result?.view as ForecastView | undefined;
  if (!view) return "";
  const { all, models, source, seed } = view;
  const { period, by, begins, steps, horizon, listed } = all;
  const first = numberOf(period, new Date(begins[0]!));
  const columns = by.map((name, i) => `cast(${q(name)} as varchar) as k${i}`);
  const conditions = [
    `t >= ${stampOf(new Date(begins[0]!))}`,
    `t < ${stampOf(beginOf(period, first + steps))}`,
    ...by.map((name) => `${q(name)} is not null`),
  ];
  const key = `[${by.map((_, i) => `row.k${i}`).join(", ")}].join(" · ")`;
  const begin = new Date(begins[0]!);
  const [year, month, day] = [begin.getUTCFullYear(), begin.getUTCMonth(), begin.getUTCDate()];
  const at = period === "month" ? "t, 1" : `${day} + ${period === "week" ? "7 * t" : "t"}`;
  const moment = period === "month" ? `${year}, ${month} + ${at}` : `${year}, ${month}, ${at}`;
  const alone = models !== "automatic" && models.length === 1 ? models[0]! : null;
  const { season, seasons } = seasonOf[period];
  const nameOf = (series: number) => all.nodes[series]!.key.join(" · ");
  const cut = listed.filter(({ from }) => from > 0);
  const wild = listed.flatMap(({ series, wild: each }) => (each ? [{ series, ...each }] : []));
  return `const steps = ${steps}; // ${period}s
const horizon = ${horizon};
const times = Array.from({ length: steps + horizon }, (_, t) => Date.UTC(${moment}));
const rows = await sql\`
  select ${[...columns, `${numberSql[period]("t")} - ${first} as step`, `sum(${source.amount})::double as incidents`].join(", ")}
  from (select *, ${source.time} as t from ${q(source.table)})
  where ${conditions.join("\n    and ")}
  group by all order by all\`;
const series = new Map();
for (const row of rows) {
  const name = ${key};
  if (!series.has(name)) series.set(name, new Float64Array(steps));
  series.get(name)[Number(row.step)] = Number(row.incidents);
}
${wild.map(({ series, step, usual }) => `series.get(${JSON.stringify(nameOf(series))})[${step}] = ${usual}; // a wild ${period}, counted as the highest other\n`).join("")}${
    cut.length > 0
      ? `const from = ${JSON.stringify(Object.fromEntries(cut.map(({ series, from }) => [nameOf(series), from])))}; // the last lasting change of level\n`
      : ""
  }const told = [...series].flatMap(([name, counts]) => {
  const start = ${cut.length > 0 ? "from[name] ?? 0" : "0"};
  const options = {
    season: ${season},
    seasons: ${JSON.stringify(seasons)},
    horizon,
    levels: methods.fanLevels,
    seed: ${seed},
    counts: ${view.whole},
    times: times.slice(start),${models === "automatic" ? "" : `\n    models: methods.modelsNamed(${JSON.stringify(models)}),`}
  };
  const history = counts.subarray(start);
  const found = methods.automaticForecast(history, options);
  const forecast = ${alone ? "options.models[0].forecast(history, horizon, options)" : "found.forecast"};
  const own = found.scores.find(({ model }) => model === ${JSON.stringify(alone ?? "combination")});
  const counting = found.scores.find(({ model }) => model === found.baseline);
  return Array.from(forecast.mean, (mean, h) => ({
    series: name,
    period: new Date(times[steps + h]),
    mean,
    low_95: forecast.quantiles[0][h],
    high_95: forecast.quantiles[forecast.quantiles.length - 1][h],
    off_by: own.mae,
    counting: found.baseline,
    counting_off_by: counting.mae,
  }));
});
display(told);
`;
}
