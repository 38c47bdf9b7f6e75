import { ColumnField } from "@/cells/fields";
import type { TableInfo } from "@/lib/engine/engine";
import { geometryOf } from "./columns";

interface GeometryFieldProps {
  label: string;
  table: TableInfo | undefined;
  value: string | undefined;
  onChange(geometry: string | undefined): void;
}

/** Chooses the column of the outlines; where nothing is chosen, the table's own stands there. */
export function GeometryField({ label, table, value, onChange }: GeometryFieldProps) {
  return (
    <ColumnField
      label={label}
      table={table}
      value={value ?? geometryOf(table)}
      onChange={onChange}
    />
  );
}
