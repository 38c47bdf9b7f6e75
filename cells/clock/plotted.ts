/** What every chart of the cell has in common. */
export const style = {
  background: "transparent",
  fontSize: "0.8rem",
  fontFamily: "inherit",
  overflow: "visible",
};

export function finished(svg: SVGElement | HTMLElement): SVGElement {
  svg.setAttribute("role", "img");
  (svg as SVGElement).style.setProperty("--plot-background", "var(--paper)");
  return svg as SVGElement;
}
