import { texts } from "./texts";

/** Elements that print. No `class`, `id`, `style` or `name` on any: they could cover or shadow the page. */
export const tags = new Set(
  (
    "a abbr b blockquote br caption code col colgroup data dd del details dfn div dl dt em " +
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s samp " +
    "small span strong sub summary sup table tbody td tfoot th thead tr u ul var"
  ).split(" "),
);

const attributes: Record<string, readonly string[]> = {
  a: ["title"],
  abbr: ["title"],
  col: ["span"],
  details: ["open"],
  mark: ["title"],
  ol: ["start", "reversed"],
  td: ["align", "colspan", "rowspan"],
  th: ["align", "colspan", "rowspan", "scope"],
};

/** What stands in these is not prose: dropped with everything inside. Others are unwrapped. */
const dropped = new Set(
  (
    "script style template noscript iframe frame frameset object embed applet svg math title " +
    "textarea select option head link meta base video audio canvas portal noembed noframes xmp"
  ).split(" "),
);

/** Base64 characters: about 1 MB of picture. */
const longestPicture = 1_400_000;
const picture = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i;
const link = /^(?:https?:\/\/|mailto:|#)/i;

/**
 * A copy of which every element and attribute is on the list above. Made node by
 * node, never through HTML text, so there is no second parse that could read it otherwise.
 */
export function rebuild(source: ParentNode, page: Document): DocumentFragment {
  const copy = page.createDocumentFragment();
  copyChildren(source, copy, page);
  return copy;
}

function copyChildren(source: ParentNode, target: Node, page: Document): void {
  for (const child of source.childNodes) {
    if (child.nodeType === 3) target.appendChild(page.createTextNode(child.textContent ?? ""));
    if (child.nodeType === 1) copyElement(child as Element, target, page);
  }
}

function copyElement(source: Element, target: Node, page: Document): void {
  const name = source.nodeName.toLowerCase();
  if (dropped.has(name)) return;
  if (!tags.has(name)) return copyChildren(source, target, page);
  if (name === "img") return copyPicture(source, target, page);
  if (name === "input") return copyBox(source, target, page);
  const element = page.createElement(name);
  for (const attribute of attributes[name] ?? []) {
    const value = source.getAttribute(attribute);
    if (value !== null) element.setAttribute(attribute, value);
  }
  if (name === "a") setLink(element, source.getAttribute("href")?.trim() ?? "");
  copyChildren(source, element, page);
  target.appendChild(element);
}

function setLink(element: Element, href: string): void {
  if (!link.test(href)) return;
  element.setAttribute("href", href);
  if (href.startsWith("#")) return;
  element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer");
}

function copyPicture(source: Element, target: Node, page: Document): void {
  const address = source.getAttribute("src") ?? "";
  const words = source.getAttribute("alt") ?? "";
  if (address.length > longestPicture || !picture.test(address)) {
    target.appendChild(page.createTextNode(texts.pictureLeftOut(words)));
    return;
  }
  const element = page.createElement("img");
  element.setAttribute("alt", words);
  element.setAttribute("src", address);
  target.appendChild(element);
}

/** The boxes of task lists, for reading only. */
function copyBox(source: Element, target: Node, page: Document): void {
  if (source.getAttribute("type")?.toLowerCase() !== "checkbox") return;
  const element = page.createElement("input");
  element.setAttribute("type", "checkbox");
  element.setAttribute("disabled", "");
  if (source.hasAttribute("checked")) element.setAttribute("checked", "");
  target.appendChild(element);
}
