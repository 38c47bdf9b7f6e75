"use client";

import { useTable } from "@/cells/context";
import { ByFields, ColumnField, TableField, timeKinds } from "@/cells/fields";
import { DatedFields } from "@/cells/temporal/fields";
import type { PatrolParams } from "./params";

interface PatrolFieldsProps {
  params: PatrolParams;
  set(changes: Partial<PatrolParams>): void;
}

/** Incidents, beats and roster: what every cell about duty reads. */
export function PatrolFields({ params, set }: PatrolFieldsProps) {
  const data = useTable(params.data);
  const beats = useTable(params.beats);
  const duty = useTable(params.duty);
  const isNamed = duty?.columns.some(({ name }) => name.toLowerCase() === "starts_at") ?? true;
  return (
    <>
      <DatedFields params={params} set={set} />
      <ColumnField
        label="Latest time"
        hint="Where it may have happened later"
        table={data}
        kinds={timeKinds}
        value={params.time_to}
        onChange={(time_to) => set({ time_to })}
      />
      <TableField
        label="Duty roster"
        optional
        value={params.duty}
        onChange={(duty) => set({ duty })}
      />
      {(!isNamed || params.starts) && (
        <>
          <ColumnField
            label="Duty begins"
            table={duty}
            kinds={timeKinds}
            value={params.starts}
            onChange={(starts) => set({ starts })}
          />
          <ColumnField
            label="Duty ends"
            table={duty}
            kinds={timeKinds}
            value={params.ends}
            onChange={(ends) => set({ ends })}
          />
        </>
      )}
      <TableField
        label="Beats"
        hint="With outlines, for the map"
        optional
        value={params.beats}
        onChange={(table) => set({ beats: table })}
      />
      <ByFields
        labels={{ by: "Beat", second: "and", as: "in beats and roster" }}
        by={params.by}
        data={data}
        areas={beats}
        set={set}
      />
    </>
  );
}
