import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { up } from "@/cells/plot/symbols";
import { wholeTicks } from "@/cells/plot/ticks";
import type { Exactness } from "./cases";
import type { AreaDelay, Measure, Which } from "./compute";
import { limits } from "./compute";
import { texts } from "./texts";
import { farOf, type PerformanceView } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";

/** More areas than this are too many to read beside each other. */
export const mostShown = 40;

interface Row {
  name: string;
  tip: string;
}

interface Rows<Shown extends Row> {
  rows: readonly Shown[];
  place: Place;
  label: string;
  aria: string;
  domain?: [number, number];
  /** Lengths of time reach from hours to years. */
  isLog?: boolean;
  marks: (rows: readonly Shown[]) => Plot.Markish[];
}

/** An axis across the page has ticks between whole numbers below this. */
const wideAxis = 12;

/** Areas down, a figure across. */
function byArea<Shown extends Row>({
  rows,
  place,
  label,
  aria,
  domain,
  isLog = false,
  marks,
}: Rows<Shown>): SVGElement {
  const { width, scale } = place;
  const longest = Math.max(6, ...rows.map(({ name }) => name.length));
  return finished(
    Plot.plot({
      width,
      height: (54 + 20 * rows.length) * scale,
      marginTop: 46 * scale,
      marginBottom: 6,
      marginLeft: Math.min(width * 0.45, (18 + 7 * longest) * scale),
      marginRight: 20,
      x: {
        axis: "top",
        label,
        labelArrow: "none",
        labelOffset: 40 * scale,
        grid: true,
        tickSpacing: 80 * scale,
        ...(domain ? { domain } : { zero: true }),
        ...(isLog ? logTicks(domain?.[1] ?? 100) : wholeTicks(domain?.[1] ?? 100, wideAxis)),
      },
      y: { label: null, domain: rows.map(({ name }) => name), tickSize: 0 },
      ariaLabel: aria,
      style,
      marks: marks(rows),
    }),
  );
}

const powers = [0.1, 1, 10, 100, 1_000, 10_000];

const logTicks = (most: number) => ({
  type: "log" as const,
  clamp: true,
  ticks: powers.filter((tick) => tick <= most),
  tickFormat: (tick: number) => tick.toLocaleString("en-GB"),
});

const line = (low: string, high: string, options: Plot.LinkOptions = {}) => ({
  x1: low,
  x2: high,
  y1: "name",
  y2: "name",
  stroke: accent,
  strokeWidth: 2,
  ...options,
});

