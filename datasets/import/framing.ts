/**
 * The messages of an Arrow IPC file or stream, found by their framing alone: where each
 * lies, what it is, how many rows it holds. Bodies are not read here.
 */
export interface ArrowMessage {
  kind: "schema" | "dictionary" | "batch" | "other";
  /** Bytes of the whole message in the file, prefix and body. */
  from: number;
  to: number;
  rows: number;
  compression: "LZ4" | "ZSTD" | null;
  dictionary: number;
  delta: boolean;
}

/** Where a file stops making sense. */
export class BadArrow extends Error {
  constructor(
    message: string,
    readonly byte: number,
  ) {
    super(message);
  }
}

/** A flatbuffer table: fields by number, each at an offset from the table or absent. */
class FlatTable {
  constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(view: DataView): FlatTable {
    return new FlatTable(view, view.getUint32(0, true));
  }

  field(number: number): number {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + number * 2;
    if (slot >= this.view.getUint16(vtable, true)) return 0;
    const offset = this.view.getUint16(vtable + slot, true);
    return offset === 0 ? 0 : this.at + offset;
  }

  table(number: number): FlatTable | null {
    const at = this.field(number);
    return at ? new FlatTable(this.view, at + this.view.getUint32(at, true)) : null;
  }

  byte(number: number): number {
    const at = this.field(number);
    return at ? this.view.getUint8(at) : 0;
  }

  long(number: number): number {
    const at = this.field(number);
    return at ? Number(this.view.getBigInt64(at, true)) : 0;
  }

  /** Pairs of longs: Arrow's buffers. */
  pairs(number: number): [number, number][] {
    const at = this.field(number);
    if (!at) return [];
    const vector = at + this.view.getUint32(at, true);
    return Array.from({ length: this.view.getUint32(vector, true) }, (_, index) => {
      const pair = vector + 4 + index * 16;
      return [
        Number(this.view.getBigInt64(pair, true)),
        Number(this.view.getBigInt64(pair + 8, true)),
      ];
    });
  }
}

const kinds = ["other", "schema", "dictionary", "batch"] as const;

function describe(metadata: DataView, from: number, body: number): ArrowMessage {
  const message = FlatTable.root(metadata);
  const kind = kinds[message.byte(1)] ?? "other";
  const bodyLength = message.long(3);
  if (bodyLength < 0) throw new RangeError("negative length");
  const header = message.table(2);
  const batch = kind === "dictionary" ? header?.table(1) : header;
  const found: ArrowMessage = {
    kind,
    from,
    to: body + bodyLength,
    rows: 0,
    compression: null,
    dictionary: kind === "dictionary" ? (header?.long(0) ?? 0) : 0,
    delta: kind === "dictionary" && header?.byte(2) === 1,
  };
  if (kind === "schema" && header && header.byte(0) === 1) {
    throw new BadArrow("its numbers are big-endian, which cannot be opened", from);
  }
  if ((kind === "batch" || kind === "dictionary") && batch) {
    found.rows = batch.long(0);
    const compression = batch.table(3);
    if (compression) found.compression = compression.byte(0) === 1 ? "ZSTD" : "LZ4";
    for (const [offset, length] of batch.pairs(2)) {
      if (offset < 0 || length < 0 || offset + length > bodyLength) {
        throw new RangeError("a buffer lies outside its batch");
      }
    }
    if (found.rows < 0) throw new RangeError("negative number of rows");
  }
  return found;
}

const most = 256 * 1024 * 1024;

/** All messages between two bytes of the file. Throws BadArrow with the byte at fault. */
export async function findMessages(
  blob: Blob,
  from: number,
  to: number,
  stream: boolean,
): Promise<ArrowMessage[]> {
  const found: ArrowMessage[] = [];
  let at = from;
  while (at + 4 <= to) {
    const prefix = new DataView(await blob.slice(at, at + 8).arrayBuffer());
    const marked = prefix.getUint32(0, true) === 0xffffffff;
    if (marked && prefix.byteLength < 8) throw new BadArrow("it is cut short", at);
    const length = prefix.getUint32(marked ? 4 : 0, true);
    if (length === 0) return found;
    const start = at + (marked ? 8 : 4);
    if (length > most) throw new BadArrow("a message has no sensible length", at);
    if (start + length > to) throw new BadArrow("it is cut short", to);
    let message: ArrowMessage;
    try {
      const metadata = new DataView(await blob.slice(start, start + length).arrayBuffer());
      message = describe(metadata, at, start + length);
    } catch (error) {
      if (error instanceof BadArrow) throw error;
      throw new BadArrow("a message cannot be read", at);
    }
    if (message.to > to) throw new BadArrow("it is cut short", to);
    found.push(message);
    at = message.to;
  }
  if (at !== to && stream) throw new BadArrow("it is cut short", to);
  return found;
}
