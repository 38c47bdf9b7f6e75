import { limits } from "./limits";
import { refuse } from "./problem";
import { piecesOf } from "./records";

/** What a value begins with. */
export type JsonKind = "object" | "array" | "scalar";

/** A list that stands under a key of the outermost object. */
export interface JsonList {
  key: string;
  of: JsonKind;
  count: number;
}

/** How the outermost values of a file stand. */
export interface JsonShape {
  root: "list" | "object" | "lines";
  /** Of an object: its lists, and how many keys have something else. */
  lists: JsonList[];
  others: number;
}

const deepest = 500;
const [quote, backslash, newline] = [34, 92, 10];
const [openList, closeList, openObject, closeObject, commaByte, colon] = [91, 93, 123, 125, 44, 58];
const isBlank = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9;

export interface JsonEvents {
  /** A value begins at this depth (0: outermost), under a key of the object around it or not. */
  begin?(depth: number, kind: JsonKind, key: string | null): void;
  /** A whole value at the depth that is collected, as text of JSON. */
  value?(text: Uint8Array, line: number): void;
}

export class NotJson extends Error {}

/**
 * Finds the values of a JSON text by their marks alone, in one pass and in pieces. `collects`
 * says, when a value begins, whether its bytes are wanted; values inside it are not looked for.
 * What is collected is still to be parsed: only that proves it sound. Throws NotJson with words.
 */
export class JsonScanner {
  private readonly stack: { list: boolean; key: string | null; state: number }[] = [];
  private inString = false;
  private escaped = false;
  private inScalar = false;
  private keyFrom: number[] | null = null;
  private collecting = -1;
  private pieces: Uint8Array[] = [];
  private size = 0;
  private line = 1;
  private collectedLine = 1;
  private top = 0;

  constructor(
    private readonly collects: (depth: number, path: string | null) => boolean,
    private readonly events: JsonEvents,
  ) {}

