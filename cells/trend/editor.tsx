"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { HolidaysField } from "@/cells/temporal/holidays-field";
import { breakMethods, curveChoices, trendPeriods, trendSchema, type TrendParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = trendPeriods.map((value) => ({ value, title: texts.periods[value] }));
const breaks = breakMethods.map((value) => ({ value, title: texts.breakMethods[value] }));
const curves = curveChoices.map((value) => ({ value, title: texts.curves[value] }));

export function TrendEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={trendSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<TrendParams>) {
  const table = useTable(params.data);
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ChoiceField
        label={fields.period}
        value={params.period}
        choices={periods}
        onChange={(period) => set({ period })}
      />
      <ColumnField
        label={fields.by}
        table={table}
        kinds={categoryKinds}
        empty={fields.byNone}
        value={params.by}
        onChange={(by) => set({ by })}
      />
      {params.by && (
        <NumberField
          label={fields.series}
          min={1}
          max={24}
          step={1}
          value={params.series}
          onChange={(series) => set({ series })}
        />
      )}
      <ChoiceField
        label={fields.breaks}
        value={params.breaks}
        choices={breaks}
        onChange={(value) => set({ breaks: value })}
      />
      <ChoiceField
        label={fields.curve}
        value={params.curve}
        choices={curves}
        onChange={(curve) => set({ curve })}
      />
      <HolidaysField
        labels={fields}
        value={params.holidays}
        onChange={(holidays) => set({ holidays })}
      />
    </FieldGrid>
  );
}
