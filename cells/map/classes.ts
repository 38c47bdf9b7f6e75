import { rgb, scaleQuantile } from "d3";
import { colourScales, type ColourScaleName } from "@/cells/fields/scales";

export type Rgba = [number, number, number, number];

export interface ColourClass {
  from: number;
  to: number;
  colour: Rgba;
  css: string;
}

/**
 * Classes that hold about the same number of places each: crime counts are so skewed
 * that equal intervals would leave one dark place on an empty map. Breaks are whole
 * numbers when the values are, and values that are equal share a class.
 */
export function colourClasses(
  values: readonly number[],
  scale: ColourScaleName,
  most = 6,
): ColourClass[] {
  const sorted = [...values].filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const whole = sorted.every(Number.isInteger);
  const cuts = scaleQuantile<number>()
    .domain(sorted)
    .range(Array.from({ length: most }, (_, index) => index))
    .quantiles()
    .map((cut) => (whole ? Math.ceil(cut) : Number(cut.toPrecision(3))));
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const starts = [low, ...new Set(cuts.filter((cut) => cut > low && cut <= high))];
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? high : whole ? next - 1 : next;
    const fraction = starts.length === 1 ? 0.6 : 0.12 + (0.83 * index) / (starts.length - 1);
    const { r, g, b } = rgb(colourScales[scale].colour(fraction));
    const colour: Rgba = [Math.round(r), Math.round(g), Math.round(b), 215];
    return { from, to, colour, css: `rgb(${colour.slice(0, 3).join(" ")})` };
  });
}

export function classOf(classes: readonly ColourClass[], value: number): ColourClass | undefined {
  for (let index = classes.length - 1; index >= 0; index--) {
    if (value >= classes[index]!.from) return classes[index];
  }
  return undefined;
}
