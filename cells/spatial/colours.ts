import { rgb } from "d3";
import { colourScales } from "@/cells/fields/scales";
import {
  classLegend,
  classOf,
  colourClasses,
  toRgba,
  type ColourClass,
  type Rgba,
} from "@/cells/map/classes";
import type { LegendBlock } from "@/cells/map/legend";
import { noClass, type Classes, type Coloured, type Ramp } from "./drawn";

export interface Painter {
  /** Colour of an item by its number. */
  colour(index: number): Rgba;
  legend: LegendBlock;
}

const nothing: Rgba = [0, 0, 0, 0];

/** How many classes a diverging scale has on each side of its centre. */
const eachSide = 3;

/** Colours of items and the legend that explains them. */
export function painterOf({ colour, values, classes }: Coloured): Painter {
  if ("scale" in colour) return byFigure(colour, values ?? []);
  return byClass(colour, classes);
}

function byFigure(ramp: Ramp, values: ArrayLike<number>): Painter {
  const figures = Array.from(values).filter(Number.isFinite);
  const limits = classesOf(ramp, figures);
  return {
    colour(index) {
      const value = values[index]!;
      return Number.isNaN(value) ? nothing : (classOf(limits, value)?.colour ?? nothing);
    },
    legend: { title: ramp.title, entries: classLegend(limits), ramp: false },
  };
}

function classesOf(ramp: Ramp, figures: readonly number[]): ColourClass[] {
  if (ramp.limits) return givenClasses(figures, ramp.scale, ramp.limits);
  return ramp.centre === undefined
    ? colourClasses(figures, ramp.scale)
    : divergingClasses(figures, ramp, ramp.centre);
}

/** Classes that begin at the limits; what lies below the first has no colour. */
function givenClasses(
  values: readonly number[],
  scale: Ramp["scale"],
  limits: readonly number[],
): ColourClass[] {
  const [, high] = span(values);
  return limits.map((from, i) => {
    const fraction = limits.length === 1 ? 0.6 : 0.12 + (0.83 * i) / (limits.length - 1);
    return { from, to: limits[i + 1] ?? Math.max(from, high), ...shadeOf(scale, fraction) };
  });
}

function shadeOf(scale: Ramp["scale"], fraction: number): Pick<ColourClass, "colour" | "css"> {
  const { r, g, b } = rgb(colourScales[scale].colour(fraction));
  const colour: Rgba = [Math.round(r), Math.round(g), Math.round(b), 215];
  return { colour, css: `rgb(${colour.slice(0, 3).join(" ")})` };
}

function byClass({ title, entries, isPlain }: Classes, classes: Uint8Array | undefined): Painter {
  const colours = entries.map(({ css }) => toRgba(css));
  return {
    colour(index) {
      const which = classes?.[index] ?? 0;
      return which === noClass ? nothing : (colours[which] ?? nothing);
    },
    legend: { title, entries: isPlain ? [] : entries, ramp: false },
  };
}

/** Limits at the same distances on both sides of the centre, so that colours can be compared across it. */
function divergingClasses(values: readonly number[], ramp: Ramp, centre: number): ColourClass[] {
  const away = values.map((value) => Math.abs(value - centre)).sort((a, b) => a - b);
  if (away.length === 0) return [];
  const [low, high] = [Math.min(...span(values)), Math.max(...span(values))];
  const farthest = away.at(-1)!;
  if (farthest === 0) return colourClasses(values, ramp.scale);
  const steps = Array.from({ length: eachSide - 1 }, (_, i) =>
    Number(away[Math.floor(((i + 1) / eachSide) * (away.length - 1))]!.toPrecision(2)),
  ).filter((step, i, all) => step > 0 && step < farthest && step !== all[i - 1]);
  const edges = [
    centre - farthest,
    ...steps.toReversed().map((step) => centre - step),
    centre,
    ...steps.map((step) => centre + step),
    centre + farthest,
  ];
  const classes = edges.slice(0, -1).map((from, i): ColourClass => {
    const fraction = (i + 0.5) / (edges.length - 1);
    return { from, to: edges[i + 1]!, ...shadeOf(ramp.scale, 0.05 + 0.9 * fraction) };
  });
  return classes.filter(({ from, to }) => to >= low && from <= high);
}

function span(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
