import { arc, create } from "d3";
import type { Place } from "@/cells/plot/figure";
import { clockTime, hourSpan } from "./names";
import { finished } from "@/cells/plot/finished";
import { texts } from "./texts";

const { charts } = texts;

export interface RoundFigures {
  /** 24 figures, midnight first. */
  hours: Float64Array;
  /** Hours, and how far it can be relied on; null when there is none to be shown. */
  mean: number | null;
}

/** A clock of 24 hours, midnight at the top: a sector an hour, and a hand to the mean. */
export function roundChart({ hours, mean }: RoundFigures, { width, scale }: Place): SVGElement {
  const size = Math.min(width, 330 * scale);
  const rim = 24 * scale;
  const radius = size / 2 - rim;
  const core = radius * 0.18;
  const most = Math.max(...hours) || 1;
  const angle = (hour: number) => (hour / 24) * 2 * Math.PI;
  const at = (hour: number, length: number) =>
    [Math.sin(angle(hour)) * length, -Math.cos(angle(hour)) * length] as const;
  const svg = create("svg")
    .attr("width", width)
    .attr("height", size)
    .attr("viewBox", [-width / 2, -size / 2, width, size].join(" "))
    .attr("aria-label", charts.round)
    .attr("font-size", "0.8rem")
    .attr("fill", "currentColor");
  for (const part of [0.5, 1]) {
    svg
      .append("circle")
      .attr("r", core + (radius - core) * part)
      .attr("fill", "none")
      .attr("stroke", "var(--line)");
  }
  const sector = arc<number>()
    .innerRadius(core)
    .outerRadius((hour) => core + ((radius - core) * hours[hour]!) / most)
    .startAngle(angle)
    .endAngle((hour) => angle(hour + 1))
    .padAngle(0.012);
  svg
    .append("g")
    .selectAll("path")
    .data(Array.from(hours, (_, hour) => hour))
    .join("path")
    .attr("d", sector)
    .attr("fill", "var(--accent)")
    .attr("fill-opacity", (hour) => (hour < 6 || hour >= 18 ? 0.85 : 0.5))
    .append("title")
    .text((hour) => charts.sector(hourSpan(hour), hours[hour]!));
  for (let hour = 0; hour < 24; hour += 3) {
    const [x, y] = at(hour, radius + 13 * scale);
    svg
      .append("text")
      .attr("x", x)
      .attr("y", y)
      .attr("dy", "0.35em")
      .attr("text-anchor", "middle")
      .text(String(hour));
  }
  if (mean !== null) {
    const [x, y] = at(mean, radius + 2);
    svg
      .append("line")
      .attr("x2", x)
      .attr("y2", y)
      .attr("stroke", "currentColor")
      .attr("stroke-width", 2 * scale);
    svg
      .append("circle")
      .attr("r", 3 * scale)
      .append("title")
      .text(charts.mean(clockTime(mean)));
  }
  return finished(svg.node()!);
}
