import { tableFromIPC, Type, type Column, type DataType } from "@uwdata/flechette";
import type { ColumnKind } from "@/lib/engine/engine";
import { converter, kindOfArrow } from "./types";

export type TypedColumn =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export interface TableColumn {
  name: string;
  kind: ColumnKind;
}

/**
 * Rows that came as Arrow. Iterates over plain objects, so it can be given to Observable Plot as it
 * is; `column` and `numbers` give whole columns without making objects.
 */
export class Table<Row extends object = Record<string, unknown>> implements Iterable<Row> {
  readonly numRows: number;
  readonly names: readonly string[];
  readonly schema: readonly TableColumn[];
  private readonly sources: ReadonlyMap<string, Column<unknown>>;
  private readonly extracted = new Map<string, TypedColumn | unknown[]>();
  private rows: Row[] | null = null;

  constructor(
    fields: readonly { name: string; type: DataType }[],
    sources: readonly Column<unknown>[],
    numRows: number,
  ) {
    this.numRows = numRows;
    this.names = fields.map(({ name }) => name);
    this.schema = fields.map(({ name, type }) => ({ name, kind: kindOfArrow(type) }));
    this.sources = new Map(fields.map(({ name }, i) => [name, sources[i]!]));
  }

  /**
   * Numbers as a typed array, where a null is NaN; everything else as an array of values with
   * nulls. Whole numbers beyond 2^53 make the column an array of bigint. Do not write into it.
   */
  column(name: string): TypedColumn | unknown[] {
    const known = this.extracted.get(name);
    if (known) return known;
    const column = extract(this.source(name));
    this.extracted.set(name, column);
    return column;
  }

  /** Any column as numbers: times as milliseconds since 1970, booleans as 0 and 1, null and text as NaN. */
  numbers(name: string): Float64Array {
    const column = this.column(name);
    if (column instanceof Float64Array) return column;
    if (!Array.isArray(column)) return Float64Array.from(column);
    return Float64Array.from(column, (value) =>
      value === null || typeof value === "string" || typeof value === "object"
        ? value instanceof Date
          ? value.getTime()
          : NaN
        : Number(value),
    );
  }

  /** Count of nulls in a column. */
  nulls(name: string): number {
    return this.source(name).nullCount;
  }

  /** One value: number, bigint, boolean, string, Date, array, object, or null. */
  value(name: string, row: number): unknown {
    const value = (this.column(name) as ArrayLike<unknown>)[row];
    if (value === undefined) return null;
    return Number.isNaN(value) && !this.valid(name, row) ? null : value;
  }

  /** Is there a value, as opposed to a null? */
  valid(name: string, row: number): boolean {
    return this.source(name).at(row) !== null;
  }

  /** Names of the columns, where libraries such as Observable Inputs look for them. */
  get columns(): readonly string[] {
    return this.names;
  }

  /** Rows as plain objects, made once. */
  objects(): Row[] {
    if (this.rows) return this.rows;
    const rows = Array.from({ length: this.numRows }, () => ({}) as Record<string, unknown>);
    for (const name of this.names) {
      const column = this.column(name) as ArrayLike<unknown>;
      const mayBeNull = !Array.isArray(column) && this.nulls(name) > 0;
      for (let i = 0; i < rows.length; i++) {
        const value = column[i];
        rows[i]![name] = mayBeNull && Number.isNaN(value) && !this.valid(name, i) ? null : value;
      }
    }
    return (this.rows = rows as Row[]);
  }

  /** As of an array of rows. */
  map<Value>(each: (row: Row, index: number) => Value): Value[] {
    return this.objects().map(each);
  }

  /** As of an array of rows. */
  filter(keep: (row: Row, index: number) => boolean): Row[] {
    return this.objects().filter(keep);
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.objects()[Symbol.iterator]();
  }

  /** Rows for JSON, with bigint as text. */
  toJSON(): unknown[] {
    const plain = (value: unknown) => (typeof value === "bigint" ? String(value) : value);
    return this.objects().map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
    );
  }

  private source(name: string): Column<unknown> {
    const source = this.sources.get(name);
    if (!source)
      throw new RangeError(`There is no column ${name}. Columns: ${this.names.join(", ")}`);
    return source;
  }
}

/** One complete Arrow IPC stream (or file) as a table. Throws when the bytes are not Arrow. */
export const decodeTable = <Row extends object = Record<string, unknown>>(
  bytes: Uint8Array,
): Table<Row> => {
  const options = { useBigInt: true, useDecimalInt: true, useDate: true };
  const table = tableFromIPC(bytes, options);
  return new Table<Row>(table.schema.fields, table.children, table.numRows);
};

const extract = (source: Column<unknown>): TypedColumn | unknown[] => {
  const { type } = source;
  const isDecimal = type.typeId === Type.Decimal;
  if (isDecimal || (type.typeId === Type.Int && type.bitWidth === 64)) return wide(source);
  if (type.typeId === Type.Int || type.typeId === Type.Float) {
    const values = source.toArray() as TypedColumn | (number | null)[];
    return Array.isArray(values) ? Float64Array.from(values, (value) => value ?? NaN) : values;
  }
  const values = Array.from(source as Iterable<unknown>);
  const convert = converter(type);
  if (convert) values.forEach((value, i) => value !== null && (values[i] = convert(value)));
  return values;
};

/** 64 bits and more: numbers where every one of them is exact, else bigint for the whole column. */
const wide = (source: Column<unknown>): Float64Array | unknown[] => {
  const convert = converter(source.type)!;
  const numbers = new Float64Array(source.length);
  let at = 0;
  for (const value of source) {
    const number = value === null ? NaN : convert(value);
    if (typeof number === "bigint") return Array.from(source, toBigInt);
    numbers[at++] = number as number;
  }
  return numbers;
};

const toBigInt = (value: unknown): bigint | null =>
  value === null ? null : BigInt(value as bigint | number);
