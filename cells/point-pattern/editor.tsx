"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { patternSchema, type PatternParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const methods = choicesOf(texts.methods);
const scalings = choicesOf(texts.scalingNames);
const outlines = choicesOf(texts.outlines);

export function PatternEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={patternSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<PatternParams>) {
  const table = useTable(params.data);
  const { clusters } = params;
  return (
    <FieldGrid label={texts.editor}>
      <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
      <PointFields labels={fields} table={table} value={params} set={set} />
      <TableField
        label={fields.boundary}
        hint={fields.boundaryHint}
        optional
        value={params.boundary}
        onChange={(boundary) => set({ boundary })}
      />
      <ChoiceField
        label={fields.clusters}
        value={clusters}
        choices={methods}
        onChange={(next) => set({ clusters: next })}
      />
      {clusters === "dbscan" && (
        <NumberField
          label={fields.radius}
          unit="m"
          min={1}
          max={100_000}
          value={params.radius}
          onChange={(radius) => set({ radius })}
        />
      )}
      {clusters !== "none" && (
        <>
          <NumberField
            label={fields.least}
            min={2}
            max={100_000}
            step={1}
            value={params.least}
            onChange={(least) => set({ least })}
          />
          <ChoiceField
            label={fields.outline}
            value={params.outline}
            choices={outlines}
            onChange={(outline) => set({ outline })}
          />
        </>
      )}
      <ChoiceField
        label={fields.ellipse}
        value={params.ellipse}
        choices={scalings}
        onChange={(ellipse) => set({ ellipse })}
      />
    </FieldGrid>
  );
}
