"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ColumnField,
  FieldGrid,
  NumberField,
  NumberFields,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TextField,
  TimeField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { guessType } from "./columns";
import { relationsSchema, type RelationsParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function RelationsEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={relationsSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<RelationsParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField
          label={fields.data}
          value={params.data}
          onChange={(name) => set({ data: name })}
        />
        <ColumnField
          label={fields.type}
          table={data}
          kinds={categoryKinds}
          value={params.type ?? (data && guessType(data))}
          onChange={(type) => set({ type })}
        />
        <PointFields labels={fields} table={data} value={params} set={set} />
        <TimeField
          label={fields.time}
          table={data}
          value={params.time}
          onChange={(time) => set({ time })}
        />
        <NumberFields
          rows={[
            { name: "top", min: 2, max: 24, step: 1 },
            { name: "within", unit: "m", min: 10, max: 5000 },
            { name: "weeks", min: 1, max: 8, step: 1 },
            { name: "permutations", min: 99, max: 9999, step: 1 },
          ]}
          labels={fields}
          params={params}
          onChange={(name, value) => set({ [name]: value })}
        />
        <Question params={params} set={set} />
        <Areas params={params} set={set} />
      </FieldGrid>
    </div>
  );
}

type PartProps = Pick<FormProps, "params" | "set">;

/** Two types; the question counts when both are named. */
function Question({ params, set }: PartProps) {
  const [first, second] = params.question ?? [];
  const put = (a: string | undefined, b: string | undefined) =>
    set({ question: a || b ? [a ?? b!, b ?? a!] : undefined });
  return (
    <>
      <TextField label={fields.first} value={first} onChange={(a) => put(a, a && second)} />
      <TextField label={fields.second} value={second} onChange={(b) => put(first, b)} />
    </>
  );
}

function Areas({ params, set }: PartProps) {
  const areas = useTable(params.areas);
  return (
    <>
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(name) => set({ areas: name, geometry: undefined, population: undefined })}
      />
      {params.areas ? (
        <>
          <GeometryField
            label={fields.geometry}
            table={areas}
            value={params.geometry}
            onChange={(geometry) => set({ geometry })}
          />
          <ColumnField
            label={fields.population}
            table={areas}
            kinds={numericKinds}
            value={params.population}
            onChange={(population) => set({ population })}
          />
        </>
      ) : (
        <NumberField
          label={fields.cell}
          unit="m"
          min={100}
          max={20_000}
          value={params.cell}
          onChange={(cell) => set({ cell })}
        />
      )}
    </>
  );
}
