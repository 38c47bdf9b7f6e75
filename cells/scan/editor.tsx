"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  AsOfField,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberFields,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TimeField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { scanSchema, type ScanParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const lookFor = choicesOf(texts.lookFor);

export function ScanEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={scanSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<ScanParams>) {
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
      <ChoiceField
        label={fields.lookFor}
        value={params.look_for}
        choices={lookFor}
        onChange={(look_for) => set({ look_for })}
      />
      <AreaFields params={params} set={set} />
      <WindowFields params={params} set={set} />
      <ColumnField
        label={fields.place}
        table={table}
        value={params.place}
        onChange={(place) => set({ place })}
      />
    </FieldGrid>
  );
}

type FieldsProps = Pick<ParamsFormProps<ScanParams>, "params" | "set">;

function AreaFields({ params, set }: FieldsProps) {
  const areas = useTable(params.areas);
  return (
    <>
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(table) => set({ areas: table })}
      />
      {params.areas && (
        <>
          <ColumnField
            label={fields.population}
            table={areas}
            kinds={numericKinds}
            value={params.population}
            onChange={(population) => set({ population })}
          />
          <GeometryField
            label={fields.geometry}
            table={areas}
            value={params.geometry}
            onChange={(geometry) => set({ geometry })}
          />
        </>
      )}
    </>
  );
}

const numbers = [
  { name: "period", unit: "days", min: 2, max: 10_000, step: 1 },
  { name: "longest", unit: "days", min: 1, max: 5_000, step: 1 },
  { name: "step", unit: "days", min: 1, max: 366, step: 1, hint: fields.stepHint },
  { name: "radius", unit: "m", min: 1, max: 100_000 },
  { name: "share", min: 0.001, max: 0.5 },
  { name: "least", min: 2, max: 10_000, step: 1 },
  { name: "clusters", min: 1, max: 20, step: 1 },
  { name: "permutations", min: 99, max: 9_999, step: 1 },
] as const;

function WindowFields({ params, set }: FieldsProps) {
  return (
    <>
      <AsOfField labels={fields} value={params.as_of} onChange={(as_of) => set({ as_of })} />
      <NumberFields
        rows={numbers}
        labels={fields}
        params={params}
        onChange={(name, value) => set({ [name]: value })}
      />
    </>
  );
}
