import { rgb } from "d3";
import { useMemo } from "react";
import { useTheme, type Theme } from "@/lib/ui/theme";
import type { Rgba } from "./classes";

export interface Palette {
  line: Rgba;
  empty: Rgba;
  point: Rgba;
  ink: Rgba;
  paper: Rgba;
}

/** The theme's colours, as deck.gl takes them. */
export function usePalette(): Palette {
  const theme = useTheme();
  return useMemo(() => readPalette(theme), [theme]);
}

/** The colours that hold for an element: a printed page is light whatever the theme. */
export function readPalette(theme: Theme, element = document.documentElement): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string, alpha: number): Rgba => {
    const { r, g, b } = rgb(style.getPropertyValue(name).trim());
    return [r, g, b, alpha];
  };
  return {
    line: colour("--soft", theme === "dark" ? 160 : 130),
    empty: colour("--line", 200),
    point: colour("--accent", 230),
    ink: colour("--ink", 255),
    paper: colour("--paper", 255),
  };
}
