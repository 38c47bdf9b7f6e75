"use client";

import { useTable } from "@/cells/context";
import { TraitsField } from "@/cells/correlates/traits-field";
import {
  ByFields,
  ChoiceField,
  ColumnField,
  FieldGrid,
  numericKinds,
  ParamsEditor,
  TableField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { driverModels, driverPeriods, driversSchema, type DriversParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = driverPeriods.map((value) => ({ value, title: texts.periods[value] }));
const models = driverModels.map((value) => ({ value, title: fields.models[value] }));

export function DriversEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={driversSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<DriversParams>) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  const duty = useTable(params.duty);
  const { holidays = "none" } = params;
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <DatedFields params={params} set={set} />
        <ChoiceField
          label={fields.period}
          value={params.period}
          choices={periods}
          onChange={(period) => set({ period })}
        />
        <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />
        <TableField
          label={fields.areas}
          hint={fields.areasHint}
          optional
          value={params.areas}
          onChange={(next) => set({ areas: next, traits: undefined })}
        />
        <ChoiceField
          label={fields.holidays}
          value={holidays}
          choices={[
            { value: "none", title: fields.holidayChoices.none },
            { value: "karnataka", title: fields.holidayChoices.karnataka },
            ...(holidays === "none" || holidays === "karnataka"
              ? []
              : [{ value: holidays, title: holidays }]),
          ]}
          onChange={(next) => set({ holidays: next === "none" ? undefined : next })}
        />
        <TableField
          label={fields.duty}
          optional
          value={params.duty}
          onChange={(next) => set({ duty: next, officers: undefined })}
        />
        {duty && (
          <ColumnField
            label={fields.officers}
            hint={fields.officersHint}
            table={duty}
            kinds={numericKinds}
            value={params.officers}
            onChange={(officers) => set({ officers })}
          />
        )}
        <ChoiceField
          label={fields.model}
          value={params.model}
          choices={models}
          onChange={(model) => set({ model })}
        />
      </FieldGrid>
      {areas && (
        <TraitsField
          label={fields.traits}
          areas={areas}
          value={params.traits}
          onChange={(traits) => set({ traits })}
        />
      )}
    </div>
  );
}
