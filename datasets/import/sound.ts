import { type Batch, Precision, Type, type Table } from "@uwdata/flechette";

/**
 * Arrow readers trust the lengths, offsets and letters of a batch. A file may lie: all of them
 * are checked before the engine sees it. `rows`: of each batch.
 */
export function checkTable(table: Table, rows: readonly number[]): void {
  for (const column of table.children) {
    const fits = column.data.every((batch, i) => batch.length === rows[i]);
    if (!fits || column.data.length !== rows.length) fail("a column of another length");
    for (const batch of column.data) checkBatch(batch);
  }
}

function fail(what: string): never {
  throw new Error(what);
}

function checkOffsets(batch: Batch<unknown>, limit: number) {
  const { offsets, length } = batch;
  if (length === 0) return;
  if (offsets.length < length + 1) fail("too few offsets");
  let before = Number(offsets[0]);
  if (before < 0) fail("a negative offset");
  for (let i = 1; i <= length; i++) {
    const offset = Number(offsets[i]);
    if (!(offset >= before)) fail("offsets go backwards");
    before = offset;
  }
  if (before > limit) fail("an offset lies beyond the values");
}

/** Sound UTF-8 as a whole, and no value begins within a letter. */
function checkLetters({ offsets, length, values }: Batch<unknown>) {
  if (length === 0) return;
  const bytes = values as Uint8Array;
  const [from, to] = [Number(offsets[0]), Number(offsets[length])];
  try {
    letters.decode(bytes.subarray(from, to));
  } catch {
    fail("text that is not UTF-8");
  }
  for (let i = 0; i < length; i++) {
    const at = Number(offsets[i]);
    if (at < to && (bytes[at]! & 0xc0) === 0x80) fail("a value that begins within a letter");
  }
}

const letters = new TextDecoder("utf-8", { fatal: true });

function checkBatch(batch: Batch<unknown>): void {
  const { type, length, nullCount, validity, values, children } = batch;
  if (nullCount < 0 || nullCount > length) fail("an impossible number of empty values");
  if (nullCount > 0 && type.typeId !== Type.Null && validity.length * 8 < length) {
    fail("too few marks of empty values");
  }
  switch (type.typeId) {
    case Type.Utf8:
    case Type.LargeUtf8:
      checkOffsets(batch, values?.length ?? 0);
      return checkLetters(batch);
    case Type.Binary:
    case Type.LargeBinary:
      return checkOffsets(batch, values?.length ?? 0);
    case Type.List:
    case Type.LargeList:
    case Type.Map:
      checkOffsets(batch, children[0]?.length ?? 0);
      return children.forEach(checkBatch);
    case Type.FixedSizeList:
      if ((children[0]?.length ?? 0) < length * type.stride) fail("too few list values");
      return children.forEach(checkBatch);
    case Type.Struct:
      for (const child of children)
        if (child.length < length) fail("too few values in a structure");
      return children.forEach(checkBatch);
    case Type.Dictionary:
      return checkDictionary(batch);
    case Type.Bool:
      if (values.length * 8 < length) fail("too few values");
      return;
    case Type.Float:
      if (type.precision === Precision.HALF) {
        fail("numbers of 16 bits, which cannot be opened: save them as 32 or 64 bits");
      }
      if (values.length < length) fail("too few values");
      return;
    case Type.Int:
    case Type.Date:
    case Type.Time:
    case Type.Timestamp:
      if (values.length < length) fail("too few values");
      return;
    case Type.Decimal:
      if (values.byteLength * 8 < length * type.bitWidth) fail("too few values");
      return;
    case Type.FixedSizeBinary:
      if (values.length < length * type.stride) fail("too few values");
      return;
    case Type.Null:
      return;
    default:
      fail("a kind of column that cannot be opened: save the file as Parquet");
  }
}

function checkDictionary(batch: Batch<unknown>) {
  const { dictionary } = batch as Batch<unknown> & {
    dictionary?: { length: number; data: readonly Batch<unknown>[] };
  };
  const { values, length, nullCount } = batch;
  if (!dictionary) fail("a dictionary is missing");
  if (values.length < length) fail("too few values");
  for (let i = 0; i < length; i++) {
    const key = Number(values[i]);
    if ((key < 0 || key >= dictionary.length) && (nullCount === 0 || batch.isValid(i))) {
      fail("a value points outside its dictionary");
    }
  }
  dictionary.data.forEach(checkBatch);
}
