import { hcl } from "d3";
import { colourScales } from "@/cells/fields/scales";
import type { MeasureName } from "./view-data";

const { colour } = colourScales["purple-orange"];

/** Four times as often, and a quarter as often, have the full colour. */
const fullTimes = 4;

/** Correlations of areas above this are rare. */
const fullRho = 0.8;

/** Place on the diverging scale: 0.5 is what chance has. */
export function placeOf(name: MeasureName, value: number): number {
  const side =
    name === "areas" ? value / fullRho : Math.log(Math.max(value, 1e-6)) / Math.log(fullTimes);
  return 0.5 + 0.42 * Math.min(1, Math.max(-1, side));
}

/** Ground of a cell of the matrix and the ink that is legible on it. */
export function shadeOf(name: MeasureName, value: number): { ground: string; ink: string } {
  const ground = colour(placeOf(name, value));
  return { ground, ink: hcl(ground).l > 55 ? "#1a1c1e" : "#ffffff" };
}

/** A CSS gradient of the whole scale, for the legend. */
export const legendGradient = `linear-gradient(to right, ${Array.from({ length: 11 }, (_, i) =>
  colour(0.08 + 0.084 * i),
).join(", ")})`;
