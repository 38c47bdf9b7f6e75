import createPurifier from "dompurify";
import { rebuild, tags } from "./rebuild";

/**
 * Nodes that are safe to append to the page; nothing is loaded while they are made.
 * Two walls, because a text cell's author may be a stranger: DOMPurify parses and
 * cleans in an inert document, then only what `rebuild` knows is made anew.
 */
export function sanitize(html: string, view: Window & typeof globalThis): DocumentFragment {
  const cleaned = createPurifier(view).sanitize(html, {
    ALLOWED_TAGS: [...tags],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    RETURN_DOM_FRAGMENT: true,
  });
  return rebuild(cleaned, view.document);
}
