import { days, flags, keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import { fanLevels } from "@/lib/methods/forecast/model";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import { falseShare, type Forecasts } from "./forecasts";

/** The columns that tell series apart, and those of the table's own, whose names they give way to. */
export const withKeys = (
  { by, nodes }: Pick<Forecasts, "by" | "nodes">,
  series: readonly number[],
  own: readonly NamedColumn[],
): NamedColumn[] => [
  ...keyColumns(by, own, "series_", (k) => series.map((s) => nodes[s]!.key[k]!)),
  ...own,
];

/** Rows that stand for a sum are marked where there are any. */
const sumColumn = ({ nodes, tabled }: Forecasts, series: readonly number[]): NamedColumn[] =>
  tabled.some(({ series: s }) => nodes[s]!.isSum)
    ? [["is_sum", flags(series.map((s) => nodes[s]!.isSum))]]
    : [];

const edges = [
  ["low_50", 0.25],
  ["high_50", 0.75],
  ["low_80", 0.1],
  ["high_80", 0.9],
  ["low_95", 0.025],
  ["high_95", 0.975],
] as const;

const quantileAt = (level: number) => fanLevels.indexOf(level);

/** A row a series and period ahead. */
export function forecastTable(all: Forecasts): Uint8Array {
  const rows = all.tabled.flatMap(({ series, told }) =>
    told ? Array.from(told.mean, (_, h) => ({ series, told, h })) : [],
  );
  const series = rows.map((row) => row.series);
  const fan = (level: number) =>
    numbers(rows.map(({ told, h }) => told.quantiles[quantileAt(level)]![h]));
  return toStream(
    withKeys(all, series, [
      ...sumColumn(all, series),
      ["period", days(rows.map(({ h }) => all.begins[all.steps + h]!))],
      ["step", wholes(rows.map(({ h }) => h + 1))],
      ["mean", numbers(rows.map(({ told, h }) => told.mean[h]))],
      ["median", fan(0.5)],
      ...edges.map(([name, level]): NamedColumn => [name, fan(level)]),
      ...(all.hold > 0
        ? [["observed", numbers(rows.map(({ series: s, h }) => all.heldOf(s)[h]))] as NamedColumn]
        : []),
      ["model", words(rows.map(({ told }) => told.model))],
      ["baseline", words(rows.map(({ told }) => told.baseline))],
      ["share_beaten", numbers(rows.map(({ series: s }) => all.versus.get(s)?.shareBeaten))],
    ]),
  );
}

/** A row a series and model: how it did in the past. */
export function backtestTable(all: Forecasts): Uint8Array {
  const rows = all.tabled.flatMap(({ series, told }) =>
    (told?.scores ?? []).map((scores) => ({ series, told: told!, scores })),
  );
  const series = rows.map((row) => row.series);
  const figure = (name: "mae" | "rmse" | "wape" | "mase" | "bias" | "crps"): NamedColumn => [
    name,
    numbers(rows.map(({ scores }) => scores[name])),
  ];
  return toStream(
    withKeys(all, series, [
      ...sumColumn(all, series),
      ["model", words(rows.map(({ scores }) => scores.model))],
      ["is_baseline", flags(rows.map(({ scores, told }) => scores.model === told.baseline))],
      [
        "share",
        numbers(
          rows.map(({ scores, told }) =>
            scores.model === told.model
              ? 1
              : (told.members.find(({ model }) => model === scores.model)?.share ?? 0),
          ),
        ),
      ],
      ["origins", wholes(rows.map(({ scores }) => scores.origins))],
      ...(["mae", "rmse", "wape", "mase", "bias", "crps"] as const).map(figure),
      [
        "pinball",
        numbers(
          rows.map(({ scores: { pinball, origins } }) =>
            origins > 0 ? pinball.reduce((sum, each) => sum + each, 0) / pinball.length : null,
          ),
        ),
      ],
      ["coverage_95", numbers(rows.map(({ scores }) => scores.coverage))],
      ["nominal", numbers(rows.map(({ scores }) => Number(scores.nominal.toFixed(6))))],
      ["p", numbers(rows.map(({ scores }) => scores.versusBaseline?.p))],
    ]),
  );
}

/** A row a series and period of the history: what was observed, and what it consists of. */
export function partsTable(all: Forecasts): Uint8Array {
  const rows = all.tabled.flatMap(({ series, parts }) =>
    Array.from({ length: all.steps }, (_, t) => ({ series, parts, t })),
  );
  const series = rows.map((row) => row.series);
  return toStream(
    withKeys(all, series, [
      ...sumColumn(all, series),
      ["period", days(rows.map(({ t }) => all.begins[t]!))],
      ["observed", numbers(rows.map(({ series: s, t }) => all.historyOf(s)[t]))],
      ["trend", numbers(rows.map(({ parts, t }) => parts?.trend[t]))],
      ["season", numbers(rows.map(({ parts, t }) => parts?.season[t]))],
      ["rest", numbers(rows.map(({ parts, t }) => parts?.rest[t]))],
    ]),
  );
}

/** A row a period that was held back and lay outside the widest interval. */
export function alertsTable(all: Forecasts): Uint8Array {
  const series = all.alerts.map((alert) => alert.series);
  return toStream(
    withKeys(all, series, [
      ...sumColumn(all, series),
      ["period", days(all.alerts.map(({ step }) => all.begins[all.steps + step]!))],
      ["observed", numbers(all.alerts.map(({ observed }) => observed))],
      ["expected", numbers(all.alerts.map(({ expected }) => expected))],
      ["low", numbers(all.alerts.map(({ low }) => low))],
      ["high", numbers(all.alerts.map(({ high }) => high))],
      [
        "side",
        words(all.alerts.map(({ observed, high }) => (observed > high ? "above" : "below"))),
      ],
      ["p", numbers(all.alerts.map(({ p }) => p))],
      ["p_adjusted", numbers(all.alerts.map(({ adjusted }) => adjusted))],
      ["remains", flags(all.alerts.map(({ adjusted }) => adjusted < falseShare))],
    ]),
  );
}
