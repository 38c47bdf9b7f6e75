import { categoryPalette } from "@/cells/chart/colour";

/** Light hues that colour-blind readers tell apart, with dark numbers on them in every theme. */
export const colours = categoryPalette.slice(8);

/** Dark between light hues, whatever the theme. */
export const border = "#1f2530";
