"use client";

import { useTable } from "@/cells/context";
import {
  ByFields,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  TableField,
  timeKinds,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import type { ColumnKind } from "@/lib/engine/engine";
import { guessAreas, guessColumns } from "./columns";
import { noColumn, performanceSchema, type PerformanceParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function PerformanceEditor(props: EditorProps) {
  return (
    <ParamsEditor {...props} schema={performanceSchema} ariaLabel={texts.source} Form={Form} />
  );
}

type Guessed =
  "count" | "registered" | "status" | "arrest" | "charge_sheet" | "conviction" | "call" | "arrival";

const outcomeKinds: readonly ColumnKind[] = ["boolean", "integer", "number", "text"];

/** Columns that are guessed where nothing is chosen, so that "none" is a choice of its own. */
const guessedFields: readonly [Guessed, string, readonly ColumnKind[]][] = [
  ["registered", fields.registered, timeKinds],
  ["status", fields.status, ["text"]],
  ["arrest", fields.arrest, outcomeKinds],
  ["charge_sheet", fields.chargeSheet, outcomeKinds],
  ["conviction", fields.conviction, outcomeKinds],
  ["call", fields.call, timeKinds],
  ["arrival", fields.arrival, timeKinds],
];

function Form({ params, set }: ParamsFormProps<PerformanceParams>) {
  const data = useTable(params.data);
  const duty = useTable(params.duty);
  const guesses = data && guessColumns(data);
  const by = params.by ?? (data && guessAreas(data));
  const shown = (name: Guessed) => {
    const value = params[name] ?? guesses?.[name];
    return value === noColumn ? undefined : value;
  };
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ByFields labels={fields} by={by} data={data} areas={duty} set={set} />
      <ColumnField
        label={fields.mix}
        table={data}
        value={params.mix ? params.mix[0] : guesses?.head}
        onChange={(head) => set({ mix: head ? [head] : [] })}
      />
      {guessedFields.map(([name, label, kinds]) => (
        <ColumnField
          key={name}
          label={label}
          table={data}
          kinds={kinds}
          value={shown(name)}
          onChange={(column) => set({ [name]: column ?? noColumn })}
        />
      ))}
      <ColumnField
        label={fields.count}
        hint={fields.countHint}
        table={data}
        kinds={numericKinds}
        value={shown("count")}
        onChange={(count) => set({ count: count ?? (guesses?.count ? noColumn : undefined) })}
      />
      <TableField
        label={fields.outcomes}
        optional
        value={params.outcomes}
        onChange={(outcomes) => set({ outcomes })}
      />
      <TableField
        label={fields.duty}
        optional
        value={params.duty}
        onChange={(next) => set({ duty: next })}
      />
      <NumberField
        label={fields.settled}
        unit={fields.days}
        min={0}
        max={3650}
        step={1}
        value={params.settled}
        onChange={(settled) => settled !== undefined && set({ settled })}
      />
    </FieldGrid>
  );
}
