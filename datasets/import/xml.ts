import { again, refuse } from "./problem";

/** What is told of XML as it goes by. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const longest = 32 * 1024 ** 2;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Scans well-formed XML that comes in pieces of text: no tree, no entities of its own, no DTD. */
export class XmlScanner {
  private carry = "";

  constructor(private readonly events: XmlEvents) {}

  push(piece: string, last: boolean): void {
    const text = this.carry + piece;
    let at = 0;
    while (at < text.length) {
      const next = text[at] === "<" ? this.tag(text, at) : this.words(text, at, last);
      if (next < 0) break;
      at = next;
    }
    this.carry = text.slice(at);
    if (last && this.carry.trim() !== "") throw new Error("it ends within a tag");
    if (this.carry.length > longest)
      refuse("A single value of this file is larger than 32 MB.", again);
  }

  private words(text: string, at: number, last: boolean): number {
    const end = text.indexOf("<", at);
    if (end < 0 && !last) return -1;
    this.events.text(unescape(text.slice(at, end < 0 ? text.length : end)));
    return end < 0 ? text.length : end;
  }

  private tag(text: string, at: number): number {
    if (text.startsWith("<!--", at)) return after(text, "-->", at);
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at);
      if (end < 0) return -1;
      this.events.text(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9 && text[at + 1] === "!") return -1;
    if (text[at + 1] === "?" || text[at + 1] === "!") return after(text, ">", at);
    let end = text.indexOf(">", at);
    while (end >= 0 && isInQuotes(text, at, end)) end = text.indexOf(">", end + 1);
    if (end < 0) return -1;
    if (text[at + 1] === "/") {
      this.events.close(local(text.slice(at + 2, end).trim()));
      return end + 1;
    }
    const closed = text[end - 1] === "/";
    const inner = text.slice(at + 1, closed ? end - 1 : end);
    const gap = inner.search(/\s/);
    const name = local(gap < 0 ? inner : inner.slice(0, gap));
    this.events.open(name, gap < 0 ? "" : inner.slice(gap));
    if (closed) this.events.close(name);
    return end + 1;
  }
}

function after(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? -1 : end + mark.length;
}

/** Does a tag that seems to end still stand inside a quoted value? */
function isInQuotes(text: string, from: number, to: number): boolean {
  let open = false;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 34) open = !open;
  return open;
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescape(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name as string] ?? whole;
    const code = parseInt((decimal ?? hex) as string, decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const patterns = new Map<string, RegExp>();

/** An attribute by its name, whatever its prefix; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? unescape(found[1] ?? found[2] ?? "") : undefined;
}

/** Scans a whole file of XML in UTF-8 or UTF-16. */
export async function scanXml(
  blob: Blob,
  events: XmlEvents,
  progress?: (fraction: number) => void,
): Promise<void> {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const wide = head[0] === 0xff || head[0] === 0xfe;
  const decoder = new TextDecoder(wide ? (head[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8");
  const scanner = new XmlScanner(events);
  const step = 1024 ** 2;
  for (let at = 0; at < blob.size; at += step) {
    const bytes = await blob.slice(at, at + step).arrayBuffer();
    const last = at + step >= blob.size;
    scanner.push(decoder.decode(bytes, { stream: !last }), last);
    progress?.(Math.min(1, (at + step) / blob.size));
  }
}
