import { transform } from "sucrase";
import type { CellProblem } from "@/lib/session/kind";

/** JavaScript with the types of the source taken out, line for line. */
export interface Erased {
  code: string;
  /** Offset into the source of an offset into `code`. */
  original(offset: number): number;
}

interface SyntaxFault {
  message: string;
  pos?: number;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Takes the types out, or says where the source stops making sense. */
export function eraseTypes(source: string): Erased | { problem: CellProblem } {
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath: "cell",
      sourceMapOptions: { compiledFilename: "cell" },
    });
    const columns = sourceMap ? decodeColumns(sourceMap.mappings) : [];
    const from = lineStarts(code);
    const to = lineStarts(source);
    const original = (offset: number) => {
      const line = lineOf(from, offset);
      const start = to[line] ?? source.length;
      const end = (to[line + 1] ?? source.length + 1) - 1;
      return Math.min(start + mapColumn(columns[line], offset - (from[line] ?? 0)), end);
    };
    return { code, original };
  } catch (thrown) {
    const fault = thrown as SyntaxFault;
    const message = fault.message.replace(/^Error transforming cell: /, "");
    return { problem: { message: plainSyntax(message), position: fault.pos } };
  }
}

/** The parser's words without its own line and column. */
export function plainSyntax(message: string): string {
  const words = message.replace(/\s*\(\d+:\d+\)\s*$/, "");
  return `This cannot be read as TypeScript: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
}

/** Offset of the first character of each line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

type ColumnPair = readonly [code: number, source: number];

function mapColumn(pairs: readonly ColumnPair[] | undefined, column: number): number {
  let best: ColumnPair = [0, 0];
  for (const pair of pairs ?? []) if (pair[0] <= column) best = pair;
  return best[1] + column - best[0];
}

/** The column pairs of a source map's `mappings`, line by line; lines themselves do not move. */
function decodeColumns(mappings: string): ColumnPair[][] {
  let sourceColumn = 0;
  return mappings.split(";").map((line) => {
    let codeColumn = 0;
    const pairs: ColumnPair[] = [];
    for (const segment of line.split(",")) {
      const [code, , , source] = decodeSegment(segment);
      if (code === undefined || source === undefined) continue;
      codeColumn += code;
      sourceColumn += source;
      pairs.push([codeColumn, sourceColumn]);
    }
    return pairs;
  });
}

function decodeSegment(segment: string): number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = digits.indexOf(character);
    value |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
    } else {
      values.push(value & 1 ? -(value >>> 1) : value >>> 1);
      value = shift = 0;
    }
  }
  return values;
}
