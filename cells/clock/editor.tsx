"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  CheckField,
  ChoiceField,
  ColumnField,
  FieldGrid,
  ParamsEditor,
  timeKinds,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { timeOf } from "@/datasets/model/roles";
import { offsets } from "./offsets";
import { clockSchema, type ClockParams } from "./params";
import { spanEnd } from "./span";
import { texts } from "./texts";

const { fields } = texts;

export function ClockEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={clockSchema} ariaLabel={texts.source} Form={Form} />;
}

const offsetsWith = (told: string | undefined) =>
  ["", ...new Set([...offsets, ...(told ? [told] : [])])].map((value) => ({
    value,
    title: value === "" ? fields.noOffset : `UTC${value}`,
  }));

function Form({ params, set }: ParamsFormProps<ClockParams>) {
  const table = useTable(params.data);
  const start = params.time ?? (table && timeOf(table));
  const end = table && start ? (spanEnd(table, start, undefined) ?? undefined) : undefined;
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ColumnField
        label={fields.to}
        hint={fields.toHint}
        table={table}
        kinds={timeKinds}
        value={params.to ?? end}
        onChange={(to) => set({ to: to ?? (end && (start ?? undefined)) })}
      />
      <ColumnField
        label={fields.type}
        table={table}
        kinds={categoryKinds}
        value={params.type}
        onChange={(type) => set({ type })}
      />
      <ChoiceField
        label={fields.offset}
        hint={fields.offsetHint}
        value={params.utc_offset ?? ""}
        choices={offsetsWith(params.utc_offset)}
        onChange={(offset) => set({ utc_offset: offset || undefined })}
      />
      <CheckField
        label={fields.midnight}
        value={params.leave_out_midnight}
        onChange={(out) => set({ leave_out_midnight: out || undefined })}
      />
    </FieldGrid>
  );
}
