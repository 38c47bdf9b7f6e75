"use client";

import { useTable } from "@/cells/context";
import { TableField, TimeField } from "@/cells/fields";
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
      <TimeField
        label="Time"
        table={table}
        value={params.time}
        onChange={(time) => set({ time })}
      />
    </>
  );
}
