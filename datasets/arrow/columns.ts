/**
 * Columns as they grow, in Arrow's own layout: bytes of a file go in and never
 * become JavaScript strings. One builder per type; `take` hands the batch over and starts anew.
 */
export type StoredType = "text" | "integer" | "number" | "boolean" | "date" | "timestamp";

export interface StoredBatch {
  type: StoredType;
  length: number;
  nulls: number;
  validity: Uint8Array;
  offsets?: Int32Array;
  values: Uint8Array | Float64Array | BigInt64Array | Int32Array;
}

const encoder = new TextEncoder();

abstract class Builder {
  length = 0;
  protected nulls = 0;
  protected validity = new Uint8Array(1024);

  abstract readonly type: StoredType;
  protected abstract room(): void;

  protected mark(valid: boolean): number {
    const index = this.length++;
    if (index >> 3 >= this.validity.length) this.validity = grown(this.validity);
    this.room();
    if (valid) this.validity[index >> 3]! |= 1 << (index & 7);
    else this.nulls++;
    return index;
  }

  protected header() {
    const { length, nulls } = this;
    const validity = nulls ? this.validity.subarray(0, (length + 7) >> 3) : new Uint8Array(0);
    this.length = this.nulls = 0;
    this.validity = new Uint8Array(1024);
    return { type: this.type, length, nulls, validity };
  }
}

function grown<T extends Uint8Array | Float64Array | Int32Array>(array: T, atLeast = 0): T {
  const larger = new (array.constructor as new (length: number) => T)(
    Math.max(array.length * 2, atLeast),
  );
  larger.set(array);
  return larger;
}

export class TextBuilder extends Builder {
  readonly type = "text";
  private offsets = new Int32Array(1024);
  private bytes = new Uint8Array(16_384);
  /** Bytes of text so far: a batch cannot hold more than 2 GiB. */
  used = 0;

  protected room() {
    if (this.length >= this.offsets.length) this.offsets = grown(this.offsets);
  }

  addNull() {
    this.mark(false);
    this.offsets[this.length] = this.used;
  }

  addBytes(source: Uint8Array, start: number, end: number) {
    const size = end - start;
    if (this.used + size > this.bytes.length) {
      this.bytes = grown(this.bytes, this.used + size);
    }
    if (size < 24) {
      for (let i = start, to = this.used; i < end; i++, to++) this.bytes[to] = source[i]!;
    } else {
      this.bytes.set(source.subarray(start, end), this.used);
    }
    this.used += size;
    this.mark(true);
    this.offsets[this.length] = this.used;
  }

  addText(text: string) {
    const bytes = encoder.encode(text);
    this.addBytes(bytes, 0, bytes.length);
  }

  take(): StoredBatch {
    const offsets = this.offsets.subarray(0, this.length + 1);
    const values = this.bytes.subarray(0, this.used);
    this.used = 0;
    this.offsets = new Int32Array(1024);
    this.bytes = new Uint8Array(16_384);
    return { ...this.header(), offsets, values };
  }
}

export class NumberBuilder extends Builder {
  readonly type = "number";
  private values = new Float64Array(1024);

  protected room() {
    if (this.length > this.values.length) this.values = grown(this.values);
  }

  addNull() {
    this.mark(false);
  }

  add(value: number) {
    const index = this.mark(true);
    this.values[index] = value;
  }

  take(): StoredBatch {
    const values = this.values.subarray(0, this.length);
    this.values = new Float64Array(1024);
    return { ...this.header(), values };
  }
}

const two32 = 4_294_967_296;

/** 64-bit integers: BIGINT, and timestamps in microseconds. */
export class LongBuilder extends Builder {
  private words = new Int32Array(2048);

  constructor(readonly type: "integer" | "timestamp") {
    super();
  }

  protected room() {
    if (this.length * 2 > this.words.length) this.words = grown(this.words);
  }

  addNull() {
    this.mark(false);
  }

  /** Exact up to 2^53. */
  add(value: number) {
    const index = this.mark(true);
    const high = Math.floor(value / two32);
    this.words[index * 2] = value - high * two32;
    this.words[index * 2 + 1] = high;
  }

  addBig(value: bigint) {
    const index = this.mark(true);
    this.words[index * 2] = Number(BigInt.asIntN(32, value));
    this.words[index * 2 + 1] = Number(BigInt.asIntN(32, value >> 32n));
  }

  take(): StoredBatch {
    const values = new BigInt64Array(this.words.buffer, 0, this.length);
    this.words = new Int32Array(2048);
    return { ...this.header(), values };
  }
}

/** Days since 1970-01-01. */
export class DateBuilder extends Builder {
  readonly type = "date";
  private days = new Int32Array(1024);

  protected room() {
    if (this.length > this.days.length) this.days = grown(this.days);
  }

  addNull() {
    this.mark(false);
  }

  add(day: number) {
    const index = this.mark(true);
    this.days[index] = day;
  }

  take(): StoredBatch {
    const values = this.days.subarray(0, this.length);
    this.days = new Int32Array(1024);
    return { ...this.header(), values };
  }
}

export class BooleanBuilder extends Builder {
  readonly type = "boolean";
  private bits = new Uint8Array(1024);

  protected room() {
    if (this.length > this.bits.length * 8) this.bits = grown(this.bits);
  }

  addNull() {
    this.mark(false);
  }

  add(value: boolean) {
    const index = this.mark(true);
    if (value) this.bits[index >> 3]! |= 1 << (index & 7);
  }

  take(): StoredBatch {
    const values = this.bits.subarray(0, (this.length + 7) >> 3);
    this.bits = new Uint8Array(1024);
    return { ...this.header(), values };
  }
}

export type AnyBuilder = TextBuilder | NumberBuilder | LongBuilder | DateBuilder | BooleanBuilder;

export function builderFor(type: StoredType): AnyBuilder {
  switch (type) {
    case "text":
      return new TextBuilder();
    case "number":
      return new NumberBuilder();
    case "integer":
    case "timestamp":
      return new LongBuilder(type);
    case "date":
      return new DateBuilder();
    case "boolean":
      return new BooleanBuilder();
  }
}
