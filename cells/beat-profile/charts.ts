import * as Plot from "@observablehq/plot";
import { weekChart } from "@/cells/clock/week-chart";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { countAxis } from "@/cells/plot/ticks";
import { periodName } from "@/cells/temporal/periods";
import { whole } from "@/cells/words";
import { words } from "./section-texts";
import type { MonthPoint, ProfileView } from "./view-data";

const { charts } = words;
/** What was to be expected: another hue and another lightness than what was counted. */
const expectedColour = "var(--warn)";

export const monthsLegend = [
  { name: charts.monthsLegend.counted, colour: "var(--accent)" },
  { name: charts.monthsLegend.expected, colour: expectedColour },
];

/** Months as counted over the band that counting gave for each, and the month to come. */
export function monthsChart(points: readonly MonthPoint[], { width, scale }: Place): SVGElement {
  const top = Math.max(1, ...points.map(({ count, high }) => Math.max(count ?? 0, high ?? 0)));
  const counted = points.filter(({ count }) => count !== null);
  const banded = points.filter(({ low, count }) => low !== null && count !== null);
  const ahead = points.filter(({ count }) => count === null);
  const isOut = ({ count, low, high }: MonthPoint) =>
    low !== null && (count! < low || count! > high!);
  const digits = whole(top).length;
  return finished(
    Plot.plot({
      width,
      height: 200 * scale,
      marginTop: 28 * scale,
      marginBottom: 40 * scale,
      marginLeft: (20 + 8 * Math.max(2, digits)) * scale,
      marginRight: 24 * scale,
      x: { type: "utc", label: null },
      y: countAxis(charts.monthsAxis, top, 1.08),
      ariaLabel: charts.months,
      style,
      marks: [
        Plot.areaY(banded, {
          ...{ x: "begin", y1: "low", y2: "high" },
          ...{ fill: expectedColour, fillOpacity: 0.2 },
        }),
        Plot.ruleX(ahead, {
          ...{ x: "begin", y1: "low", y2: "high", stroke: expectedColour, strokeWidth: 3 },
        }),
        Plot.dot(ahead, {
          ...{ x: "begin", y: "mean", r: 4, stroke: expectedColour, fill: "var(--paper)" },
          strokeWidth: 2,
        }),
        Plot.lineY(counted, { x: "begin", y: "count", stroke: "var(--accent)", strokeWidth: 2 }),
        Plot.dot(counted, {
          ...{ x: "begin", y: "count", r: (each) => (isOut(each) ? 4.5 : 2.5) },
          ...{ fill: "var(--accent)", symbol: (each) => (isOut(each) ? "diamond" : "circle") },
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(
          points,
          Plot.pointerX({
            ...{ x: "begin", y: (each) => each.count ?? each.mean },
            title: tipOf,
          }),
        ),
      ],
      symbol: { type: "identity" },
      r: { type: "identity" },
    }),
  );
}

function tipOf({ begin, count, low, high, mean }: MonthPoint): string {
  const month = periodName("month", begin);
  const counted = count === null ? "" : `\n${whole(count)} incidents`;
  if (mean === null) return month + counted;
  return `${month}${counted}\n${words.expected(mean, low!, high!)} expected`;
}

/** Weekday by hour of one head, or of all. */
export const hoursChart = (
  { exposed }: Pick<ProfileView, "exposed">,
  hours: Float64Array,
  place: Place,
): SVGElement => weekChart({ hours, exposed, measure: "count", favourites: [] }, place);
