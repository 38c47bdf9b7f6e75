import { lab } from "d3";
import { colourScales } from "@/cells/fields/scales";
import type { Mismatch } from "@/lib/methods/patrol/mismatch";

/** A class of ratios: from here to the next one. */
interface RatioClass {
  from: number;
  label: string;
  css: string;
  ink: string;
}

const orange = colourScales["purple-orange"].colour;

const classOf = (from: number, label: string, fraction: number): RatioClass => {
  const css = orange(fraction);
  return { from, label, css, ink: lab(css).l > 58 ? "#16181b" : "#ffffff" };
};

/** Purple: more duty than crime. Orange: more crime than duty. */
const ratioClasses: readonly RatioClass[] = [
  classOf(0, "below 0.33", 0.88),
  classOf(1 / 3, "0.33 to 0.67", 0.7),
  classOf(2 / 3, "0.67 to 1.5", 0.5),
  classOf(1.5, "1.5 to 3", 0.32),
  classOf(3, "3 to 10", 0.18),
  classOf(10, "10 and more", 0.06),
];

/** No ratio, and too few cases for one. */
const noDutyClass = { label: "no duty", css: "#7a0019", ink: "#ffffff" };
const fewClass = { label: "too few to tell", css: "#c9cbc8", ink: "#16181b" };

/** Number of the class of an entry in `ratioClasses`; then no duty, then too few. */
export function classAt({ ratio, flags }: Mismatch, at: number): number {
  if (flags[at] === "no duty") return ratioClasses.length;
  if (flags[at] === "too few to tell") return ratioClasses.length + 1;
  const next = ratioClasses.findIndex(({ from }) => from > ratio[at]!);
  return (next === -1 ? ratioClasses.length : next) - 1;
}

export const allClasses = [...ratioClasses, noDutyClass, fewClass];
