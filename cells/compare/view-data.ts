import type { SpatialView } from "@/cells/spatial/drawn";
import type { Comparison, ComparedPeriod, Span } from "@/lib/methods/temporal/comparison-windows";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import { behindSql, mainOf, stepOf, stepRange, sumIn } from "./spans";
import type { Compared } from "./run";
import { byEvidence, type Row } from "./rows";
import { spanWords, texts, type Verdict } from "./texts";

export interface SheetCell {
  verdict: Verdict;
  now: number;
  expected: number;
  change: number | null;
  p: number;
  tip: string;
  /** Rows of the group now; null when there are none. */
  behind: string | null;
}

export interface SheetRow {
  name: string;
  /** One a comparison. */
  cells: SheetCell[];
  /** Running sums of the year so far, this year first. */
  toDate: number[][];
  /** The same period of each year, newest first. */
  years: number[];
}

export interface FunnelPoint {
  at: number;
  ratio: number;
  verdict: Verdict;
  tip: string;
}

export interface Funnel {
  points: FunnelPoint[];
  /** Groups above the highest ratio that is drawn as it is. */
  above: number;
  /** Groups without a case before, which have no ratio. */
  isNew: number;
}

/** Ratios above this stand at the edge of the funnel. */
export const highestRatio = 4;

export interface CompareView {
  table: string;
  /** SQL of the times, and the days that the counts cover by week or month. */
  time: string;
  covered: Span;
  step: "week" | "month";
  period: ComparedPeriod;
  comparisons: {
    comparison: Comparison;
    /** What it is called: "the same week last year". */
    title: string;
    current: Span;
    days: number;
    daysBefore: number;
  }[];
  /** Number of the comparison that is shown first. */
  main: number;
  /** The total first. */
  sheet: SheetRow[];
  /** Groups in all, without the total. */
  groups: number;
  tests: number;
  cautions: string[];
  /** One a comparison; none without groups. */
  funnels: Funnel[];
  maps: SpatialView[];
  /** First day of each step of the year so far and the day after the last. */
  toDate: { edges: number[]; years: number[] };
  pastYears: { span: Span; label: string }[];
}

const mostRows = 30;
const mostPoints = 3_000;

export function viewOf(compared: Compared): CompareView {
  const { groups, windows, rows, found, edges, dated } = compared;
  const many = windows.windows.length;
  const total = rows.slice(0, many);
  const ranked = rows
    .slice(many)
    .toSorted(byEvidence)
    .map(({ group }) => group);
  const shown = [0, ...new Set(ranked)].slice(0, mostRows + 1);
  const steps = edges.length - 1;
  const [thisYear, ...past] = windows.yearsToDate;
  const range = thisYear ? stepRange(edges, thisYear) : [0, 0];
  const sheetRow = (group: number): SheetRow => ({
    name: groups.names[group]!,
    cells: rows
      .slice(group * many, (group + 1) * many)
      .map((row) => cellOf(row, windows.windows[row.window]!.current, compared)),
    toDate: windows.yearsToDate.map((span) => {
      const [from, to] = stepRange(edges, span);
      let sum = 0;
      return [...groups.counts.subarray(group * steps + from, group * steps + to)].map(
        (count) => (sum += count),
      );
    }),
    years: windows.pastYears.map((span) => sumIn(groups.counts, group * steps, edges, span)),
  });
  return {
    table: dated.table.name,
    time: dated.time,
    covered: { from: edges[0]!, to: edges.at(-1)! },
    step: stepOf(windows.period),
    period: windows.period,
    comparisons: windows.windows.map(({ comparison, current, before }) => ({
      comparison,
      title: texts.name(comparison, windows.period),
      current,
      days: current.to - current.from,
      daysBefore: before.reduce((sum, { from, to }) => sum + to - from, 0),
    })),
    main: mainOf(windows.windows),
    sheet: shown.map(sheetRow),
    groups: groups.names.length - 1,
    tests: found.tests,
    cautions: compared.cautions,
    funnels: total.map((_, window) => funnelOf(rowsAgainst(rows, window), groups.names)),
    maps: groups.outlines
      ? total.flatMap((_, window) => mapOf(rowsAgainst(rows, window), window, compared) ?? [])
      : [],
    toDate: {
      edges: [...edges.subarray(range[0]!, range[1]! + 1)],
      years: [thisYear, ...past].flatMap((span, i) => (span ? [yearOf(thisYear!) - i] : [])),
    },
    pastYears: windows.pastYears.map((span, i) => ({
      span,
      label: String(yearOf(windows.pastYears[0]!) - i),
    })),
  };
}

/** Rows of groups, without the total. */
const rowsAgainst = (rows: readonly Row[], window: number) =>
  rows.filter((row) => row.group > 0 && row.window === window);

/** The year that most of a span's last days are in: a week belongs to the year of its Thursday. */
const yearOf = ({ to }: Span) => new Date((to - 4) * 86_400_000).getUTCFullYear();

function cellOf(row: Row, current: Span, { groups, dated }: Compared): SheetCell {
  const { now, expected, change, verdict, pAdjusted } = row;
  const condition = groups.conditions[row.group] ?? null;
  return {
    now,
    expected,
    change,
    verdict,
    p: pAdjusted,
    tip: `${spanWords(current)}: ${row.sentence}`,
    behind: now === 0 || condition === null ? null : behindSql(dated.time, condition, current),
  };
}

function funnelOf(rows: readonly Row[], names: readonly string[]): Funnel {
  const known = rows.filter(({ expected }) => expected > 0);
  const points = known.toSorted(byEvidence).slice(0, mostPoints);
  return {
    points: points.map((row) => ({
      at: row.expected,
      ratio: row.ratio,
      verdict: row.verdict,
      tip: texts.tip(names[row.group]!, row.sentence, row.low, row.high),
    })),
    above: points.filter(({ ratio }) => ratio > highestRatio).length,
    isNew: rows.filter(({ expected, now }) => expected === 0 && now > 0).length,
  };
}

/** Colours that colour-blind readers tell apart, on white and on dark ground. */
export const verdictColours: Record<Verdict, string> = {
  rise: "#d55e00",
  fall: "#0072b2",
  "within chance": "#9a9a9a",
};
/** Areas are large: grey must step back behind the others. */
const quiet = "#b4b4ae";
const order: readonly Verdict[] = ["rise", "fall", "within chance"];

function mapOf(
  rows: readonly Row[],
  window: number,
  { groups, windows, dated }: Compared,
): SpatialView | null {
  const outlines = groups.outlines!;
  const box = boxOf(readAreas(outlines).areas);
  if (!box) return null;
  const { current, comparison } = windows.windows[window]!;
  return {
    box,
    height: 420,
    layers: [
      {
        kind: "areas",
        outlines,
        names: groups.names.slice(1),
        tips: rows.map((row) =>
          texts.tip(groups.names[row.group]!, row.sentence, row.low, row.high),
        ),
        classes: Uint8Array.from(rows, ({ verdict }) => order.indexOf(verdict)),
        colour: {
          title: texts.against(texts.name(comparison, windows.period)),
          entries: order.map((verdict) => ({
            css: verdict === "within chance" ? quiet : verdictColours[verdict],
            label: `${texts.arrows[verdict]} ${texts.verdicts[verdict]}`,
          })),
        },
        behind: {
          table: dated.table.name,
          conditions: rows.map(({ group, now }) => {
            const condition = groups.conditions[group] ?? null;
            return now === 0 || condition === null
              ? null
              : behindSql(dated.time, condition, current);
          }),
        },
      },
    ],
  };
}
