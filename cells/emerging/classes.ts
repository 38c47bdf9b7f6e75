import type { EmergingClass, Pattern } from "@/lib/methods/spatial/emerging/classify";

/** Shades of a side by pattern: dark for what holds or grows, pale for what comes and goes. */
const shades: Record<EmergingClass["side"], Record<Pattern, string>> = {
  hot: {
    new: "#ff7f00",
    intensifying: "#7f0000",
    persistent: "#cb181d",
    diminishing: "#fc9272",
    consecutive: "#fdb863",
    sporadic: "#fde3b8",
    oscillating: "#dba6c4",
    historical: "#a8826e",
  },
  cold: {
    new: "#1fa5b5",
    intensifying: "#08306b",
    persistent: "#2171b5",
    diminishing: "#9ecae1",
    consecutive: "#8fd3c8",
    sporadic: "#d3e4f3",
    oscillating: "#b1afdd",
    historical: "#7d93ab",
  },
};

export const shadeOf = ({ pattern, side }: EmergingClass): string => shades[side][pattern];

export const noPattern = "#e4e4e4";

/** Of one slice: hot, neither, cold. */
export const stateShades = { hot: "#b2182b", neither: noPattern, cold: "#2166ac" };

export const nameOf = (found: EmergingClass | null): string =>
  found ? `${found.pattern} ${found.side}` : "none";
