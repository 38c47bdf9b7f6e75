import { saveFile } from "@/lib/ui/save-file";
import { texts } from "./texts";

export interface Picture {
  svg: SVGSVGElement;
  title: string | null;
  subtitle: string | null;
  legend: readonly { name: string; colour: string }[];
  fileName: string;
}

const namespace = "http://www.w3.org/2000/svg";

/** One SVG file that needs nothing beside it: title, legend, chart, colours as they are on the page. */
export function toSvgText({ svg, title, subtitle, legend }: Picture): string {
  const styles = getComputedStyle(svg);
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const size = parseFloat(styles.fontSize) || 12;
  const document = svg.ownerDocument;
  const sheet = document.createElementNS(namespace, "svg");
  const words = (text: string, x: number, y: number, weight: string, scale = 1) => {
    const element = document.createElementNS(namespace, "text");
    element.setAttribute("x", String(x));
    element.setAttribute("y", String(y));
    element.setAttribute("font-size", String(size * scale));
    element.setAttribute("font-weight", weight);
    element.setAttribute("fill", styles.color);
    element.textContent = text;
    sheet.append(element);
  };
  let top = size;
  if (title) words(title, 0, (top += size * 0.5), "600", 1.3);
  if (subtitle) words(subtitle, 0, (top += size * 1.5), "400");
  if (legend.length > 0) {
    let left = 0;
    top += size * 1.8;
    for (const { name, colour } of legend) {
      const needed = size * (2.2 + name.length * 0.6);
      if (left + needed > width && left > 0) {
        left = 0;
        top += size * 1.5;
      }
      const box = document.createElementNS(namespace, "rect");
      const place = { x: left, y: top - size * 0.85, width: size, height: size, fill: colour };
      for (const [key, value] of Object.entries(place)) box.setAttribute(key, String(value));
      sheet.append(box);
      words(name, left + size * 1.4, top, "400");
      left += needed;
    }
  }
  const chart = svg.cloneNode(true) as SVGSVGElement;
  chart.setAttribute("y", String(top + size));
  sheet.append(chart);
  const total = height + top + size;
  sheet.setAttribute("width", String(width));
  sheet.setAttribute("height", String(total));
  sheet.setAttribute("viewBox", `0 0 ${width} ${total}`);
  sheet.setAttribute("style", `background:${variable(styles, "--paper")};color:${styles.color}`);
  sheet.setAttribute("font-family", styles.fontFamily);
  chart.style.fontSize = `${size}px`;
  return new XMLSerializer()
    .serializeToString(sheet)
    .replace(/var\((--[\w-]+)(?:,\s*([^()]*))?\)/g, (_, name: string, other?: string) => {
      return variable(styles, name) || other || "currentColor";
    });
}

const variable = (styles: CSSStyleDeclaration, name: string) => {
  return styles.getPropertyValue(name).trim();
};

export function saveSvg(picture: Picture): void {
  saveFile(new Blob([toSvgText(picture)], { type: "image/svg+xml" }), `${picture.fileName}.svg`);
}

/** Twice the size on screen, so that it prints well. */
export async function savePng(picture: Picture): Promise<void> {
  const url = URL.createObjectURL(new Blob([toSvgText(picture)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const paint = canvas.getContext("2d")!;
    paint.fillStyle = variable(getComputedStyle(picture.svg), "--paper") || "white";
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error(texts.failed);
    saveFile(blob, `${picture.fileName}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
