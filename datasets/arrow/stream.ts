import {
  batchType,
  bool,
  Column,
  dateDay,
  float64,
  int64,
  tableFromColumns,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
} from "@uwdata/flechette";
import type { StoredBatch, StoredType } from "./columns";

const arrowTypes = {
  text: utf8(),
  integer: int64(),
  number: float64(),
  boolean: bool(),
  date: dateDay(),
  /** Local time, no zone: what stands on the paper is what stands in the table. */
  timestamp: timestamp(TimeUnit.MICROSECOND, null),
} satisfies Record<StoredType, unknown>;

/** The engine's own name of what a stored type becomes. */
export const engineTypes: Record<StoredType, string> = {
  text: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP",
};

/** One complete Arrow IPC stream of one batch. All columns have the same length. */
export function writeStream(columns: readonly (readonly [string, StoredBatch])[]): Uint8Array {
  const table = tableFromColumns(
    columns.map(([name, { type, length, nulls, validity, offsets, values }]) => {
      const arrowType = arrowTypes[type];
      const Batch = batchType(arrowType);
      const batch = new Batch({
        length,
        nullCount: nulls,
        type: arrowType,
        validity,
        offsets,
        values,
      });
      return [name, new Column([batch], arrowType)];
    }),
  );
  const bytes = tableToIPC(table, { format: "stream" });
  if (!bytes) throw new Error("the Arrow writer gave no bytes");
  return bytes;
}
