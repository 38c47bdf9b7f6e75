"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  TimeField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { GridFields, IncidentFields, NeighbourFields } from "@/cells/local-clusters/ground-fields";
import { emergingSchema, type EmergingParams } from "./params";
import { texts } from "./texts";

const { fields, sliceChoices } = texts;

const choices = choicesOf(sliceChoices);

export function EmergingEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={emergingSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<EmergingParams>) {
  const table = useTable(params.data);
  return (
    <FieldGrid label={texts.editor}>
      <IncidentFields params={params} set={set} />
      <TimeField
        label={fields.time}
        table={table}
        value={params.time}
        onChange={(time) => set({ time })}
      />
      <ChoiceField
        label={fields.slice}
        value={params.slice}
        choices={choices}
        onChange={(slice) => set({ slice })}
      />
      <GridFields params={params} set={set} />
      <NeighbourFields params={params} set={set} />
      <NumberField
        label={fields.preceding}
        hint={fields.precedingHint}
        min={0}
        max={12}
        step={1}
        value={params.preceding}
        onChange={(preceding) => set({ preceding })}
      />
    </FieldGrid>
  );
}
