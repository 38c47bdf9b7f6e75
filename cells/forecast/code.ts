import { comparisonLeftOut } from "@/cells/learning/code";
import { escapeTemplate } from "@/cells/sql-code";
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
  const { all, models, seed, way } = view;
  const { period, steps, horizon, nodes, tabled } = all;
  const cut = tabled.filter(({ from }) => from > 0);
  // Errors of series with histories of their own are not known together.
  if (way === "mint" && cut.length > 0) return "";
  const alone = models !== "automatic" && models.length === 1 ? models[0]! : null;
  const own = JSON.stringify(alone ?? "combination");
  const nameOf = (series: number) => nodes[series]!.key.filter((each) => each !== null).join(" · ");
  const byName = <Value>(entries: [number, Value][]) =>
    JSON.stringify(Object.fromEntries(entries.map(([series, value]) => [nameOf(series), value])));
  const { season, seasons } = seasonOf[period];
  const holidays = tabled.filter((each) => each.holidays.length > 0);
  const { learned } = all;
  const isKept = learned?.use === "kept" && tabled.every(({ refit }) => refit?.inUse === "kept");
  const keptKnown = isKept ? learned.known : null;
  // A kept model learned from its own series alone.
  const isPanel = all.isPanel && !isKept;
  const lines = [
    ...(learned ? [comparisonLeftOut(learned.kept, isKept)] : []),
    `const steps = ${steps}; // ${period}s`,
    `const horizon = ${horizon};`,
    `const times = Array.from({ length: steps + horizon }, (_, t) => Date.UTC(${momentOf(view)}));`,
    ...seriesCode(view),
    ...tabled.flatMap(({ series, wild }) =>
      wild
        ? [
            `series.get(${JSON.stringify(nameOf(series))}).counts[${wild.step}] = ${wild.usual}; // counted as the highest other`,
          ]
        : [],
    ),
    ...(cut.length > 0
      ? [
          `// The last lasting change of level of a series.`,
          `const from = ${byName(cut.map(({ series, from }) => [series, from]))};`,
        ]
      : []),
    ...(holidays.length > 0 ? holidayCode(view, byName) : []),
    ...(isPanel ? panelCode(view) : []),
    `const told = [...series].map(([name, { counts }]${isPanel ? ", s" : ""}) => {`,
    `  const start = ${cut.length > 0 ? "from[name] ?? 0" : "0"};`,
    `  const history = counts.subarray(start);`,
    `  const options = {`,
    `    season: ${season},`,
    `    seasons: ${JSON.stringify(seasons)},`,
    `    horizon,`,
    `    levels: methods.fanLevels,`,
    `    seed: ${seed},`,
    `    counts: history.every(Number.isInteger),`,
    `    times: times.slice(start),`,
    ...(isPanel ? [`    also: also[s - sums] ?? [],`] : []),
    ...(holidays.length > 0
      ? [`    regressors: (known[name] ?? []).map((each) => shares[each].subarray(start)),`]
      : []),
    ...(models === "automatic"
      ? []
      : [`    models: methods.modelsNamed(${JSON.stringify(models)}),`]),
    `  };`,
    ...(keptKnown === null
      ? [
          `  const found = methods.automaticForecast(history, options);`,
          `  const forecast = ${alone ? "options.models[0].forecast(history, horizon, options)" : "found.forecast"};`,
        ]
      : [
          `  const keeping = { ...options, also: []${alone ? ", alone: options.models[0]" : ""} };`,
          `  const kept = methods.keepModel(history, ${keptKnown} - start, keeping);`,
          `  const found = kept.then;`,
          `  const forecast = methods.forecastKept(kept, history, keeping);`,
        ]),
    `  return { name, history, found, forecast };`,
    `});`,
    ...(way === "none"
      ? [`const forecasts = told.map(({ forecast }) => forecast);`]
      : addCode(view)),
    `display(`,
    `  told.flatMap(({ name, found }, s) => {`,
    `    const own = found.scores.find(({ model }) => model === ${own});`,
    `    const counting = found.scores.find(({ model }) => model === found.baseline);`,
    `    const { mean, quantiles } = forecasts[s];`,
    `    return Array.from(mean, (each, h) => ({`,
    `      series: name,`,
    `      period: new Date(times[steps + h]),`,
    `      mean: each,`,
    `      low_95: quantiles[0][h],`,
    `      high_95: quantiles[quantiles.length - 1][h],`,
    `      off_by: own.mae,`,
    `      counting: found.baseline,`,
    `      counting_off_by: counting.mae,`,
    `    }));`,
    `  }),`,
    `);`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Arguments of Date.UTC for the beginning of period t. */
function momentOf({ all: { period, begins } }: ForecastView): string {
  const begin = new Date(begins[0]!);
  const [year, month, day] = [begin.getUTCFullYear(), begin.getUTCMonth(), begin.getUTCDate()];
  if (period === "month") return `${year}, ${month} + t, 1`;
  return `${year}, ${month}, ${day} + ${period === "week" ? "7 * t" : "t"}`;
}

/** Reads the counts: a series each under its name and, where sums are to agree, the sums before them. */
function seriesCode({ all: { period, by, begins, steps }, source, way }: ForecastView): string[] {
  const first = numberOf(period, new Date(begins[0]!));
  const columns = [
    ...by.map((name, i) => `cast(${q(name)} as varchar) as k${i}`),
    `${numberSql[period]("t")} - ${first} as step`,
    `sum(${source.amount})::double as incidents`,
  ];
  const conditions = [
    `t >= ${stampOf(new Date(begins[0]!))}`,
    `t < ${stampOf(beginOf(period, first + steps))}`,
    ...by.map((name) => `${q(name)} is not null`),
  ];
  const bottom = way === "none" ? "series" : "bottom";
  const query = [
    `  select ${columns.join(", ")}`,
    `  from (select *, ${source.time} as t from ${q(source.table)})`,
    `  where ${conditions.join("\n    and ")}`,
    `  group by all order by all`,
  ].join("\n");
  return [
    `const rows = await sql\``,
    `${escapeTemplate(query)}\`;`,
    `const ${bottom} = new Map();`,
    `for (const row of rows) {`,
    `  const key = [${by.map((_, i) => `row.k${i}`).join(", ")}];`,
    `  const name = key.join(" · ");`,
    `  if (!${bottom}.has(name)) ${bottom}.set(name, { key, counts: new Float64Array(steps) });`,
    `  ${bottom}.get(name).counts[Number(row.step)] = Number(row.incidents);`,
    `}`,
    ...(way === "none"
      ? []
      : [
          `const parts = [...bottom.values()];`,
          `const hierarchy = methods.hierarchyOf(parts.map(({ key }) => key));`,
          `const nodes = methods.seriesOfNodes(parts.map(({ counts }) => counts), hierarchy);`,
          `const series = new Map(`,
          `  hierarchy.nodes.map(({ keys }, s) => [keys.join(" · "), { counts: nodes[s] }]),`,
          `);`,
        ]),
  ];
}

/** Shares of the periods' days that belong to the holidays, and the series whose models know them. */
function holidayCode(
  { all: { tabled }, holidays }: ForecastView,
  byName: (entries: [number, string[]][]) => string,
): string[] {
  const used = new Set(tabled.flatMap((each) => each.holidays));
  const shares = holidays
    .filter(({ name }) => used.has(name))
    .map(({ name, shares: own }) => {
      const days = Array.from(own).flatMap((share, t) => (share > 0 ? [[t, share]] : []));
      return `  ${JSON.stringify(name)}: ${JSON.stringify(days)},`;
    });
  const known = tabled.filter((each) => each.holidays.length > 0);
  return [
    `// Holidays that stood out: the periods they fall in, and the share of its days.`,
    `const fallen = {`,
    ...shares,
    `};`,
    `const shares = Object.fromEntries(`,
    `  Object.entries(fallen).map(([name, days]) => {`,
    `    const own = new Float64Array(steps + horizon);`,
    `    for (const [t, share] of days) own[t] = share;`,
    `    return [name, own];`,
    `  }),`,
    `);`,
    `const known = ${byName(known.map((each) => [each.series, each.holidays]))};`,
  ];
}

/** What models of all series together say of each. */
function panelCode({ all: { period }, way, seed }: ForecastView): string[] {
  const { season, seasons } = seasonOf[period];
  return [
    `const sums = ${way === "none" ? "0" : "hierarchy.sums.length"};`,
    `const panel = [...series.values()].slice(sums).map(({ counts }) => counts);`,
    `const also = methods.pooledMembers(`,
    `  panel,`,
    `  [methods.pooledPoissonModel, methods.pooledBoostedModel],`,
    `  { season: ${season}, seasons: ${JSON.stringify(seasons)}, horizon, levels: methods.fanLevels, seed: ${seed}, counts: true, times },`,
    `);`,
  ];
}

/** Makes sums and parts agree. */
function addCode({ models, way }: ForecastView): string[] {
  const own = models !== "automatic" && models.length === 1 ? models[0]! : "combination";
  const errors = [
    `const errors = told.map(({ history, found: { backtest } }) => {`,
    `  const run = backtest.runs.find(({ model }) => model === ${JSON.stringify(own)});`,
    `  return methods.errorsOfRun(history, backtest, run);`,
    `});`,
  ];
  return [
    ...(way === "mint" ? errors : []),
    `const { forecasts } = methods.addUp(`,
    `  told.map(({ forecast }) => forecast),`,
    `  hierarchy,`,
    `  ${way === "mint" ? "errors" : "null"},`,
    `  { counts: told.every(({ history }) => history.every(Number.isInteger)) },`,
    `);`,
  ];
}
