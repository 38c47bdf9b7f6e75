import { cutBlocks } from "./blocks";
import type { Cell, CellId, NotebookDocument } from "./document";
import { changeHead, newHead } from "./head";
import { fenceAround, isClosingFence, toLines } from "./lines";
import { writeOptions } from "./options";
import { isSame, type Origin, originOf, type Piece } from "./origin";

/** Writes a notebook file. What was read and not changed comes out byte for byte. */
export const writeNotebook = (document: NotebookDocument): string => {
  const origin = originOf(document);
  const eol = origin?.eol ?? "\n";
  const plain = plainTexts(document, origin);
  let text = (origin?.bom ?? "") + writeHead(document, origin, eol);
  let previous: CellId | null = null;
  for (const id of document.order) {
    const cell = document.cells[id];
    if (!cell) continue;
    text += gapBefore(id, previous, origin, eol);
    text += writeCell(cell, origin, plain.has(id), eol);
    previous = id;
  }
  return text + tailAfter(previous, origin, eol);
};

const gapBefore = (
  id: CellId,
  previous: CellId | null,
  origin: Origin | null,
  eol: string,
): string => {
  const piece = origin?.pieces.get(id);
  const standard = eol + eol;
  if (!origin || !piece) return standard;
  const neighbour = origin.before.get(id) ?? null;
  return neighbour === previous ? piece.gap : standard;
};

const tailAfter = (last: CellId | null, origin: Origin | null, eol: string): string =>
  origin && (origin.order.at(-1) ?? null) === last ? origin.tail : eol;

const writeHead = (document: NotebookDocument, origin: Origin | null, eol: string): string => {
  if (!origin) return ["---", ...newHead(document).trimEnd().split("\n"), "---"].join(eol);
  const { head } = origin;
  const same =
    head.title === document.title &&
    head.auto === document.auto &&
    isSame(head.datasets, document.datasets);
  if (same) return head.raw;
  const yaml = changeHead(head.yaml, head, document).replace(/\n$/, "");
  return [head.opener, ...yaml.split("\n"), head.closer].join(eol);
};

const isUnchanged = (cell: Cell, piece: Piece | undefined): piece is Piece =>
  piece !== undefined &&
  piece.cell.source === cell.source &&
  piece.cell.kind === cell.kind &&
  piece.cell.name === cell.name &&
  isSame(piece.cell.options, cell.options);

/**
 * The text cells that are written as prose. Two in a row would be read as one, so of neighbours
 * only one may be: those that stand in the file as prose already go first.
 */
const plainTexts = (document: NotebookDocument, origin: Origin | null): ReadonlySet<CellId> => {
  const plain = new Set<CellId>();
  const { order, cells } = document;
  const isKnown = kindsToFear(document, origin);
  const isFree = (i: number) => !plain.has(order[i - 1] ?? "") && !plain.has(order[i + 1] ?? "");
  const consider = (wanted: (piece: Piece | undefined) => boolean) =>
    order.forEach((id, i) => {
      const cell = cells[id];
      const piece = origin?.pieces.get(id);
      if (!cell || cell.kind !== "text" || !wanted(piece) || !isFree(i)) return;
      if (isUnchanged(cell, piece) || readsAsProse(cell, isKnown)) plain.add(id);
    });
  consider((piece) => piece !== undefined && !piece.fenced);
  consider((piece) => piece === undefined);
  return plain;
};

const readsAsProse = (cell: Cell, isKnown: (kind: string) => boolean): boolean => {
  if (cell.name !== null || Object.keys(cell.options).length > 0) return false;
  const lines = toLines(cell.source);
  const blocks = cutBlocks(lines, 0, isKnown);
  const [only] = blocks;
  const ends = cell.source.endsWith("\n");
  return blocks.length === 1 && only!.type === "prose" && only!.start === 0 && !ends
    ? only!.end === lines.length
    : false;
};

/** Kinds that make a fence in prose a cell. Of a notebook that was never read that may be any word. */
const kindsToFear = (document: NotebookDocument, origin: Origin | null) => {
  if (!origin) return () => true;
  const kinds = new Set(Object.values(document.cells).map((cell) => cell.kind));
  return (kind: string) => origin.kinds.has(kind) || kinds.has(kind);
};

const writeCell = (cell: Cell, origin: Origin | null, plain: boolean, eol: string): string => {
  const piece = origin?.pieces.get(cell.id);
  const wasPlain = piece !== undefined && !piece.fenced;
  if (isUnchanged(cell, piece) && (plain || !wasPlain)) return piece.raw;
  const body = cell.source === "" ? [] : cell.source.split("\n");
  if (plain) return body.join(eol);

  const fenced = piece?.fenced;
  const words = infoWords(cell, piece, origin);
  const keepsMark =
    fenced &&
    !body.some((line) => isClosingFence(line, fenced.mark)) &&
    fitsMark(words, fenced.mark);
  const mark = keepsMark ? fenced.mark : fenceAround(cell.source, words.includes("`") ? "~" : "`");
  const sameWords = fenced && hasSameWords(cell, piece.cell);
  const opener = sameWords ? mark + fenced.opener.slice(fenced.mark.length) : mark + words;
  const closer = keepsMark ? fenced.closer : mark;
  return [opener, ...body, closer].join(eol);
};

const fitsMark = (words: string, mark: string) => mark[0] === "~" || !words.includes("`");

const hasSameWords = (cell: Cell, before: Cell) =>
  cell.kind === before.kind && cell.name === before.name && isSame(cell.options, before.options);

const infoWords = (cell: Cell, piece: Piece | undefined, origin: Origin | null): string => {
  const written = piece?.fenced?.options ?? null;
  const unchanged = piece !== undefined && isSame(piece.cell.options, cell.options);
  const options = unchanged ? written : writeOptions(cell.options, written);
  // An unknown word alone is prose: empty options keep it a cell.
  const isBare = cell.name === null && options === null;
  const marked = isBare && origin !== null && !origin.kinds.has(cell.kind) ? "{}" : options;
  return [cell.kind, cell.name, marked].filter((word) => word !== null).join(" ");
};