  /** Reads a piece; `last` checks that everything was closed. */
  push(bytes: Uint8Array, last: boolean): void {
    let from = this.collecting >= 0 ? 0 : -1;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === newline) this.line++;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === backslash) this.escaped = true;
        else if (byte === quote) {
          this.inString = false;
          if (this.keyFrom) this.endKey();
          else if (this.endValue()) from = this.give(bytes, from, at + 1);
          continue;
        }
        if (this.keyFrom && this.keyFrom.length < 4096) this.keyFrom.push(byte);
        continue;
      }
      if (this.inScalar) {
        if (!isBlank(byte) && byte !== commaByte && byte !== closeList && byte !== closeObject)
          continue;
        this.inScalar = false;
        if (this.endValue()) from = this.give(bytes, from, at);
      }
      if (isBlank(byte)) continue;
      const inside = this.stack[this.stack.length - 1];
      if (byte === commaByte || byte === colon) this.separate(byte, inside);
      else if (byte === closeList || byte === closeObject) {
        if (
          !inside ||
          inside.list !== (byte === closeList) ||
          inside.state === 2 ||
          inside.state === 3
        ) {
          throw new NotJson(`line ${this.line}: a bracket is closed that was not opened`);
        }
        this.stack.pop();
        if (this.endValue()) from = this.give(bytes, from, at + 1);
      } else if (inside && !inside.list && (inside.state === 0 || inside.state === 2)) {
        if (byte !== quote) throw new NotJson(`line ${this.line}: a name in quotes is missing`);
        this.inString = true;
        this.keyFrom = [];
      } else if (this.beginValue(byte, inside)) from = at;
    }
    if (this.collecting >= 0 && from >= 0) this.keep(bytes.slice(from));
    if (!last) return;
    if (this.inScalar) {
      this.inScalar = false;
      if (this.endValue()) this.give(bytes, bytes.length, bytes.length);
    }
    if (this.stack.length > 0 || this.inString) throw new NotJson("cut");
  }

  // States of an object or a list: 0 fresh, 1 after a value, 2 after a comma, 3 after a key, 4 after a colon.
  private separate(byte: number, inside: { list: boolean; state: number } | undefined) {
    const fits = inside && (byte === commaByte ? inside.state === 1 : inside.state === 3);
    if (!fits)
      throw new NotJson(`line ${this.line}: “${String.fromCharCode(byte)}” is not expected there`);
    inside.state = byte === commaByte ? 2 : 4;
  }

  private endKey() {
    const inside = this.stack[this.stack.length - 1]!;
    const raw = new TextDecoder().decode(Uint8Array.from(this.keyFrom!));
    this.keyFrom = null;
    try {
      inside.key = JSON.parse(`"${raw}"`) as string;
    } catch {
      inside.key = raw;
    }
    inside.state = 3;
  }

  private beginValue(
    byte: number,
    inside: { list: boolean; key: string | null; state: number } | undefined,
  ): boolean {
    const fits =
      !inside || (inside.list ? inside.state === 0 || inside.state === 2 : inside.state === 4);
    if (!fits) throw new NotJson(`line ${this.line}: a comma is missing`);
    const depth = this.stack.length;
    if (depth > deepest) {
      refuse(
        `Line ${this.line.toLocaleString("en")} of this JSON file is nested more than ${deepest} levels deep.`,
        "It is no table: ask for the data as CSV.",
      );
    }
    const kind = byte === openObject ? "object" : byte === openList ? "array" : "scalar";
    const key = inside && !inside.list ? inside.key : null;
    if (this.collecting < 0) this.events.begin?.(depth, kind, key);
    const path = depth === 2 && this.stack[1]!.list ? this.stack[0]!.key : null;
    const starts = this.collecting < 0 && this.collects(depth, path);
    if (starts) {
      this.collecting = depth;
      this.collectedLine = this.line;
    }
    if (kind === "scalar") {
      if (byte === quote) this.inString = true;
      else this.inScalar = true;
    } else this.stack.push({ list: kind === "array", key: null, state: 0 });
    return starts;
  }

  /** A value has ended; was it the one that is collected? */
  private endValue(): boolean {
    const inside = this.stack[this.stack.length - 1];
    if (inside) inside.state = 1;
    else this.top++;
    return this.collecting === this.stack.length;
  }

  private give(bytes: Uint8Array, from: number, to: number): number {
    this.keep(bytes.slice(Math.max(0, from), to));
    const whole = this.pieces.length === 1 ? this.pieces[0]! : joined(this.pieces, this.size);
    this.pieces = [];
    this.size = 0;
    this.collecting = -1;
    this.events.value?.(whole, this.collectedLine);
    return -1;
  }

  private keep(piece: Uint8Array) {
    if (piece.length === 0) return;
    this.pieces.push(piece);
    this.size += piece.length;
    if (this.size > limits.recordBytes) {
      refuse(
        `Line ${this.collectedLine.toLocaleString("en")}: one record of this JSON file is larger than ${limits.recordBytes / 1024 ** 2} MB.`,
        "It may not be a list of records: save it as a table.",
      );
    }
  }

  /** Outermost values that have ended. */
  get values(): number {
    return this.top;
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Sends a whole file through a scanner. */
export async function scanJson(
  blob: Blob,
  from: number,
  scanner: JsonScanner,
  progress: (fraction: number) => void,
): Promise<void> {
  for await (const { bytes, last, to } of piecesOf(blob, from)) {
    scanner.push(bytes, last);
    progress(to / blob.size);
  }
}

/** How the file is built; reads all of an object, and of a list no more than its first byte. */
export async function shapeOf(
  blob: Blob,
  from: number,
  progress: (fraction: number) => void,
): Promise<JsonShape> {
  const first = new TextDecoder()
    .decode(await blob.slice(from, from + 4096).arrayBuffer())
    .trimStart();
  if (first.startsWith("[")) return { root: "list", lists: [], others: 0 };
  const lists: JsonList[] = [];
  let others = 0;
  let list: JsonList | null = null;
  const scanner = new JsonScanner(() => false, {
    begin(depth, kind, key) {
      if (scanner.values > 0) throw new Several();
      if (depth === 1) {
        list = kind === "array" ? { key: key ?? "", of: "scalar", count: 0 } : null;
        if (list) lists.push(list);
        else others++;
      } else if (depth === 2 && list) {
        if (list.count++ === 0) list.of = kind;
      }
    },
  });
  try {
    await scanJson(blob, from, scanner, progress);
  } catch (error) {
    if (error instanceof Several) return { root: "lines", lists: [], others: 0 };
    throw error;
  }
  return { root: "object", lists, others };
}

/** A second outermost value has begun. */
class Several extends Error {}
