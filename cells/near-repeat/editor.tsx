"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  PointFields,
  TableField,
  TextField,
  TimeField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { pointOf } from "@/datasets/model/roles";
import { nearRepeatSchema, type NearRepeatParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const metrics = (["euclidean", "manhattan"] as const).map((value) => ({
  value,
  title: texts.metricChoices[value],
}));

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
      <PointFields
        labels={fields}
        table={table}
        value={params}
        guess={table && pointOf(table)}
        set={set}
      />
      <NumberField
        label={fields.distance}
        unit="m"
        min={2}
        max={10_000}
        value={params.distance}
        onChange={(distance) => set({ distance })}
      />
      <NumberField
        label={fields.distances}
        min={1}
        max={12}
        step={1}
        value={params.distances}
        onChange={(distances) => set({ distances })}
      />
      <NumberField
        label={fields.days}
        unit="days"
        min={1}
        max={365}
        step={1}
        value={params.days}
        onChange={(days) => set({ days })}
      />
      <NumberField
        label={fields.periods}
        min={1}
        max={12}
        step={1}
        value={params.periods}
        onChange={(periods) => set({ periods })}
      />
      <ChoiceField
        label={fields.metric}
        value={params.metric}
        choices={metrics}
        onChange={(metric) => set({ metric })}
      />
      <NumberField
        label={fields.permutations}
        min={99}
        max={9_999}
        step={1}
        value={params.permutations}
        onChange={(permutations) => set({ permutations })}
      />
      <NumberField
        label={fields.ahead}
        unit="days"
        min={1}
        max={60}
        step={1}
        value={params.ahead}
        onChange={(ahead) => set({ ahead })}
      />
      <TextField
        label={fields.asOf}
        hint={fields.asOfHint}
        placeholder="2024-12-31"
        value={params.as_of}
        onChange={(as_of) => set({ as_of })}
      />
    </FieldGrid>
  );
}
