/** What every chart has in common. */
export const style = {
  background: "transparent",
  fontSize: "0.8rem",
  fontFamily: "inherit",
  overflow: "visible",
};

/** Plot's SVG as one picture to a screen reader, its tips on the page's own ground. */
export function finished(svg: SVGElement | HTMLElement): SVGSVGElement {
  svg.setAttribute("role", "img");
  svg.style.setProperty("--plot-background", "var(--paper)");
  return svg as SVGSVGElement;
}
