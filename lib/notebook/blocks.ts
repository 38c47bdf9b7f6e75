import { type Fence, type Line, isBlank, isClosingFence, openingFence } from "./lines";

/** The words of a fence as written, not yet judged. */
export interface CellInfo {
  readonly kind: string;
  readonly name: string | null;
  /** The YAML between and with the braces, or nothing. */
  readonly options: string | null;
}

/** A stretch of lines: `start` is its first line, `end` the line after its last. */
export type Block =
  | { type: "prose"; start: number; end: number }
  | { type: "cell"; start: number; end: number; fence: Fence; info: CellInfo | null }
  | { type: "unclosed"; start: number; end: number; isCell: boolean };

/** Cuts lines into prose without surrounding blank lines, and cells. One pass. */
export const cutBlocks = (
  lines: readonly Line[],
  from: number,
  isKnown: (kind: string) => boolean,
): Block[] => {
  const blocks: Block[] = [];
  let proseStart = -1;
  let proseEnd = -1;
  const endProse = () => {
    if (proseStart >= 0) blocks.push({ type: "prose", start: proseStart, end: proseEnd });
    proseStart = -1;
  };
  const keepAsProse = (start: number, end: number) => {
    if (proseStart < 0) proseStart = start;
    proseEnd = end;
  };

  for (let i = from; i < lines.length;) {
    const { text } = lines[i]!;
    const fence = openingFence(text);
    if (!fence) {
      if (!isBlank(text)) keepAsProse(i, i + 1);
      i++;
      continue;
    }
    const found = readInfo(fence.rest, isKnown);
    let close = i + 1;
    while (close < lines.length && !isClosingFence(lines[close]!.text, fence.mark)) close++;
    if (close === lines.length) {
      endProse();
      blocks.push({ type: "unclosed", start: i, end: close, isCell: found !== "prose" });
    } else if (found === "prose") {
      keepAsProse(i, close + 1);
    } else {
      endProse();
      const info = found === "broken" ? null : found;
      blocks.push({ type: "cell", start: i, end: close + 1, fence, info });
    }
    i = close + 1;
  }
  endProse();
  return blocks;
};

const words = /^([A-Za-z][A-Za-z0-9_-]*)(?:[ \t]+([^\s{}]+))?(?:[ \t]*(\{.*\}))?$/s;
const firstWord = /^([A-Za-z][A-Za-z0-9_-]*)(?=[\s{]|$)/;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What a fence's words say: a cell, a cell with words that make no sense, or a code block of the prose. */
const readInfo = (
  rest: string,
  isKnown: (kind: string) => boolean,
): CellInfo | "broken" | "prose" => {
  const text = rest.trim();
  const kind = firstWord.exec(text)?.[1];
  if (kind === undefined) return "prose";
  const known = isKnown(kind);
  const match = words.exec(text);
  if (!match) return known ? "broken" : "prose";
  const [, , name = null, options = null] = match;
  if (!known && name === null && options === null) return "prose";
  if (!known && name !== null && !identifier.test(name)) return "prose";
  return { kind, name, options };
};
