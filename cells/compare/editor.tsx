"use client";

import { useTable } from "@/cells/context";
import {
  AsOfField,
  ByFields,
  ChoiceField,
  ColumnField,
  FieldGrid,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { comparedPeriods } from "@/lib/methods/temporal/comparison-windows";
import { compareSchema, type CompareParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = [
  { value: "auto" as const, title: fields.periodAuto },
  ...comparedPeriods.map((value) => ({ value, title: texts.periods[value] })),
];

export function CompareEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={compareSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<CompareParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ChoiceField
        label={fields.period}
        value={params.period ?? "auto"}
        choices={periods}
        onChange={(period) => set({ period: period === "auto" ? undefined : period })}
      />
      <AsOfField labels={fields} value={params.as_of} onChange={(as_of) => set({ as_of })} />
      <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next })}
      />
      <ColumnField
        label={fields.count}
        hint={fields.countHint}
        table={data}
        kinds={numericKinds}
        value={params.count}
        onChange={(count) => set({ count })}
      />
    </FieldGrid>
  );
}