/** Shares of areas with their intervals, and what their kinds of case let expect. */
export function caterpillarChart(
  { rates, names }: PerformanceView,
  { measure, which, isByDistance }: { measure: Measure; which: Which; isByDistance: boolean },
  place: Place,
): SVGElement {
  const own = rates.filter(
    (each) => each.measure === measure && each.which === which && each.cases > 0,
  );
  const far = own.toSorted((a, b) => farOf(b) - farOf(a) || a.area - b.area).slice(0, mostShown);
  const shown = (isByDistance ? far : far.toSorted((a, b) => a.area - b.area)).map((rate) => ({
    name: names[rate.area]!,
    tip: charts.rateTip(names[rate.area]!, rate),
    share: (100 * rate.events) / rate.cases,
    low: 100 * rate.low,
    high: 100 * rate.high,
    expected: rate.compared ? (100 * rate.compared.expected) / rate.cases : NaN,
  }));
  const most = Math.max(...shown.flatMap(({ high, expected }) => [high, expected || 0]));
  return byArea({
    rows: shown,
    place,
    label: charts.plainY,
    aria: charts.caterpillar(measure, which),
    domain: [0, Math.min(100, Math.max(5, 1.05 * most))],
    marks: (rows) => [
      Plot.link(rows, line("low", "high")),
      Plot.tickX(rows, {
        x: "expected",
        y: "name",
        stroke: "currentColor",
        strokeWidth: 2,
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.dot(rows, { x: "share", y: "name", r: 4, fill: accent, title: "tip", tip: true }),
    ],
  });
}

/** In which unit lengths of time are said. */
function unitOf(days: number, exact: Exactness): { per: number; name: string } {
  if (exact === "minute" && days < 0.1) return { per: 1440, name: charts.delayUnits.minutes };
  return exact === "minute" && days < 3
    ? { per: 24, name: charts.delayUnits.hours }
    : { per: 1, name: charts.delayUnits.days };
}

/** A logarithmic axis begins at a tenth of the unit, another at nothing. */
function domainOf(
  rows: readonly Record<"median" | "medianHigh" | "most" | "mostHigh", number>[],
  isLog: boolean,
): [number, number] {
  const high = rows.flatMap(({ median, medianHigh, most, mostHigh }) =>
    [median, medianHigh, most, mostHigh].filter(Number.isFinite),
  );
  const top = Math.max(1, ...high);
  return isLog ? [0.1, 1.1 * top] : [0, Math.ceil(top)];
}

/** Median and ninth tenth of a delay by area. */
export function delayChart(
  { delays, names }: PerformanceView,
  kind: AreaDelay["kind"],
  place: Place,
): SVGElement {
  const own = delays.filter((each) => each.kind === kind && each.area !== -1 && each.median);
  const top = own.toSorted((a, b) => b.most!.value - a.most!.value);
  const usual = top[Math.floor(top.length / 2)]!.most!.value;
  const { per, name: unit } = unitOf(usual, top[0]!.exact);
  // One area whose cases are registered after years would press all others together.
  // A logarithm has no place for the same day.
  const isLater = ({ median }: AreaDelay) => (median!.low ?? median!.value) > 0;
  const isLog = top[0]!.most!.value > 12 * usual && own.every(isLater);
  const shown = own.slice(0, mostShown).map((each) => {
    const { median, most } = each;
    const at = (value: number | null) => (value === null ? NaN : per * value);
    return {
      name: names[each.area]!,
      tip: charts.delayTip(names[each.area]!, each),
      median: at(median!.value),
      medianLow: at(median!.low),
      medianHigh: at(median!.high),
      most: at(most!.value),
      mostLow: at(most!.low),
      mostHigh: at(most!.high),
    };
  });
  const known = (
    rows: typeof shown,
    low: "medianLow" | "mostLow",
    high: "medianHigh" | "mostHigh",
  ) => rows.filter((each) => Number.isFinite(each[low]) && Number.isFinite(each[high]));
  return byArea({
    rows: shown,
    place,
    label: isLog ? charts.logUnit(unit) : unit,
    aria: charts.delays(kind),
    isLog,
    domain: domainOf(shown, isLog),
    marks: () => [
      Plot.link(known(shown, "medianLow", "medianHigh"), line("medianLow", "medianHigh")),
      Plot.link(
        known(shown, "mostLow", "mostHigh"),
        line("mostLow", "mostHigh", { stroke: "#d55e00" }),
      ),
      Plot.dot(shown, { x: "median", y: "name", r: 4, fill: accent, title: "tip", tip: true }),
      Plot.dot(shown, { x: "most", y: "name", r: 4.5, symbol: up, fill: "#d55e00" }),
    ],
  });
}

/** Shares charge-sheeted within so many days by area. */
export function withinChart(
  { delays, names }: PerformanceView,
  kind: AreaDelay["kind"],
  limit: number,
  place: Place,
): SVGElement {
  const at = limits.findIndex((each) => each === limit);
  const shown = delays
    .filter((each) => each.kind === kind && each.area !== -1 && each.within?.[at])
    .slice(0, mostShown)
    .map(({ area, within, watched }) => {
      const { share, low, high } = within![at]!;
      return {
        name: names[area]!,
        tip: `${names[area]!}\n${texts.share(share)} (${texts.interval({ low, high })})\n${watched.toLocaleString("en-GB")} cases`,
        share: 100 * share,
        low: 100 * low,
        high: Number.isFinite(high) ? 100 * high : 100 * share,
      };
    });
  return byArea({
    rows: shown,
    place,
    label: charts.plainY,
    aria: charts.within(kind, limit),
    domain: [0, 100],
    marks: (rows) => [
      Plot.link(rows, line("low", "high")),
      Plot.dot(rows, { x: "share", y: "name", r: 4, fill: accent, title: "tip", tip: true }),
    ],
  });
}

/** Cases for each thousand duty hours by area. */
export function workloadChart({ workload, names }: PerformanceView, place: Place): SVGElement {
  const shown = workload
    .filter(({ rate }) => Number.isFinite(rate))
    .toSorted((a, b) => a.area - b.area)
    .slice(0, mostShown)
    .map(({ area, hours, cases, ...each }) => ({
      ...each,
      name: names[area]!,
      tip: charts.workloadTip(names[area]!, hours, cases),
    }));
  return byArea({
    rows: shown,
    place,
    label: charts.perHours,
    aria: charts.workload,
    marks: (rows) => [
      Plot.link(rows, line("low", "high")),
      Plot.dot(rows, { x: "rate", y: "name", r: 4, fill: accent, title: "tip", tip: true }),
    ],
  });
}
