"use client";

import { useId, useMemo } from "react";
import { useTable } from "@/cells/context";
import {
  ByFields,
  categoryKinds,
  CheckField,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
  useColumnValues,
} from "@/cells/fields";
import { DayField } from "@/cells/input/day-field";
import type { EditorProps } from "@/cells/kind";
import { HarmField } from "@/cells/patrol/harm-field";
import { offered } from "@/cells/people/offered";
import { useNamesShown } from "@/cells/people/shown";
import { DatedFields } from "@/cells/temporal/fields";
import { whole } from "@/cells/words";
import { byOf } from "./area-names";
import { MethodsField } from "./methods-field";
import { evaluationSchema, type EvaluationParams } from "./params";
import { PicksField } from "./picks-field";
import { SpanFields } from "./span-fields";
import { texts } from "./texts";
import { useAreaNames } from "./use-area-names";
import { WhatField } from "./what-field";

const { fields } = texts;

export function EvaluationEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={evaluationSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = Pick<ParamsFormProps<EvaluationParams>, "params" | "set">;

function Form({ params, set }: FormProps) {
  const table = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[1fr_11rem]">
        <WhatField value={params.what} onChange={(what) => set({ what })} />
        <Written params={params} set={set} />
      </div>
      <Incidents params={params} set={set} />
      <Areas params={params} set={set} />
      <SpanFields params={params} set={set} />
      <MethodsField value={params.methods} onChange={(methods) => set({ methods })} />
      <details>
        <summary className="cursor-default text-sm text-soft">{fields.more}</summary>
        <div className="mt-2 flex flex-col gap-3">
          <Series params={params} set={set} />
          <HarmField table={table} harm={params.harm} set={(harm) => set({ harm })} />
        </div>
      </details>
    </div>
  );
}

function Written({ params, set }: FormProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1 text-sm">
      <label htmlFor={id} className="text-soft">
        {fields.written}
      </label>
      <DayField
        id={id}
        value={params.written ?? ""}
        onChange={(written) => set({ written: written || undefined })}
      />
      <p className="text-xs text-faint">{fields.writtenHint}</p>
    </div>
  );
}

function Incidents({ params, set }: FormProps) {
  const areShown = useNamesShown();
  const given = useTable(params.data);
  const table = useMemo(() => given && offered(given, areShown), [given, areShown]);
  const { outcome } = params;
  const values = useColumnValues(table, outcome?.column);
  const options = values
    .filter(({ value }) => value.trim() !== "")
    .map(({ value, count }) => ({ key: value.trim(), title: value.trim(), aside: whole(count) }));
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ColumnField
        label={fields.outcome}
        table={given}
        kinds={categoryKinds}
        empty={fields.everything}
        value={outcome?.column}
        onChange={(column) => set({ outcome: column ? { column, values: [""] } : undefined })}
      />
      {outcome && (
        <PicksField
          label={fields.values}
          options={options}
          value={outcome.values.filter(Boolean)}
          empty={fields.everything}
          onChange={(next) => set({ outcome: { ...outcome, values: next ?? [""] } })}
        />
      )}
    </FieldGrid>
  );
}

function Areas({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  const names = useAreaNames(params);
  const options = (names ?? []).map(({ name, rows }) => ({
    key: name,
    title: name,
    ...(rows === null ? {} : { aside: whole(rows) }),
  }));
  const picks = (part: "treated" | "displacement" | "control", empty: string) => (
    <PicksField
      label={fields[part]}
      options={options}
      value={params[part] ?? []}
      empty={names === null ? fields.reading : empty}
      onChange={(next) => set({ [part]: next })}
    />
  );
  const by = data && byOf(params, data, areas);
  return (
    <FieldGrid>
      {data && (
        <ByFields
          labels={fields}
          by={by as EvaluationParams["by"]}
          data={data}
          areas={areas}
          set={set}
        />
      )}
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next })}
      />
      {picks("treated", fields.none)}
      {picks("displacement", fields.none)}
      <NumberField
        label={fields.buffer}
        hint={fields.bufferHint}
        unit="m"
        min={0}
        max={50_000}
        value={params.buffer}
        onChange={(buffer) => set({ buffer })}
      />
      {picks("control", fields.allOthers)}
    </FieldGrid>
  );
}

function Series({ params, set }: FormProps) {
  const id = useId();
  return (
    <FieldGrid label={fields.more}>
      <ChoiceField
        label={fields.period}
        value={params.period ?? "auto"}
        choices={choicesOf(fields.periods)}
        onChange={(period) => set({ period: period === "auto" ? undefined : period })}
      />
      <ChoiceField
        label={fields.weights}
        value={params.weights}
        choices={choicesOf(fields.weighted)}
        onChange={(weights) => set({ weights })}
      />
      <ChoiceField
        label={fields.season}
        value={params.season}
        choices={choicesOf(fields.seasons)}
        onChange={(season) => set({ season })}
      />
      <div className="flex flex-col gap-1 text-sm">
        <label htmlFor={id} className="text-soft">
          {fields.history}
        </label>
        <DayField
          id={id}
          value={params.history ?? ""}
          onChange={(history) => set({ history: history || undefined })}
        />
        <p className="text-xs text-faint">{fields.historyHint}</p>
      </div>
      <CheckField
        label={fields.withControl}
        value={params.with_control}
        onChange={(with_control) => set({ with_control })}
      />
      <CheckField label={fields.slope} value={params.slope} onChange={(slope) => set({ slope })} />
    </FieldGrid>
  );
}
