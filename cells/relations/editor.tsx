"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TextField,
  TimeField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { pointOf } from "@/datasets/model/roles";
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
  const guess = data && pointOf(data);
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
        <PointFields labels={fields} table={data} value={params} guess={guess} set={set} />
        <TimeField
          label={fields.time}
          table={data}
          value={params.time}
          onChange={(time) => set({ time })}
        />
        <NumberField
          label={fields.top}
          min={2}
          max={24}
          step={1}
          value={params.top}
          onChange={(top) => set({ top })}
        />
        <NumberField
          label={fields.within}
          unit="m"
          min={10}
          max={5000}
          value={params.within}
          onChange={(within) => set({ within })}
        />
        <NumberField
          label={fields.weeks}
          min={1}
          max={8}
          step={1}
          value={params.weeks}
          onChange={(weeks) => set({ weeks })}
        />
        <NumberField
          label={fields.permutations}
          min={99}
          max={9999}
          step={1}
          value={params.permutations}
          onChange={(permutations) => set({ permutations })}
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
          <ColumnField
            label={fields.geometry}
            table={areas}
            value={params.geometry ?? geometryOf(areas)}
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
