import { type DataType, type Field, Type } from "@uwdata/flechette";

const integers: Record<string, string> = {
  "8true": "TINYINT",
  "16true": "SMALLINT",
  "32true": "INTEGER",
  "64true": "BIGINT",
  "8false": "UTINYINT",
  "16false": "USMALLINT",
  "32false": "UINTEGER",
  "64false": "UBIGINT",
};

/** What the engine will call a column of this Arrow type. */
export function engineTypeOf(type: DataType): string {
  switch (type.typeId) {
    case Type.Int:
      return integers[`${type.bitWidth}${type.signed}`] ?? "BIGINT";
    case Type.Float:
      return type.precision === 2 ? "DOUBLE" : "FLOAT";
    case Type.Bool:
      return "BOOLEAN";
    case Type.Date:
      return "DATE";
    case Type.Time:
      return "TIME";
    case Type.Timestamp:
      return type.timezone ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
    case Type.Decimal:
      return `DECIMAL(${type.precision},${type.scale})`;
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return "VARCHAR";
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return "BLOB";
    case Type.Dictionary:
      return engineTypeOf(type.dictionary);
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
      return `${engineTypeOf(type.children[0]!.type)}[]`;
    case Type.Struct:
      return `STRUCT(${type.children.map((child) => `"${child.name}" ${engineTypeOf(child.type)}`).join(", ")})`;
    case Type.Map:
      return "MAP";
    case Type.Interval:
    case Type.Duration:
      return "INTERVAL";
    default:
      return "VARCHAR";
  }
}

export const columnsOf = (fields: readonly Field[]) =>
  fields.map(({ name, type }) => ({ name, type: engineTypeOf(type) }));
