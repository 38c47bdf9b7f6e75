import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { funnelLimits } from "@/cells/plot/funnel-limits";
import { down, up } from "@/cells/plot/symbols";
import { whole } from "@/cells/words";
import { shareLimits } from "@/lib/methods/evaluate/share-funnel";
import type { AreaRate, MeasureSummary } from "./compute";
import { isCalled } from "./findings";
import { texts } from "./texts";
import { pointsOf, type PerformanceView } from "./view-data";

const { charts } = texts;

export type FunnelScale = "plain" | "mixed";
type Side = "above" | "below" | "within";

export const sideColours: Record<Side, string> = {
  above: "#d55e00",
  below: "#0072b2",
  within: "var(--faint)",
};
const symbols = { above: up, below: down, within: "circle" } as const;

interface Dot {
  at: number;
  y: number;
  side: Side;
  isCalled: boolean;
  name: string;
  tip: string;
}

const sideOf = (value: number, low: number, high: number): Side =>
  value > high + 1e-12 ? "above" : value < low - 1e-12 ? "below" : "within";

/** Where an area lies by the limits of its own mix of cases. */
export const mixedSide = ({ events, compared }: AreaRate): Side =>
  compared && !Number.isNaN(compared.z)
    ? sideOf(events, compared.inner.low, compared.inner.high)
    : "within";

function dotOf(
  rate: AreaRate,
  { names }: PerformanceView,
  summary: MeasureSummary,
  scale: FunnelScale,
): Dot {
  const { cases, events } = rate;
  const share = events / cases;
  const name = names[rate.area]!;
  const base = { at: cases, isCalled: isCalled(rate), name, tip: charts.rateTip(name, rate) };
  if (scale === "plain") {
    const width = Math.sqrt(summary.plainDispersion);
    const limits = shareLimits(cases, summary.events / summary.cases, 0.95, width);
    return { ...base, y: 100 * share, side: sideOf(share, limits.low, limits.high) };
  }
  return { ...base, y: pointsOf(rate), side: mixedSide(rate) };
}

/** Limits along the axis of cases; those of the mixed scale are of the usual mix. */
function linesOf(
  dots: readonly Dot[],
  view: PerformanceView,
  summary: MeasureSummary,
  scale: FunnelScale,
) {
  const sizes = dots.map(({ at }) => at);
  const [least, most] = [Math.max(1, Math.min(...sizes) * 0.8), Math.max(...sizes) * 1.05];
  const share = summary.events / summary.cases;
  const own = view.rates.filter(
    ({ measure, which }) => measure === summary.measure && which === "all",
  );
  const variance = own.reduce((sum, { compared }) => sum + (compared?.variance ?? 0), 0);
  const usual =
    variance /
    Math.max(
      1,
      own.reduce((sum, { cases }) => sum + cases, 0),
    );
  const steps = Array.from({ length: 90 }, (_, i) => {
    const part = i / 89;
    return (Math.sqrt(least) * (1 - part) + Math.sqrt(most) * part) ** 2;
  });
  return steps.map((at) => {
    const limit = (coverage: number, z: number): [number, number] => {
      if (scale === "plain") {
        const { low, high } = shareLimits(
          Math.round(at),
          share,
          coverage,
          Math.sqrt(summary.plainDispersion),
        );
        return [100 * low, 100 * high];
      }
      const reach = 100 * z * Math.sqrt((usual * summary.dispersion) / at);
      return [-reach, reach];
    };
    const [low95, high95] = limit(0.95, 1.96);
    const [low998, high998] = limit(0.998, 3.09);
    return { at, low95, high95, low998, high998 };
  });
}

/** 1, 2 and 5 of each power of ten, so far apart that their words do not meet. */
function ticksOf(sizes: readonly number[], width: number, apart: number): number[] {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const all = Array.from({ length: 24 }, (_, i) => [1, 2, 5][i % 3]! * 10 ** Math.floor(i / 3));
  const pixels = width / Math.max(1, Math.sqrt(most) - Math.sqrt(0.8 * least));
  return all
    .filter((tick) => tick > 0.8 * least && tick < 1.05 * most)
    .reduceRight<number[]>(
      (kept, tick) =>
        kept.length > 0 && (Math.sqrt(kept[0]!) - Math.sqrt(tick)) * pixels < apart
          ? kept
          : [tick, ...kept],
      [],
    );
}

/** Smaller areas than this share of the largest do not stretch the axis: they stand at its edge. */
const small = 0.01;

/** Shares of areas by the number of their cases, with what chance leaves them within. */
export function funnelChart(
  view: PerformanceView,
  summary: MeasureSummary,
  scale: FunnelScale,
  { width, scale: size }: Place,
): SVGElement {
  const dots = view.rates
    .filter(
      ({ measure, which, cases }) => measure === summary.measure && which === "all" && cases > 0,
    )
    .map((rate) => dotOf(rate, view, summary, scale))
    .filter(({ y }) => Number.isFinite(y));
  const lines = linesOf(dots, view, summary, scale);
  const sizes = dots.map(({ at }) => at);
  const largest = Math.max(...sizes);
  const ys = dots.filter(({ at }) => at >= small * largest).map(({ y }) => y);
  const middle = scale === "plain" ? (100 * summary.events) / summary.cases : 0;
  const reach = 1.15 * Math.max(2, ...ys.map((y) => Math.abs(y - middle)));
  const domain =
    scale === "plain"
      ? [Math.max(0, middle - reach), Math.min(100, middle + reach)]
      : [-reach, reach];
  return finished(
    Plot.plot({
      width,
      height: 320 * size,
      marginTop: 32 * size,
      marginBottom: 42 * size,
      marginLeft: 48 * size,
      marginRight: 24 * size,
      x: {
        type: "sqrt",
        label: charts.funnelX,
        labelArrow: "none",
        ticks: ticksOf(sizes, width - 80 * size, 64 * size),
        tickFormat: (value: number) => whole(value),
      },
      y: {
        domain,
        label: scale === "plain" ? charts.plainY : charts.mixedY,
        labelArrow: "none",
        grid: true,
        ticks: 6,
      },
      symbol: { domain: Object.keys(symbols), range: Object.values(symbols) },
      color: { domain: Object.keys(sideColours), range: Object.values(sideColours) },
      ariaLabel: charts.funnel(summary.measure),
      style,
      marks: [
        funnelLimits(lines),
        Plot.ruleY([middle], { stroke: "currentColor" }),
        Plot.dot(dots, {
          x: "at",
          y: ({ y }: Dot) => Math.min(domain[1]!, Math.max(domain[0]!, y)),
          fill: "side",
          symbol: "side",
          r: ({ side }: Dot) => (side === "within" ? 3 : 5) * size,
          stroke: ({ isCalled: is }: Dot) => (is ? "currentColor" : "var(--paper)"),
          strokeWidth: 1.2,
          title: "tip",
          tip: true,
        }),
        Plot.text(dots.filter(({ isCalled: is }) => is).slice(0, 12), {
          x: "at",
          y: "y",
          text: "name",
          dy: -11 * size,
          fill: "currentColor",
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
      ],
    }),
  );
}
