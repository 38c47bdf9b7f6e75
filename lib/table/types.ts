import { IntervalUnit, Type, type DataType } from "@uwdata/flechette";
import type { ColumnKind } from "@/lib/engine/engine";

/**
 * The type table: each DuckDB type, how it comes over as Arrow, and what a value of it is for us.
 *
 * | DuckDB                                 | Arrow               | kind      | value                       |
 * | -------------------------------------- | ------------------- | --------- | --------------------------- |
 * | TINYINT … BIGINT, UTINYINT … UBIGINT   | Int                 | integer   | number, or bigint           |
 * | HUGEINT, UHUGEINT                      | Decimal(38, 0)      | integer   | number, or bigint           |
 * | DECIMAL(p, s)                          | Decimal             | number    | number                      |
 * | FLOAT, DOUBLE                          | Float               | number    | number                      |
 * | BOOLEAN                                | Bool                | boolean   | boolean                     |
 * | VARCHAR, ENUM, UUID                    | Utf8                | text      | string                      |
 * | DATE                                   | Date                | date      | Date, midnight UTC          |
 * | TIMESTAMP of any precision, TIMESTAMPTZ | Timestamp          | timestamp | Date, clock in UTC parts    |
 * | TIME, TIMETZ                           | Time                | time      | string `21:00:01`           |
 * | INTERVAL                               | Interval            | other     | string `1 month 2 days`     |
 * | LIST, ARRAY                            | List, FixedSizeList | list      | array of values             |
 * | STRUCT                                 | Struct              | other     | object                      |
 * | MAP                                    | Map                 | other     | array of [key, value]       |
 * | BLOB, BIT                              | Binary              | other     | Uint8Array                  |
 * | NULL                                   | Int(32)             | integer   | null                        |
 *
 * A column of whole numbers is all numbers, or all bigint when one of them is beyond 2^53: no
 * digit of an identifier is ever lost.
 */
export const kindOfArrow = (type: DataType): ColumnKind => {
  switch (type.typeId) {
    case Type.Int:
      return "integer";
    case Type.Decimal:
      return type.scale === 0 ? "integer" : "number";
    case Type.Float:
      return "number";
    case Type.Bool:
      return "boolean";
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return "text";
    case Type.Dictionary:
      return kindOfArrow(type.dictionary);
    case Type.Date:
      return "date";
    case Type.Timestamp:
      return "timestamp";
    case Type.Time:
      return "time";
    case Type.List:
    case Type.LargeList:
    case Type.ListView:
    case Type.LargeListView:
    case Type.FixedSizeList:
      return "list";
    default:
      return "other";
  }
};

/** The same from the name that DuckDB gives the type. */
export const kindOfType = (type: string): ColumnKind => {
  if (type.endsWith("]")) return "list";
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return "integer";
  if (/^DECIMAL\(\d+,0\)$/.test(type)) return "integer";
  if (/^(FLOAT|DOUBLE|DECIMAL)/.test(type)) return "number";
  if (/^(VARCHAR|ENUM|UUID)/.test(type)) return "text";
  if (type === "BOOLEAN") return "boolean";
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "timestamp";
  if (type.startsWith("TIME")) return "time";
  return type === '"NULL"' ? "integer" : "other";
};

/** From what flechette gives (`useBigInt`, `useDecimalInt`, `useDate`) to our value. */
export const converter = (type: DataType): ((value: unknown) => unknown) | null => {
  switch (type.typeId) {
    case Type.Int:
      return type.bitWidth === 64 ? (value) => toNumberIfSafe(value as bigint) : null;
    case Type.Decimal: {
      if (type.scale === 0) return (value) => toNumberIfSafe(value as bigint | number);
      const { scale } = type;
      return (value) => fromScaled(value as bigint | number, scale);
    }
    case Type.Time: {
      const perSecond = [1, 1e3, 1e6, 1e9][type.unit]!;
      return (value) => clockText(Number(value) / perSecond);
    }
    case Type.Interval:
      return type.unit === IntervalUnit.MONTH_DAY_NANO
        ? (value) => intervalText(value as Float64Array)
        : null;
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList: {
      const item = converter(type.children[0]!.type);
      return (value) => Array.from(value as Iterable<unknown>, (each) => apply(item, each));
    }
    case Type.Struct: {
      const fields = type.children.map((field) => [field.name, converter(field.type)] as const);
      return (value) => {
        const from = value as Record<string, unknown>;
        return Object.fromEntries(fields.map(([name, each]) => [name, apply(each, from[name])]));
      };
    }
    case Type.Map: {
      const entry = type.children[0]!.type;
      const [key, item] = "children" in entry ? entry.children : [];
      const [toKey, toItem] = [key && converter(key.type), item && converter(item.type)];
      return (value) =>
        Array.from(value as Iterable<[unknown, unknown]>, ([k, v]) => [
          apply(toKey ?? null, k),
          apply(toItem ?? null, v),
        ]);
    }
    default:
      return null;
  }
};

const apply = (convert: ((value: unknown) => unknown) | null, value: unknown): unknown =>
  value === null || value === undefined ? null : convert ? convert(value) : value;

export const toNumberIfSafe = (value: bigint | number): bigint | number => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** Through text where the digits are too many for an exact division. */
const fromScaled = (value: bigint | number, scale: number): number => {
  const number = Number(value);
  if (Number.isSafeInteger(number) && scale <= 22) return number / 10 ** scale;
  return Number(`${value}e-${scale}`);
};

const two = (value: number): string => String(value).padStart(2, "0");

const clockText = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const fraction = Math.round((seconds - whole) * 1e6);
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return fraction === 0
    ? clock
    : `${clock}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
};

const intervalText = ([months = 0, days = 0, nanoseconds = 0]: ArrayLike<number> &
  Iterable<number>): string => {
  const count = (value: number, unit: string) =>
    value === 0 ? [] : [`${value} ${unit}${Math.abs(value) === 1 ? "" : "s"}`];
  const seconds = nanoseconds / 1e9;
  const clock = seconds === 0 ? [] : [`${seconds < 0 ? "-" : ""}${clockText(Math.abs(seconds))}`];
  const years = Math.trunc(months / 12);
  const parts = [
    ...count(years, "year"),
    ...count(months % 12, "month"),
    ...count(days, "day"),
    ...clock,
  ];
  return parts.length > 0 ? parts.join(" ") : "00:00:00";
};
