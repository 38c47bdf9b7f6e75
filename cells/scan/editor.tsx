"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  PointFields,
  TableField,
  TextField,
  TimeField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { pointOf } from "@/datasets/model/roles";
import { scanSchema, type ScanParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const lookFor = (["alive", "any", "places"] as const).map((value) => ({
  value,
  title: texts.lookFor[value],
}));

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
      <PointFields
        labels={fields}
        table={table}
        value={params}
        guess={table && pointOf(table)}
        set={set}
      />
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
          <ColumnField
            label={fields.geometry}
            table={areas}
            value={params.geometry ?? geometryOf(areas)}
            onChange={(geometry) => set({ geometry })}
          />
        </>
      )}
    </>
  );
}

type NumberName =
  "period" | "longest" | "step" | "radius" | "share" | "least" | "clusters" | "permutations";

interface NumberRow {
  name: NumberName;
  unit?: string;
  min: number;
  max: number;
  step?: number;
  hint?: string;
}

const numbers: readonly NumberRow[] = [
  { name: "period", unit: "days", min: 2, max: 10_000, step: 1 },
  { name: "longest", unit: "days", min: 1, max: 5_000, step: 1 },
  { name: "step", unit: "days", min: 1, max: 366, step: 1, hint: fields.stepHint },
  { name: "radius", unit: "m", min: 1, max: 100_000 },
  { name: "share", min: 0.001, max: 0.5 },
  { name: "least", min: 2, max: 10_000, step: 1 },
  { name: "clusters", min: 1, max: 20, step: 1 },
  { name: "permutations", min: 99, max: 9_999, step: 1 },
];

function WindowFields({ params, set }: FieldsProps) {
  return (
    <>
      <TextField
        label={fields.asOf}
        hint={fields.asOfHint}
        placeholder="2024-12-31"
        value={params.as_of}
        onChange={(as_of) => set({ as_of })}
      />
      {numbers.map(({ name, ...field }) => (
        <NumberField
          key={name}
          label={fields[name]}
          value={params[name]}
          onChange={(value) => set({ [name]: value })}
          {...field}
        />
      ))}
    </>
  );
}
