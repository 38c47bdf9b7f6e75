import * as Plot from "@observablehq/plot";
import { weekdays } from "@/cells/clock/names";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { up } from "@/cells/plot/symbols";
import { wholeTicks } from "@/cells/plot/ticks";
import { erlangWait } from "@/lib/methods/queue/erlang";
import type { Aim, Row } from "./compute";
import { slotName, texts } from "./texts";

const { chart } = texts;
const accent = "var(--accent)";

/** Numbers of units from one that can just not serve the calls to some more than enough. */
function spanOf({ load, units, needed }: Row): [first: number, last: number] {
  const first = Math.max(0, Math.min(Math.floor(load), units ?? needed));
  return [first, Math.max(needed + 3, (units ?? 0) + 1, Math.ceil(load) + 4)];
}

/** Most points that a curve is drawn through. */
const mostPoints = 60;

/** Share of calls that wait too long, by number of units: what there is now and what is needed marked. */
export function waitCurve(row: Row, aim: Aim, { width, scale }: Place): SVGElement {
  const [first, last] = spanOf(row);
  const step = Math.max(1, Math.ceil((last - first) / mostPoints));
  const marked = [row.needed, ...(row.units === null ? [] : [row.units])];
  const counts = [
    ...new Set([
      ...Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step),
      ...marked,
    ]),
  ].sort((a, b) => a - b);
  const points = counts.map((units) => {
    const waiting = erlangWait({
      callsPerHour: row.callsPerHour,
      serviceMinutes: aim.serviceMinutes,
      thresholdMinutes: aim.within,
      units,
    });
    return {
      units,
      isStable: waiting.isStable,
      late: 100 * (waiting.late ?? 1),
      tip: chart.curveTip(units, waiting, aim.within),
    };
  });
  const pointAt = (units: number) => points.find((point) => point.units === units)!;
  const served = points.filter(({ isStable }) => isStable);
  const over = points.filter(({ isStable }) => !isStable);
  const isNowNeeded = row.units === row.needed;
  const marks = [
    ...(row.units === null ? [] : [{ ...pointAt(row.units), words: chart.now(row.units) }]),
    ...(isNowNeeded ? [] : [{ ...pointAt(row.needed), words: chart.needed(row.needed) }]),
  ];
  return finished(
    Plot.plot({
      width: Math.min(width, 760 * scale),
      height: 270 * scale,
      marginTop: 30 * scale,
      marginBottom: 42 * scale,
      marginLeft: 48 * scale,
      marginRight: 30 * scale,
      x: {
        domain: [first - 0.5, last + 0.5],
        label: chart.curveX,
        labelAnchor: "center",
        labelArrow: "none",
        ...(last - first <= 24
          ? { ticks: counts.filter((each) => each <= last), tickFormat: "d" }
          : { tickFormat: "d" }),
      },
      y: {
        domain: [0, 100],
        label: chart.curveY(aim.within),
        labelArrow: "none",
        grid: true,
        ticks: 5,
      },
      ariaLabel: chart.curve(slotName(row)),
      style,
      marks: [
        ...(over.length > 0
          ? [
              Plot.rectX([0], {
                x1: first - 0.5,
                x2: Math.min(last, row.load),
                y1: 0,
                y2: 100,
                fill: "var(--warn-wash)",
              }),
              Plot.text([chart.tooFew], {
                x: (first - 0.5 + Math.min(last, row.load)) / 2,
                y: 50,
                rotate: -90,
                text: (words: string) => words,
                fill: "var(--warn)",
              }),
            ]
          : []),
        Plot.ruleY([100 * aim.mostLate], { stroke: "currentColor", strokeDasharray: "4 3" }),
        Plot.text([100 * aim.mostLate], {
          x: last + 0.5,
          y: (value: number) => value,
          text: () => chart.aim(aim.mostLate),
          textAnchor: "end",
          dy: -7 * scale,
          fill: "currentColor",
        }),
        Plot.line(served, { x: "units", y: "late", stroke: accent, strokeWidth: 1.5 }),
        Plot.dot(served, { x: "units", y: "late", r: 3, fill: accent }),
        Plot.dot(marks, {
          x: "units",
          y: "late",
          r: 7 * scale,
          symbol: up,
          fill: "var(--ink)",
          stroke: "var(--paper)",
        }),
        // Under the mark where the chart ends above it.
        ...([false, true] as const).map((isHigh) =>
          Plot.text(
            marks.filter(({ late }) => late > 85 === isHigh),
            {
              ...{ x: "units", y: "late", dy: (isHigh ? 17 : -15) * scale, text: "words" },
              ...{ fontWeight: 600, fill: "currentColor" },
              ...{ stroke: "var(--paper)", strokeWidth: 4 },
            },
          ),
        ),
        Plot.tip(points, Plot.pointerX({ x: "units", y: "late", title: "tip" })),
      ],
    }),
  );
}

/** Bars by weekday where no hour is known. */
export function weekdayNeeds(rows: readonly Row[], aim: Aim, { width, scale }: Place): SVGElement {
  const bars = rows.map((row) => ({
    name: weekdays[row.weekday]!,
    needed: row.needed,
    now: row.units,
    tip: chart.tip(row, aim),
  }));
  const top = Math.max(...rows.map(({ needed, units }) => Math.max(needed, units ?? 0)));
  return finished(
    Plot.plot({
      width: Math.min(width, 720 * scale),
      height: 240 * scale,
      marginTop: 28 * scale,
      marginBottom: 28 * scale,
      marginLeft: 44 * scale,
      x: { label: null, domain: [...weekdays], tickSize: 0 },
      y: { label: chart.unitsAxis, labelArrow: "none", grid: true, ...wholeTicks(top) },
      ariaLabel: chart.weekdays,
      style,
      marks: [
        Plot.barY(bars, {
          x: "name",
          y: "needed",
          fill: accent,
          fillOpacity: 0.6,
          insetLeft: 4,
          insetRight: 4,
          title: "tip",
          tip: true,
        }),
        Plot.tickY(
          bars.filter(({ now }) => now !== null),
          { x: "name", y: "now", stroke: "currentColor", strokeWidth: 2.5 },
        ),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
