/** Pixels of a letter at the size of a chart's ticks: capitals are wider. */
const [capital, letter] = [8.6, 6.6];

/** About how many pixels a label takes. */
export const widthOf = (label: string): number =>
  [...label].reduce((sum, each) => sum + (/[\p{Lu}\d_]/u.test(each) ? capital : letter), 0);

/** Labels that have no room beside their axis end with an ellipsis, and say themselves in full when pointed at. */
export function shortenLabels(
  svg: SVGElement,
  axis: "y" | "fy",
  { room, scale }: { room: number; scale: number },
): void {
  for (const text of svg.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`)) {
    const label = text.textContent ?? "";
    if (widthOf(label) * scale <= room) continue;
    text.textContent = beginOf(label, room / scale);
    const title = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = label;
    text.append(title);
  }
}

function beginOf(label: string, room: number): string {
  const letters = [...label];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
