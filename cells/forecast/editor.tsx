"use client";

import { useTable } from "@/cells/context";
import {
  ByFields,
  CheckField,
  ChoiceField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { LearningFields } from "@/cells/learning/fields";
import { DatedFields } from "@/cells/temporal/fields";
import { HolidaysField } from "@/cells/temporal/holidays-field";
import { ModelsField } from "./models-field";
import {
  forecastPeriods,
  forecastSchema,
  hierarchies,
  horizonOf,
  type ForecastParams,
} from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = forecastPeriods.map((value) => ({ value, title: texts.periods[value] }));
const sums = hierarchies.map((value) => ({ value, title: texts.hierarchies[value] }));

export function ForecastEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={forecastSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<ForecastParams>) {
  const table = useTable(params.data);
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ByFields
        labels={{ ...fields, as: "" }}
        by={params.by}
        data={table}
        areas={undefined}
        most={3}
        set={({ by }) => set({ by: by as string[] | undefined })}
      />
      <ChoiceField
        label={fields.period}
        value={params.period}
        choices={periods}
        onChange={(period) => set({ period })}
      />
      <NumberField
        label={fields.horizon}
        min={1}
        max={366}
        step={1}
        placeholder={String(horizonOf({ ...params, horizon: undefined }))}
        value={params.horizon}
        onChange={(horizon) => set({ horizon })}
      />
      <ModelsField models={params.models} onChange={(models) => set({ models })} />
      <HolidaysField
        labels={fields}
        value={params.holidays}
        onChange={(holidays) => set({ holidays })}
      />
      <NumberField
        label={fields.hold}
        hint={fields.holdHint}
        min={0}
        max={366}
        step={1}
        value={params.hold}
        onChange={(hold) => set({ hold })}
      />
      {params.by && (
        <ChoiceField
          label={fields.hierarchy}
          value={params.hierarchy}
          choices={sums}
          onChange={(hierarchy) => set({ hierarchy })}
        />
      )}
      <CheckField
        label={fields.breaks}
        value={params.breaks}
        onChange={(breaks) => set({ breaks })}
      />
      <LearningFields params={params} set={set} />
    </FieldGrid>
  );
}
