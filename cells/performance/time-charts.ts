import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import { limits } from "./compute";
import { ages, type Pendency } from "./pendency";
import { texts } from "./texts";
import type { PerformanceView } from "./view-data";

const { charts } = texts;
const longest = 365;

/** Light for young cases, dark for old ones: the order can be read in grey. */
export const ageColours = ["#fee391", "#fec44f", "#fe9929", "#d95f0e", "#993404"] as const;

/** Share charge-sheeted by days since registration, with the limits of the law marked. */
export function curveChart({ curve }: PerformanceView, { width, scale }: Place): SVGElement {
  const steps = curve!.steps.filter(({ time }) => time <= longest);
  const points = [{ time: 0, share: 0, low: 0, high: 0 }, ...steps].map((step) => ({
    time: step.time,
    share: 100 * step.share,
    low: 100 * (Number.isFinite(step.low) ? step.low : step.share),
    high: 100 * (Number.isFinite(step.high) ? step.high : step.share),
    tip: `${whole(step.time)} days\n${texts.share(step.share)}`,
  }));
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 30 * scale,
      marginBottom: 42 * scale,
      marginLeft: 44 * scale,
      marginRight: 24 * scale,
      x: {
        domain: [0, longest],
        label: charts.curveX,
        labelArrow: "none",
        tickSpacing: 70 * scale,
      },
      y: { domain: [0, 100], label: charts.curveY, labelArrow: "none", grid: true, ticks: 5 },
      ariaLabel: charts.curve,
      style,
      marks: [
        Plot.areaY(points, {
          x: "time",
          y1: "low",
          y2: "high",
          curve: "step-after",
          fill: "var(--accent)",
          fillOpacity: 0.25,
        }),
        Plot.ruleX([...limits], { stroke: "var(--soft)", strokeDasharray: "4,3" }),
        Plot.text([...limits], {
          x: (limit: number) => limit,
          y: 100,
          text: (limit: number) => `${limit}`,
          dx: 4,
          textAnchor: "start",
          lineAnchor: "top",
          fill: "var(--soft)",
        }),
        Plot.line(points, {
          x: "time",
          y: "share",
          curve: "step-after",
          stroke: "var(--accent)",
          strokeWidth: 2,
        }),
        Plot.tip(points, Plot.pointerX({ x: "time", y: "share", title: "tip" })),
      ],
    }),
  );
}

const day = 86_400_000;
const yTicks = (value: number) => (Number.isInteger(value) ? whole(value) : "");

/** Sums of the areas at each month: of one, or of all for -1. */
function monthsOf({ ends, open, flow }: Pendency, area: number) {
  const all = open.length / ends.length / ages.length;
  const wanted = area === -1 ? Array.from({ length: all }, (_, i) => i) : [area];
  const sum = (value: (of: number) => number) => wanted.reduce((total, of) => total + value(of), 0);
  return ends.map((end, month) => ({
    begin: monthBegin(end),
    next: new Date((end + 1) * day),
    byAge: ages.map((_, age) => sum((of) => open[(of * ends.length + month) * ages.length + age]!)),
    opened: flow ? sum((of) => flow.opened[of * ends.length + month]!) : 0,
    closed: flow ? sum((of) => flow.closed[of * ends.length + month]!) : 0,
    tip: formatDate(new Date(end * day)),
  }));
}

function monthBegin(end: number): Date {
  const date = new Date(end * day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}

/** Open cases at month ends by age; bars beside their ages where only one day is known. */
export function pendencyChart(
  { pendency }: PerformanceView,
  area: number,
  name: string,
  { width, scale }: Place,
): SVGElement {
  const months = monthsOf(pendency!, area);
  const bars = months.flatMap(({ byAge, begin, next, tip }) =>
    byAge.map((count, age) => ({
      ...{ begin, next, count },
      age: charts.ages[age]!,
      tip: `${tip}\n${byAge.map((each, i) => `${charts.ages[i]}: ${whole(each)}`).join("\n")}`,
    })),
  );
  const isOne = months.length === 1;
  return finished(
    Plot.plot({
      width,
      height: 280 * scale,
      marginTop: 30 * scale,
      marginBottom: 34 * scale,
      marginLeft: 58 * scale,
      x: isOne
        ? { label: null, domain: charts.ages, tickSize: 0 }
        : { type: "utc", label: null, tickSpacing: 80 * scale },
      y: { label: charts.pendencyY, labelArrow: "none", grid: true, ticks: 5, tickFormat: yTicks },
      color: { domain: charts.ages, range: [...ageColours] },
      ariaLabel: charts.pendency(name),
      style,
      marks: [
        isOne
          ? Plot.barY(bars, {
              x: "age",
              y: "count",
              fill: "age",
              title: ({ count, age }: (typeof bars)[number]) => `${age}: ${whole(count)}`,
              tip: true,
            })
          : Plot.rectY(bars, {
              x1: "begin",
              x2: "next",
              y: "count",
              fill: "age",
              order: charts.ages.toReversed(),
              insetLeft: 0.5,
              title: "tip",
              tip: true,
            }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}

/** Cases registered and ended by month. */
export function flowChart(
  { pendency }: PerformanceView,
  area: number,
  name: string,
  { width, scale }: Place,
): SVGElement {
  const months = monthsOf(pendency!, area);
  const lines = [
    { label: charts.opened, key: "opened", stroke: "var(--accent)", dash: "" },
    { label: charts.closed, key: "closed", stroke: "#d55e00", dash: "6,3" },
  ] as const;
  return finished(
    Plot.plot({
      width,
      height: 200 * scale,
      marginTop: 30 * scale,
      marginBottom: 34 * scale,
      marginLeft: 58 * scale,
      x: { type: "utc", label: null, tickSpacing: 80 * scale },
      y: {
        zero: true,
        label: charts.flowY,
        labelArrow: "none",
        grid: true,
        ticks: 4,
        tickFormat: yTicks,
      },
      ariaLabel: charts.flow(name),
      style,
      marks: [
        ...lines.map(({ key, stroke, dash }) =>
          Plot.line(months, {
            x: "begin",
            y: key,
            stroke,
            strokeWidth: 2,
            ...(dash ? { strokeDasharray: dash } : {}),
          }),
        ),
        Plot.tip(
          months,
          Plot.pointerX({
            x: "begin",
            y: "opened",
            title: ({ tip, opened, closed }: (typeof months)[number]) =>
              `month to ${tip}\n${whole(opened)} ${charts.opened}, ${whole(closed)} ${charts.closed}`,
          }),
        ),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
