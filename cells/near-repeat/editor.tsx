"use client";

import { useTable } from "@/cells/context";
import {
  AsOfField,
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberFields,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TimeField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { nearRepeatSchema, type NearRepeatParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const metrics = choicesOf(texts.metricChoices);

export function NearRepeatEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={nearRepeatSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<NearRepeatParams>) {
  const table = useTable(params.data);
  return (
    <FieldGrid label={texts.editor}>
      <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
      <TimeField
        label={fields.time}
        table={table}
        value={params.time}
        onChange={(time) => set({ time })}
      />
      <PointFields labels={fields} table={table} value={params} set={set} />
      <NumberFields
        rows={[
          { name: "distance", unit: "m", min: 2, max: 10_000 },
          { name: "distances", min: 1, max: 12, step: 1 },
          { name: "days", unit: "days", min: 1, max: 365, step: 1 },
          { name: "periods", min: 1, max: 12, step: 1 },
        ]}
        labels={fields}
        params={params}
        onChange={(name, value) => set({ [name]: value })}
      />
      <ChoiceField
        label={fields.metric}
        value={params.metric}
        choices={metrics}
        onChange={(metric) => set({ metric })}
      />
      <NumberFields
        rows={[
          { name: "permutations", min: 99, max: 9_999, step: 1 },
          { name: "ahead", unit: "days", min: 1, max: 60, step: 1 },
        ]}
        labels={fields}
        params={params}
        onChange={(name, value) => set({ [name]: value })}
      />
      <AsOfField labels={fields} value={params.as_of} onChange={(as_of) => set({ as_of })} />
    </FieldGrid>
  );
}
