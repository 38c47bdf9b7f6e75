"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TextField,
  TimeField,
} from "@/cells/fields";
import { GroundFields } from "@/cells/ground/fields";
import type { EditorProps } from "@/cells/kind";
import { LearningFields } from "@/cells/learning/fields";
import { LayersFields } from "@/cells/risk-terrain/layer-fields";
import { modelChoices, placeForecastSchema, usesLayers, type PlaceForecastParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const models = modelChoices.map((value) => ({ value, title: texts.models[value] }));
const others = choicesOf(texts.othersChoices);
const discovered = choicesOf(texts.discoveredChoices);

export function PlaceForecastEditor(props: EditorProps) {
  return (
    <ParamsEditor {...props} schema={placeForecastSchema} ariaLabel={texts.source} Form={Form} />
  );
}

type FormProps = Pick<ParamsFormProps<PlaceForecastParams>, "params" | "set">;

function Form({ params, set }: FormProps) {
  return (
    <FieldGrid label={texts.editor}>
      <IncidentFields params={params} set={set} />
      <NumberField
        label={fields.horizon}
        unit="days"
        min={1}
        max={366}
        step={1}
        value={params.horizon}
        onChange={(horizon) => set({ horizon })}
      />
      <NumberField
        label={fields.patrol}
        hint={fields.patrolHint(cellsIn(params))}
        unit="km²"
        min={0}
        value={params.patrol}
        onChange={(patrol) => set({ patrol })}
      />
      <GroundFields params={params} set={set} />
      <ModelFields params={params} set={set} />
      <LearningFields params={params} set={set} />
      {usesLayers(params.model) && (
        <div className="col-span-full">
          <LayersFields layers={params.layers} set={(layers) => set({ layers })} />
        </div>
      )}
    </FieldGrid>
  );
}

const cellsIn = ({ patrol, size }: PlaceForecastParams) =>
  Math.max(1, Math.floor((patrol * 1e6) / size ** 2 + 1e-9));

function IncidentFields({ params, set }: FormProps) {
  const table = useTable(params.data);
  return (
    <>
      <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
      {params.data && <PointFields labels={fields} table={table} value={params} set={set} />}
      <TimeField
        label={fields.time}
        table={table}
        value={params.time}
        onChange={(time) => set({ time })}
      />
      <ColumnField
        label={fields.column}
        table={table}
        kinds={categoryKinds}
        empty={fields.columnNone}
        value={params.column}
        onChange={(column) => set({ column })}
      />
      {params.column && (
        <>
          <TextField
            label={fields.value}
            hint={fields.valueHint}
            value={params.value}
            onChange={(value) => set({ value })}
          />
          <ChoiceField
            label={fields.others}
            value={params.others}
            choices={others}
            onChange={(value) => set({ others: value })}
          />
        </>
      )}
      <ChoiceField
        label={fields.discovered}
        value={params.discovered}
        choices={discovered}
        onChange={(value) => set({ discovered: value })}
      />
    </>
  );
}

function ModelFields({ params, set }: FormProps) {
  return (
    <>
      <ChoiceField
        label={fields.model}
        value={params.model}
        choices={models}
        onChange={(model) => set({ model })}
      />
      <NumberField
        label={fields.halfLife}
        unit="days"
        min={1}
        value={params.half_life}
        onChange={(half_life) => set({ half_life })}
      />
      <NumberField
        label={fields.threshold}
        hint={fields.thresholdHint}
        min={0}
        max={1}
        step={0.05}
        value={params.threshold}
        onChange={(threshold) => set({ threshold })}
      />
      <NumberField
        label={fields.origins}
        min={2}
        max={52}
        step={1}
        value={params.origins}
        onChange={(origins) => set({ origins })}
      />
    </>
  );
}
