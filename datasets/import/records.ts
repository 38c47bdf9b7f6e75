import { bytesPerRead, limits } from "./limits";
import { refuse } from "./problem";

/**
 * One record of a CSV file: where its fields lie in `bytes`. Reused from record to
 * record; quotes are already taken off, doubled ones folded.
 */
export interface RecordView {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
  /** Line on which it begins, from 1. */
  line: number;
}

const quote = 34;
const newline = 10;
const feed = 13;

/** Scans records out of UTF-8 bytes that come in pieces. Lines end with LF, CRLF or CR. */
export class RecordScanner {
  private readonly view: RecordView = {
    bytes: new Uint8Array(0),
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    count: 0,
    line: 1,
  };
  private readonly doubled: number[] = [];
  private carry = new Uint8Array(0);
  private line = 1;
  private linesInside = 0;
  emptyLines = 0;

  constructor(
    private readonly delimiter: number,
    private readonly onRecord: (record: RecordView) => void,
  ) {}

  push(piece: Uint8Array, last: boolean): void {
    let bytes = piece;
    if (this.carry.length > 0) {
      bytes = new Uint8Array(this.carry.length + piece.length);
      bytes.set(this.carry);
      bytes.set(piece, this.carry.length);
    }
    this.view.bytes = bytes;
    let from = 0;
    while (from < bytes.length) {
      const next = this.scan(bytes, from, last);
      if (next < 0) break;
      from = next;
    }
    this.carry = bytes.slice(from);
    if (this.carry.length > limits.fieldBytes && !last) {
      refuse(
        `Line ${this.line}: this record has no end within ${limits.fieldBytes / 1024 ** 2} MB.`,
        "A quotation mark may have been opened and never closed, or this is not a CSV file.",
      );
    }
  }

  /** Reads one record; returns where the next begins, or −1 when its end is not here yet. */
  private scan(bytes: Uint8Array, from: number, last: boolean): number {
    const { view, delimiter, doubled } = this;
    const length = bytes.length;
    let at = from;
    let count = 0;
    this.linesInside = 0;
    doubled.length = 0;
    for (;;) {
      if (count >= view.starts.length) this.widen();
      let end: number;
      if (bytes[at] === quote && at < length) {
        const close = this.closing(bytes, at + 1, last, count);
        if (close < 0) return -1;
        view.starts[count] = at + 1;
        view.ends[count] = end = close;
        end++;
        if (end === length && !last) return -1;
        const after = bytes[end];
        if (end < length && after !== delimiter && after !== newline && after !== feed) {
          refuse(
            `Line ${this.line + this.linesInside}, column ${count + 1}: text follows a closing quotation mark.`,
            'Inside quotes a quotation mark is written twice: "the ""old"" market".',
          );
        }
      } else {
        end = at;
        while (end < length) {
          const byte = bytes[end]!;
          if (byte === delimiter || byte === newline || byte === feed) break;
          end++;
        }
        if (end === length && !last) return -1;
        view.starts[count] = at;
        view.ends[count] = end;
      }
      count++;
      if (end < length && bytes[end] === delimiter) {
        at = end + 1;
        continue;
      }
      let next = end + 1;
      if (bytes[end] === feed) {
        if (next === length && !last) return -1;
        if (bytes[next] === newline) next++;
      }
      this.deliver(count);
      return Math.min(next, length);
    }
  }

  private closing(bytes: Uint8Array, from: number, last: boolean, column: number): number {
    const opened = this.line + this.linesInside;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === newline || (byte === feed && bytes[at + 1] !== newline)) this.linesInside++;
      if (byte !== quote) continue;
      if (bytes[at + 1] === quote) {
        if (this.doubled[this.doubled.length - 1] !== column) this.doubled.push(column);
        at++;
      } else {
        return at;
      }
    }
    if (last) {
      refuse(
        `Line ${opened}, column ${column + 1}: a quotation mark is opened and never closed.`,
        "The file may be cut short, or a quotation mark inside a text is not doubled.",
      );
    }
    return -1;
  }

  private deliver(count: number) {
    const { view } = this;
    for (const column of this.doubled) this.fold(column);
    view.count = count;
    view.line = this.line;
    this.line += 1 + this.linesInside;
    if (count === 1 && view.starts[0] === view.ends[0]) this.emptyLines++;
    else this.onRecord(view);
  }

  /** `""` inside quotes is one quotation mark; the record is complete, so its bytes may be moved. */
  private fold(column: number) {
    const { bytes, starts, ends } = this.view;
    let to = starts[column]!;
    for (let at = to; at < ends[column]!; at++) {
      bytes[to++] = bytes[at]!;
      if (bytes[at] === quote) at++;
    }
    ends[column] = to;
  }

  private widen() {
    const { view } = this;
    if (view.starts.length > limits.columns * 2) {
      refuse(
        `Line ${this.line} has more than ${limits.columns.toLocaleString("en")} columns.`,
        "This many columns cannot be opened: the file may use another delimiter.",
      );
    }
    const starts = new Int32Array(view.starts.length * 2);
    starts.set(view.starts);
    const ends = new Int32Array(view.ends.length * 2);
    ends.set(view.ends);
    view.starts = starts;
    view.ends = ends;
  }
}

/** Pieces of a file, one at a time; the last one is told. */
export async function* piecesOf(
  blob: Blob,
  from = 0,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean; to: number }> {
  for (let at = from; at < blob.size; at += bytesPerRead) {
    const to = Math.min(at + bytesPerRead, blob.size);
    yield {
      bytes: new Uint8Array(await blob.slice(at, to).arrayBuffer()),
      last: to === blob.size,
      to,
    };
  }
}
