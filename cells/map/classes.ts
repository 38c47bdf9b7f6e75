import { rgb, scaleQuantile } from "d3";
import { colourScales, type ColourScaleName } from "@/cells/fields/scales";
import type { LegendEntry } from "./legend";

export type Rgba = [number, number, number, number];

export interface ColourClass {
  from: number;
  to: number;
  colour: Rgba;
  css: string;
}

/** Above this ratio of the highest value to the median, equal counts would put all hot spots in one class. */
const skewed = 8;

/**
 * Classes for colours. Even values get classes with about the same number of places
 * each; skewed ones, as counts of crime mostly are, get limits in geometric steps, so that
 * the few places far above the rest have classes of their own. Limits are whole numbers
 * when the values are.
 */
export function colourClasses(
  values: readonly number[],
  scale: ColourScaleName,
  most = 6,
): ColourClass[] {
  const sorted = [...values].filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const whole = sorted.every(Number.isInteger);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const isSkewed = low > 0 && high / sorted[sorted.length >> 1]! > skewed;
  const limits = isSkewed
    ? Array.from({ length: most - 1 }, (_, step) => low * (high / low) ** ((step + 1) / most))
    : scaleQuantile<number>()
        .domain(sorted)
        .range(Array.from({ length: most }, (_, index) => index))
        .quantiles();
  const cuts = limits.map((cut) => (whole ? Math.ceil(cut) : Number(cut.toPrecision(3))));
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

const figure = (value: number) =>
  (Number.isInteger(value) ? value : Number(value.toPrecision(3))).toLocaleString("en-IN", {
    maximumSignificantDigits: 15,
  });

export function classLegend(classes: readonly ColourClass[]): LegendEntry[] {
  return classes.map(({ from, to, css }) => ({
    css,
    label: from === to ? figure(from) : `${figure(from)} – ${figure(to)}`,
  }));
}

/** d3 does not read colours that are written with blanks, as CSS does now: "rgb(204 85 0 / 0.25)". */
const withBlanks = /^rgb\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/;

export function toRgba(css: string): Rgba {
  const [, red, green, blue, alpha] = withBlanks.exec(css) ?? [];
  if (red !== undefined) {
    const opacity = alpha === undefined ? 230 : Math.round(255 * Number(alpha));
    return [Number(red), Number(green), Number(blue), opacity];
  }
  const { r, g, b } = rgb(css);
  return [Math.round(r), Math.round(g), Math.round(b), 230];
}
