"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  ColumnField,
  Field,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import { DayField } from "@/cells/input/day-field";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { HarmField } from "@/cells/patrol/harm-field";
import type { TableInfo } from "@/lib/engine/engine";
import { dutyMatchSchema, type DutyMatchParams } from "./params";
import { unitOf } from "./read-hours";
import { texts } from "./texts";

const { fields } = texts;

export function DutyMatchEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={dutyMatchSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<DutyMatchParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <PatrolFields params={params} set={set} />
        <Details params={params} set={set} />
        <Positions params={params} set={set} />
      </FieldGrid>
      <HarmField table={data} harm={params.harm} set={(harm) => set({ harm })} />
    </div>
  );
}

type DetailsProps = Pick<FormProps, "params" | "set">;

const officersIn = (table: TableInfo) =>
  table.columns.find(({ name }) => name.toLowerCase() === "officers")?.name;

function Details({ params, set }: DetailsProps) {
  const duty = useTable(params.duty);
  const choices = choicesOf(fields.discoveredChoices);
  return (
    <>
      {duty && (
        <ColumnField
          label={fields.officers}
          table={duty}
          kinds={numericKinds}
          value={params.officers ?? officersIn(duty)}
          onChange={(officers) => set({ officers })}
        />
      )}
      {(["from", "until"] as const).map((end) => (
        <Field key={end} label={fields[end]}>
          {({ id }) => (
            <DayField
              id={id}
              // Without it a fifth digit of the year can be typed, and no such day is a parameter.
              value={params[end] ?? ""}
              onChange={(value) => set({ [end]: value || undefined })}
            />
          )}
        </Field>
      ))}
      <ChoiceField
        label={fields.discovered}
        hint={fields.discoveredHint}
        value={params.discovered}
        choices={choices}
        onChange={(discovered) => set({ discovered })}
      />
      <NumberField
        label={fields.limit}
        hint={fields.limitHint}
        min={1}
        max={20}
        value={params.limit}
        onChange={(limit) => limit !== undefined && set({ limit })}
      />
      <NumberField
        label={fields.least}
        min={1}
        max={1000}
        step={1}
        value={params.least}
        onChange={(least) => least !== undefined && set({ least })}
      />
    </>
  );
}

function Positions({ params, set }: DetailsProps) {
  const pings = useTable(params.pings);
  return (
    <>
      <NumberField
        label={fields.size}
        unit="m"
        min={100}
        max={5000}
        value={params.size}
        onChange={(size) => size !== undefined && set({ size })}
      />
      <NumberField
        label={fields.hot}
        min={0.001}
        max={1}
        value={params.hot}
        onChange={(hot) => hot !== undefined && set({ hot })}
      />
      <TableField
        label={fields.pings}
        hint={fields.pingsHint}
        optional
        value={params.pings}
        onChange={(table) => set({ pings: table, ping_unit: undefined })}
      />
      {pings && (
        <ColumnField
          label={fields.pingUnit}
          table={pings}
          value={params.ping_unit ?? unitOf(pings)}
          onChange={(ping_unit) => set({ ping_unit })}
        />
      )}
    </>
  );
}
