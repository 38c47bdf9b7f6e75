import type { GetisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import type { Quadrant } from "@/lib/methods/spatial/clusters/local-moran";

export interface ClusterClass {
  /** As the result's column has it. */
  name: string;
  /** As the legend has it. */
  label: string;
  css: string;
  side: "hot" | "cold" | null;
}

const grey = "#e4e4e4";

/** Of Gi and Gi*, hottest first. Red and blue of equal steps are told apart by all eyes. */
export const giClasses: readonly ClusterClass[] = [
  { name: "hot 99 %", label: "Hot, 99 % confidence", css: "#b2182b", side: "hot" },
  { name: "hot 95 %", label: "Hot, 95 %", css: "#e66e57", side: "hot" },
  { name: "hot 90 %", label: "Hot, 90 %", css: "#f9c0a5", side: "hot" },
  { name: "not significant", label: "Not significant", css: grey, side: null },
  { name: "cold 90 %", label: "Cold, 90 %", css: "#b5d4e6", side: "cold" },
  { name: "cold 95 %", label: "Cold, 95 %", css: "#5fa3cd", side: "cold" },
  { name: "cold 99 %", label: "Cold, 99 %", css: "#2166ac", side: "cold" },
  { name: "no neighbours", label: "No neighbours, not tested", css: "#ffffff", side: null },
];

/** Of the local Moran. */
export const moranClasses: readonly ClusterClass[] = [
  { name: "HH", label: "High among high", css: "#b2182b", side: "hot" },
  { name: "HL", label: "High among low", css: "#f3a481", side: null },
  { name: "not significant", label: "Not significant", css: grey, side: null },
  { name: "LH", label: "Low among high", css: "#92c5de", side: null },
  { name: "LL", label: "Low among low", css: "#2166ac", side: "cold" },
  { name: "no neighbours", label: "No neighbours, not tested", css: "#ffffff", side: null },
];

const numberIn = (classes: readonly ClusterClass[], name: string) =>
  classes.findIndex((each) => each.name === name);

/** Class of each place by its side and its adjusted p-value. */
export function classifyGi({ z, pAdjusted }: GetisOrd): Uint8Array {
  return Uint8Array.from(z, (score, i) => {
    if (Number.isNaN(score)) return numberIn(giClasses, "no neighbours");
    const p = pAdjusted[i]!;
    const level = p <= 0.01 ? "99" : p <= 0.05 ? "95" : p <= 0.1 ? "90" : null;
    const name = level === null ? "not significant" : `${score > 0 ? "hot" : "cold"} ${level} %`;
    return numberIn(giClasses, name);
  });
}

/** Adjusted p-value up to which a quadrant is a class. */
export const moranAlpha = 0.05;

export function classifyMoran(
  quadrant: readonly Quadrant[],
  z: ArrayLike<number>,
  pAdjusted: ArrayLike<number>,
): Uint8Array {
  return Uint8Array.from(quadrant, (own, i) => {
    if (Number.isNaN(z[i]!)) return numberIn(moranClasses, "no neighbours");
    return numberIn(moranClasses, pAdjusted[i]! <= moranAlpha ? own : "not significant");
  });
}
