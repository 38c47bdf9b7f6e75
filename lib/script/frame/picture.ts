import { limits } from "../messages";
import { outputPlace } from "./output";

/** What the output looks like now, as an image that needs nothing else; null when it is empty or too large. */
export function takePicture(): string | null {
  const place = outputPlace();
  const { width, height } = place.getBoundingClientRect();
  if (!place.textContent && !place.querySelector("svg, canvas, img")) return null;
  if (width < 1 || height < 1) return null;
  const root = document.documentElement;
  const holder = document.createElement("div");
  holder.setAttribute("style", `${root.getAttribute("style") ?? ""}; background: var(--paper)`);
  const copy = place.cloneNode(true) as HTMLElement;
  fillCanvases(place, copy);
  for (const script of copy.querySelectorAll("script")) script.remove();
  const style = document.createElement("style");
  style.textContent = [...document.querySelectorAll("style")]
    .map((one) => one.textContent ?? "")
    .join("\n")
    .replace(/\bhtml\b(?=\s*\{)/g, ".page")
    .replace(/\bbody\b(?=\s*\{)/g, ".page");
  holder.className = "page";
  holder.append(style, copy);
  const inside = new XMLSerializer().serializeToString(holder);
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><foreignObject ${size}>${inside}</foreignObject></svg>`;
  const url = `data:image/svg+xml;base64,${base64(svg)}`;
  return url.length <= limits.picture ? url : null;
}

function fillCanvases(from: Element, to: Element): void {
  const copies = to.querySelectorAll("canvas");
  from.querySelectorAll("canvas").forEach((canvas, index) => {
    const image = document.createElement("img");
    image.src = canvas.toDataURL("image/png");
    image.setAttribute("style", `${canvas.getAttribute("style") ?? ""}`);
    copies[index]?.replaceWith(image);
  });
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(binary);
}
