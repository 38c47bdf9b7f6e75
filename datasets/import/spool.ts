import { present, survey, type Delimited } from "./delimited";
import { digitsOfDouble } from "./infer";
import { limits } from "./limits";
import { refuse } from "./problem";
import type { ImportFormat, Opened, Opening } from "./source";

const delimiter = 0x1f;
const quote = 34;
const newline = 10;
const pieceBytes = 4 * 1024 ** 2;

const encoder = new TextEncoder();

/**
 * Rows of a format that is no delimited text, written as such into a Blob (which the browser
 * may keep on disk): their types are then found as those of a CSV file are, by every value.
 */
export class Spool {
  private readonly blobs: Blob[] = [];
  private bytes = new Uint8Array(pieceBytes);
  private used = 0;
  private total = 0;
  rows = 0;

  /** A value as the file has it: a number, a date, true or false, without quotes inside. */
  value(ascii: string): void {
    this.room(ascii.length + 1);
    for (let i = 0; i < ascii.length; i++) this.bytes[this.used++] = ascii.charCodeAt(i);
    this.bytes[this.used++] = delimiter;
  }

  /** What the file says is text. */
  text(text: string): void {
    this.room(text.length * 3 + 3);
    this.bytes[this.used++] = quote;
    const from = this.used;
    this.used += encoder.encodeInto(text, this.bytes.subarray(from)).written;
    this.bytes[this.used++] = quote;
    if (text.includes('"')) this.double(from);
    this.bytes[this.used++] = delimiter;
  }

  nothing(): void {
    this.room(1);
    this.bytes[this.used++] = delimiter;
  }

  /** Each value ended with a delimiter, so that no row is an empty line. */
  endRow(): void {
    this.room(2);
    this.bytes[this.used++] = delimiter;
    this.bytes[this.used++] = newline;
    this.rows++;
    if (this.used > pieceBytes / 2) this.flush();
  }

  take(): Blob {
    this.flush();
    return new Blob(this.blobs);
  }

  /** Quotation marks inside the text that ends the buffer are written twice. */
  private double(from: number): void {
    const inside = this.bytes.slice(from, this.used - 1);
    const more = inside.reduce((count, byte) => count + (byte === quote ? 1 : 0), 0);
    this.room(more + 1);
    let to = from;
    for (const byte of inside) {
      this.bytes[to++] = byte;
      if (byte === quote) this.bytes[to++] = quote;
    }
    this.bytes[to++] = quote;
    this.used = to;
  }

  private room(size: number): void {
    if (this.used + size <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.used + size));
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }

  private flush(): void {
    if (this.used === 0) return;
    this.total += this.used;
    if (this.total > limits.fileBytes) {
      refuse("Its rows take more than 4 GB.", "Split the file into parts, by year perhaps.");
    }
    this.blobs.push(new Blob([this.bytes.subarray(0, this.used)]));
    this.used = 0;
  }
}

interface Spooled {
  format: ImportFormat;
  names: readonly string[];
  /** Where a row stands in the file, in words; rows count from 1. */
  place(row: number): string;
  notes: readonly string[];
  title?: string;
  headerRow?: number;
}

/** Opens what was spooled. */
export async function openSpool(
  spool: Spool,
  { format, names, place, notes, title, headerRow }: Spooled,
  progress: Opening["progress"],
): Promise<Opened> {
  if (names.length > limits.columns) {
    refuse(
      `This table has ${names.length.toLocaleString("en")} columns; ${limits.columns.toLocaleString("en")} is the most.`,
      "Save only those that you need.",
    );
  }
  const source: Delimited = {
    format,
    blob: spool.take(),
    from: 0,
    delimiter,
    header: false,
    names,
    habits: { decimalComma: false, digits: digitsOfDouble, place },
    spooled: true,
  };
  const found = await survey(source, (fraction) =>
    progress(fraction * 0.45, "Looking at every value"),
  );
  const opened = present(source, found, notes, progress);
  if (title !== undefined) opened.title = title;
  if (headerRow !== undefined) opened.headerRow = headerRow;
  return opened;
}
