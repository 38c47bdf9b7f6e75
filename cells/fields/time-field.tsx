"use client";

import { timeOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { ColumnField, timeKinds } from "./catalog";

interface TimeFieldProps {
  label: string;
  table: TableInfo | undefined;
  value: string | undefined;
  onChange(time: string | undefined): void;
}

/** Chooses the column of the times; where nothing is chosen, the best one of the table stands there. */
export function TimeField({ label, table, value, onChange }: TimeFieldProps) {
  return (
    <ColumnField
      label={label}
      table={table}
      kinds={timeKinds}
      value={value ?? (table && (timeOf(table) ?? undefined))}
      onChange={onChange}
    />
  );
}
