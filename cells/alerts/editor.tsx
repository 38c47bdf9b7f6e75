"use client";

import { useTable } from "@/cells/context";
import {
  AsOfField,
  ByFields,
  categoryKinds,
  CheckField,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { watchMethods } from "@/lib/methods/temporal/watch";
import { alertPeriods, alertsSchema, type AlertsParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = alertPeriods.map((value) => ({ value, title: texts.periods[value] }));
const methods = [
  { value: "auto" as const, title: texts.auto },
  ...watchMethods.map((value) => ({ value, title: texts.methods[value] })),
];

export function AlertsEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={alertsSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<AlertsParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />
      <ColumnField
        label={fields.type}
        table={data}
        kinds={categoryKinds}
        value={params.type}
        onChange={(type) => set({ type })}
      />
      <ChoiceField
        label={fields.period}
        value={params.period}
        choices={periods}
        onChange={(period) => set({ period })}
      />
      <AsOfField labels={fields} value={params.as_of} onChange={(as_of) => set({ as_of })} />
      <ChoiceField
        label={fields.method}
        value={params.method}
        choices={methods}
        onChange={(method) => set({ method })}
      />
      <NumberField
        label={fields.alpha}
        min={0.0001}
        max={0.2}
        step={0.001}
        value={params.alpha}
        onChange={(alpha) => set({ alpha })}
      />
      <NumberField
        label={fields.leastCases}
        hint={fields.leastCasesHint}
        min={0}
        max={1000}
        step={1}
        value={params.least_cases}
        onChange={(least_cases) => set({ least_cases })}
      />
      <CheckField label={fields.fdr} value={params.fdr} onChange={(fdr) => set({ fdr })} />
      {params.fdr && (
        <NumberField
          label={fields.falseShare}
          min={0.01}
          max={0.5}
          step={0.01}
          value={params.false_share}
          onChange={(false_share) => set({ false_share })}
        />
      )}
      <CheckField label={fields.falls} value={params.falls} onChange={(falls) => set({ falls })} />
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next })}
      />
    </FieldGrid>
  );
}
