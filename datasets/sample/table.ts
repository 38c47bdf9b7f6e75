import {
  batchType,
  Column,
  dateDay,
  dictionary,
  float64,
  int16,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
  type DataType,
} from "@uwdata/flechette";
import { firstDay } from "./calendar";

/**
 * A column of a generated table. `words` are written once and named by number (−1 is null); NaN
 * among `numbers` is null; `text` is written row by row; `minutes` and `days` count from the first day of the register.
 */
export type Generated =
  | { words: readonly string[]; codes: Int16Array }
  | { text: (at: number) => string; most: number }
  | { integers: Int32Array }
  | { numbers: Float64Array }
  | { minutes: Int32Array }
  | { days: Int32Array };

export type GeneratedTable = readonly (readonly [name: string, column: Generated])[];

interface Parts {
  offsets?: Int32Array;
  values: Uint8Array | Int16Array | Int32Array | Float64Array | BigInt64Array;
  validity?: Uint8Array;
  nullCount?: number;
  length: number;
}

const none = new Uint8Array(0);
const encoder = new TextEncoder();

const batchOf = (type: DataType, { validity = none, nullCount = 0, ...parts }: Parts) => {
  const Batch = batchType(type) as unknown as new (options: object) => {
    setDictionary?(dictionary: Column<string>): void;
  };
  return new Batch({ type, validity, nullCount, ...parts });
};

const columnOf = (type: DataType, batch: unknown): Column<unknown> =>
  new Column([batch] as ConstructorParameters<typeof Column>[0], type);

/** Short texts of ASCII are most of what is written: they need no encoder. */
function textParts(text: (at: number) => string, most: number, from: number, to: number): Parts {
  const length = to - from;
  const values = new Uint8Array(length * most);
  const offsets = new Int32Array(length + 1);
  let used = 0;
  for (let at = from; at < to; at++) {
    const word = text(at);
    for (let i = 0; i < word.length; i++) values[used++] = word.charCodeAt(i);
    offsets[at - from + 1] = used;
  }
  return { length, offsets, values: values.subarray(0, used) };
}

function wordsParts(words: readonly string[]): Parts {
  const encoded = words.map((word) => encoder.encode(word));
  const offsets = new Int32Array(words.length + 1);
  encoded.forEach((bytes, index) => (offsets[index + 1] = offsets[index]! + bytes.length));
  const values = new Uint8Array(offsets[words.length]!);
  encoded.forEach((bytes, index) => values.set(bytes, offsets[index]!));
  return { length: words.length, offsets, values };
}

/** The values with those that are null marked, where there are any. */
function nullable<Values extends Int16Array | Float64Array>(
  values: Values,
  isNull: (value: number) => boolean,
): Parts {
  const validity = new Uint8Array((values.length + 7) >> 3);
  const known = values.slice() as Values;
  let nullCount = 0;
  values.forEach((value, at) => {
    if (isNull(value)) {
      known[at] = 0;
      nullCount++;
    } else validity[at >> 3]! |= 1 << (at & 7);
  });
  if (nullCount === 0) return { length: values.length, values };
  return { length: values.length, values: known, validity, nullCount };
}

const two32 = 4_294_967_296;

function momentsOf(minutes: Int32Array): BigInt64Array {
  const halves = new Int32Array(minutes.length * 2);
  minutes.forEach((minute, at) => {
    const value = (firstDay + minute * 60_000) * 1000;
    const high = Math.floor(value / two32);
    halves[at * 2] = value - high * two32;
    halves[at * 2 + 1] = high;
  });
  return new BigInt64Array(halves.buffer);
}

const epochDay = firstDay / 86_400_000;

function writeColumn(column: Generated, from: number, to: number): Column<unknown> {
  const length = to - from;
  const plain = (type: DataType, values: Parts["values"]) =>
    columnOf(type, batchOf(type, { length, values }));
  if ("words" in column) {
    const wordType = utf8();
    const words = columnOf(wordType, batchOf(wordType, wordsParts(column.words)));
    const type = dictionary(wordType, int16());
    const batch = batchOf(
      type,
      nullable(column.codes.subarray(from, to), (code) => code < 0),
    );
    batch.setDictionary!(words as Column<string>);
    return columnOf(type, batch);
  }
  if ("text" in column) {
    const type = utf8();
    return columnOf(type, batchOf(type, textParts(column.text, column.most, from, to)));
  }
  if ("integers" in column) return plain(int32(), column.integers.subarray(from, to));
  if ("numbers" in column) {
    const type = float64();
    return columnOf(type, batchOf(type, nullable(column.numbers.subarray(from, to), Number.isNaN)));
  }
  if ("days" in column) {
    return plain(
      dateDay(),
      column.days.subarray(from, to).map((day) => day + epochDay),
    );
  }
  return plain(timestamp(TimeUnit.MICROSECOND, null), momentsOf(column.minutes.subarray(from, to)));
}

/** Rows of one Arrow IPC stream. The engine is more than twice as slow on streams below its own 122,880. */
export const rowsPerStream = 125_000;

/** The table as complete Arrow IPC streams, one after another. */
export function* writeTable(table: GeneratedTable, rows: number): Generator<Uint8Array> {
  for (let from = 0; from < Math.max(1, rows); from += rowsPerStream) {
    const to = Math.min(rows, from + rowsPerStream);
    const bytes = tableToIPC(
      tableFromColumns(table.map(([name, column]) => [name, writeColumn(column, from, to)])),
      { format: "stream" },
    );
    if (!bytes) throw new Error("the Arrow writer gave no bytes");
    yield bytes;
  }
}

/** Words met on the way, each with its number. */
class WordList {
  readonly words: string[] = [];
  readonly #codes = new Map<string, number>();

  code(word: string): number {
    let code = this.#codes.get(word);
    if (code === undefined) {
      this.#codes.set(word, (code = this.words.length));
      this.words.push(word);
    }
    return code;
  }
}

/** A column of words, one for each row. */
export function wordsBy(rows: number, word: (at: number) => string): Generated {
  const list = new WordList();
  return wordsOf(list.words, rows, (at) => list.code(word(at)));
}

/** A column of words by their number. */
export function wordsOf(
  words: readonly string[],
  rows: number,
  code: (at: number) => number,
): Generated {
  const codes = new Int16Array(rows);
  for (let at = 0; at < rows; at++) codes[at] = code(at);
  return { words, codes };
}

export function integersBy(rows: number, value: (at: number) => number): Generated {
  const integers = new Int32Array(rows);
  for (let at = 0; at < rows; at++) integers[at] = value(at);
  return { integers };
}
