import {
  interpolateBlues,
  interpolateBrBG,
  interpolateCividis,
  interpolateGreys,
  interpolateMagma,
  interpolatePuOr,
  interpolateRdBu,
  interpolateViridis,
  interpolateYlGnBu,
  interpolateYlOrRd,
} from "d3";

export interface ColourScale {
  title: string;
  /** Diverging scales have their neutral colour at 0.5. */
  nature: "sequential" | "diverging";
  /** 0–1 to a CSS colour. */
  colour(fraction: number): string;
  /** Name of the same scale in Observable Plot. */
  plot: string;
}

/** Scales that colour-blind readers can follow and that keep their order in grey print. */
export const colourScales = {
  blues: { title: "Blues", nature: "sequential", colour: interpolateBlues, plot: "blues" },
  heat: { title: "Yellow to red", nature: "sequential", colour: interpolateYlOrRd, plot: "ylorrd" },
  sea: { title: "Yellow to blue", nature: "sequential", colour: interpolateYlGnBu, plot: "ylgnbu" },
  viridis: {
    title: "Viridis",
    nature: "sequential",
    colour: interpolateViridis,
    plot: "viridis",
  },
  cividis: {
    title: "Cividis",
    nature: "sequential",
    colour: interpolateCividis,
    plot: "cividis",
  },
  magma: { title: "Magma", nature: "sequential", colour: interpolateMagma, plot: "magma" },
  greys: { title: "Greys", nature: "sequential", colour: interpolateGreys, plot: "greys" },
  "blue-red": {
    title: "Blue to red",
    nature: "diverging",
    colour: (fraction: number) => interpolateRdBu(1 - fraction),
    plot: "burd",
  },
  "purple-orange": {
    title: "Purple to orange",
    nature: "diverging",
    colour: (fraction: number) => interpolatePuOr(1 - fraction),
    plot: "puor",
  },
  "brown-green": {
    title: "Brown to green",
    nature: "diverging",
    colour: interpolateBrBG,
    plot: "brbg",
  },
} as const satisfies Record<string, ColourScale>;

export type ColourScaleName = keyof typeof colourScales;

export const colourScaleNames = Object.keys(colourScales) as [
  ColourScaleName,
  ...ColourScaleName[],
];

/** A CSS gradient of the scale, left to right: swatches and legends. */
export function gradientOf(name: ColourScaleName): string {
  const { colour } = colourScales[name];
  const stops = Array.from({ length: 11 }, (_, step) => colour(step / 10));
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
