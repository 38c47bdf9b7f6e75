"use client";

import { useTable } from "@/cells/context";
import { ColumnField, TableField, timeKinds } from "@/cells/fields";
import { timeOf } from "@/datasets/model/roles";
import type { DatedParams } from "./dated";

interface DatedFieldsProps {
  params: DatedParams;
  set(changes: DatedParams): void;
}

/** The table of incidents and the column of their times. */
export function DatedFields({ params, set }: DatedFieldsProps) {
  const table = useTable(params.data);
  return (
    <>
      <TableField label="Incidents" value={params.data} onChange={(data) => set({ data })} />
      <ColumnField
        label="Time"
        table={table}
        kinds={timeKinds}
        value={params.time ?? (table && (timeOf(table) ?? undefined))}
        onChange={(time) => set({ time })}
      />
    </>
  );
}
