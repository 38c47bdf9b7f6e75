import { type Block, cutBlocks } from "./blocks";
import type { Cell, CellId, NotebookDocument } from "./document";
import { type Head, readHead } from "./head";
import { isBlank, type Line, rawOf, sourceOf, toLines } from "./lines";
import { whyNotAName } from "./names";
import { readOptions } from "./options";
import type { Origin, Piece } from "./origin";

export interface FormatError {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type ReadResult =
  { ok: true; document: NotebookDocument } | { ok: false; errors: FormatError[] };

/** Reads a notebook file; all errors at once, and no document if there is one. Never throws. */
export const readNotebook = (text: string, knownKinds: readonly string[]): ReadResult => {
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const lines = toLines(text.slice(bom.length));
  const errors: FormatError[] = [];

  const headEnd = findHead(lines, errors);
  if (headEnd === null) return { ok: false, errors };
  const yaml = sourceOf(lines.slice(1, headEnd));
  const { head, errors: headErrors, datasetLines } = readHead(yaml);
  errors.push(...headErrors.map(({ line, message }) => ({ line: line + 2, message })));

  const kinds = new Set([...knownKinds, "text"]);
  const blocks = cutBlocks(lines, headEnd + 1, (kind) => kinds.has(kind));
  const owners = new Map<string, string>();
  for (const [name, line] of datasetLines) {
    claim(owners, name, `the dataset in line ${line + 2}`, line + 2, errors);
  }

  const pieces = new Map<CellId, Piece>();
  let last = headEnd;
  for (const block of blocks) {
    const cell = readBlock(block, `c${pieces.size + 1}`, lines, errors);
    if (!cell) continue;
    if (cell.name !== null) {
      claim(owners, cell.name, `the cell in line ${block.start + 1}`, block.start + 1, errors);
    }
    pieces.set(cell.id, {
      cell,
      raw: rawOf(lines.slice(block.start, block.end)),
      gap: between(lines, last, block.start),
      ...fencedAs(block, lines),
    });
    last = block.end - 1;
  }
  if (errors.length > 0) {
    return { ok: false, errors: errors.sort((a, b) => a.line - b.line) };
  }

  const order = [...pieces.keys()];
  const origin: Origin = {
    bom,
    eol: lines[0]!.end || "\n",
    head: {
      ...head,
      raw: rawOf(lines.slice(0, headEnd + 1)),
      yaml,
      opener: lines[0]!.text,
      closer: lines[headEnd]!.text,
    },
    order,
    before: new Map(order.map((id, i) => [id, order[i - 1] ?? null])),
    pieces,
    tail: between(lines, last, lines.length),
    kinds,
  };
  return { ok: true, document: toDocument(head, origin) };
};

const toDocument = (head: Head, origin: Origin): NotebookDocument => ({
  ...head,
  order: origin.order,
  cells: Object.fromEntries([...origin.pieces].map(([id, piece]) => [id, piece.cell])),
  origin,
});

/** The end of line `last` and everything up to line `next`. */
const between = (lines: readonly Line[], last: number, next: number): string =>
  lines[last]!.end +
  lines
    .slice(last + 1, next)
    .map((line) => line.text + line.end)
    .join("");

const isRule = (text: string) => text.startsWith("---") && isBlank(text.slice(3));

/** The line that ends the front matter. */
const findHead = (lines: readonly Line[], errors: FormatError[]): number | null => {
  if (!lines[0] || !isRule(lines[0].text)) {
    const message =
      "This is not a Beatbook notebook: its first line must be --- and begin the settings, with “beatbook: 1” among them";
    errors.push({ line: 1, message });
    return null;
  }
  const end = lines.findIndex((line, i) => i > 0 && isRule(line.text));
  if (end < 0) {
    errors.push({
      line: 1,
      message: "The settings that begin here have no line --- that ends them",
    });
    return null;
  }
  return end;
};

const readBlock = (
  block: Block,
  id: CellId,
  lines: readonly Line[],
  errors: FormatError[],
): Cell | null => {
  if (block.type === "prose") {
    const source = sourceOf(lines.slice(block.start, block.end));
    return { id, kind: "text", name: null, options: {}, source };
  }
  const line = block.start + 1;
  const opener = lines[block.start]!.text;
  if (block.type === "unclosed") {
    const what = block.isCell ? "The cell" : "The code block";
    const fence = /^[`~]+/.exec(opener)![0];
    errors.push({
      line,
      message: `${what} that begins here is not closed: a line ${fence} is missing`,
    });
    return null;
  }
  if (!block.info) {
    const message = `This line cannot be read. A cell begins with its kind, then its name and its options in braces, if it has them: \`\`\`sql burglaries {auto: false}`;
    errors.push({ line, message });
    return null;
  }
  const { kind, name, options: written } = block.info;
  const why = name === null ? null : whyNotAName(name);
  if (why !== null) errors.push({ line, message: why });
  const read = written === null ? { options: {} } : readOptions(written);
  if ("error" in read) {
    errors.push({ line, message: read.error });
    return null;
  }
  const source = sourceOf(lines.slice(block.start + 1, block.end - 1));
  return { id, kind, name, options: read.options, source };
};

const fencedAs = (block: Block, lines: readonly Line[]): Pick<Piece, "fenced"> => {
  if (block.type !== "cell") return {};
  return {
    fenced: {
      mark: block.fence.mark,
      opener: lines[block.start]!.text,
      options: block.info?.options ?? null,
      closer: lines[block.end - 1]!.text,
    },
  };
};

const claim = (
  owners: Map<string, string>,
  name: string,
  owner: string,
  line: number,
  errors: FormatError[],
) => {
  const first = owners.get(name.toLowerCase());
  if (first === undefined) owners.set(name.toLowerCase(), owner);
  else errors.push({ line, message: `The name ${name} is taken already: ${first} has it` });
};
