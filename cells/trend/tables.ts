import { days, flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { Trends } from "./compute";
import { phaseNames, texts } from "./texts";

/** The column of the series' names: as its column is called, unless a figure is. */
const seriesColumn = (by: string): string => {
  const taken = [
    ...["period", "observed", "trend", "season", "expected", "remainder", "level", "outlier"],
    ...[
      "kind",
      "number",
      "name",
      "holiday",
      "days",
      "incidents",
      "p",
      "ratio",
      "percent",
      "breaks",
    ],
  ];
  return taken.includes(by.toLowerCase()) ? "series" : by;
};

/** One series has no name. */
const named = (by: string | undefined, values: readonly string[]) =>
  by ? { [seriesColumn(by)]: words(values) } : {};

/** A row a series and period: what was observed, and the parts that it consists of. */
export function partsTable({ series, levelBegins }: Trends, begins: number[], by?: string) {
  const every = <T>(list: (s: number) => ArrayLike<T>) =>
    series.flatMap((_, s) => Array.from(list(s)));
  const levels = series.map(({ levels }) => levelOf(levels?.level ?? null, begins, levelBegins));
  return toStream({
    ...named(
      by,
      series.flatMap(({ name }) => begins.map(() => name)),
    ),
    period: days(every(() => begins)),
    observed: numbers(every((s) => series[s]!.observed)),
    trend: numbers(every((s) => series[s]!.parts.trend)),
    season: numbers(every((s) => series[s]!.parts.season)),
    remainder: numbers(every((s) => series[s]!.parts.remainder)),
    expected: numbers(every((s) => series[s]!.parts.expected)),
    level: numbers(levels.flat()),
    outlier: flags(every((s) => Array.from(series[s]!.parts.outlier, (each) => each === 1))),
    ...(series.some(({ curve }) => curve)
      ? { curve: numbers(every((s) => series[s]!.curve?.level ?? begins.map(() => NaN))) }
      : {}),
  });
}

/** Level at each period: that of its week a seventh where days are counted. */
function levelOf(
  level: Float64Array | null,
  begins: readonly number[],
  levelBegins: readonly number[],
): (number | null)[] {
  if (!level) return begins.map(() => null);
  if (begins.length === level.length) return Array.from(level);
  let at = 0;
  return begins.map((begin) => {
    while (at + 1 < levelBegins.length && levelBegins[at + 1]! <= begin) at++;
    return level[at]! / 7;
  });
}

/** A row a change of level, and a low or high that passed. */
export function breaksTable({ series, levelBegins }: Trends, by?: string) {
  const rows = series.flatMap(({ name, levels }) => [
    ...(levels?.breaks ?? []).map((each) => ({ name, kind: "lasting", ...each, to: null })),
    ...(levels?.passing ?? []).map((each) => ({
      name,
      kind: each.open ? "open" : "passed",
      at: each.from,
      to: each.to,
      before: each.expected / (each.to - each.from),
      after: each.count / (each.to - each.from),
      ratio: each.ratio,
      low: null,
      high: null,
    })),
  ]);
  return toStream({
    ...named(
      by,
      rows.map(({ name }) => name),
    ),
    kind: words(rows.map(({ kind }) => kind)),
    begins: days(rows.map(({ at }) => levelBegins[at]!)),
    ends_before: days(rows.map(({ to }) => (to === null ? null : (levelBegins[to] ?? null)))),
    level_before: numbers(rows.map(({ before }) => before)),
    level: numbers(rows.map(({ after }) => after)),
    ratio: numbers(rows.map(({ ratio }) => ratio)),
    ratio_low: numbers(rows.map(({ low }) => low)),
    ratio_high: numbers(rows.map(({ high }) => high)),
  });
}

/** A row a month or weekday. */
export function seasonTable({ series }: Trends, by?: string) {
  const rows = series.flatMap(({ name, seasons }) =>
    seasons.flatMap(({ of, factors }) =>
      factors.map((factor, phase) => ({ name, of, phase, factor })),
    ),
  );
  return toStream({
    ...named(
      by,
      rows.map(({ name }) => name),
    ),
    season: words(rows.map(({ of }) => of)),
    number: wholes(rows.map(({ phase }) => phase + 1)),
    name: words(rows.map(({ of, phase }) => phaseNames[of][phase]!)),
    ratio: numbers(rows.map(({ factor }) => factor)),
    percent: numbers(rows.map(({ factor }) => (factor === null ? null : 100 * (factor - 1)))),
  });
}

/** A row a holiday: times as many as otherwise. */
export function holidaysTable({ series }: Trends, by?: string) {
  const rows = series.flatMap(({ name, holidays }) =>
    holidays.map((each) => ({ ...each, series: name, holiday: each.name })),
  );
  return toStream({
    ...named(
      by,
      rows.map(({ series }) => series),
    ),
    holiday: words(rows.map(({ holiday }) => holiday)),
    days: wholes(rows.map(({ days }) => days)),
    observed: numbers(rows.map(({ observed }) => observed)),
    expected: numbers(rows.map(({ expected }) => expected)),
    ratio: numbers(rows.map(({ ratio }) => ratio)),
    ratio_low: numbers(rows.map(({ low }) => low)),
    ratio_high: numbers(rows.map(({ high }) => high)),
    p: numbers(rows.map(({ p }) => p)),
    p_adjusted: numbers(rows.map(({ adjusted }) => adjusted)),
  });
}

/** A row a series: change a year, strength of its seasons. */
export function trendsTable({ series }: Trends, by?: string) {
  const strengthOf = (wanted: "year" | "week") =>
    series.map(({ seasons }) => seasons.find(({ of }) => of === wanted)?.strength);
  const pOf = (wanted: "year" | "week") =>
    series.map(({ seasons }) => seasons.find(({ of }) => of === wanted)?.p);
  const p = series.map(({ change }) => change.p);
  return toStream({
    ...named(
      by,
      series.map(({ name }) => name),
    ),
    incidents: numbers(series.map(({ incidents }) => incidents)),
    change_a_year: numbers(series.map(({ change }) => change.change)),
    change_low: numbers(series.map(({ change }) => change.low)),
    change_high: numbers(series.map(({ change }) => change.high)),
    change_of: words(series.map(({ change }) => texts.changeOf[change.of])),
    p: numbers(p),
    p_adjusted: numbers(Array.from(benjaminiHochberg(p))),
    year_strength: numbers(strengthOf("year")),
    year_p: numbers(pOf("year")),
    week_strength: numbers(strengthOf("week")),
    week_p: numbers(pOf("week")),
    breaks: wholes(series.map(({ levels }) => levels?.breaks.length ?? 0)),
  });
}
