"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  ScaleField,
  TableField,
  TextField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { AgainstFields } from "./against-fields";
import { densitySchema, rules, type DensityParams, type Rule } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function DensityEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={densitySchema} ariaLabel={texts.source} Form={Form} />;
}

export type FormProps = ParamsFormProps<DensityParams>;

const kernels = choicesOf(texts.kernels);
const edges = choicesOf(texts.edges);
const ruleChoices = [
  ...rules.map((value) => ({ value: value as Rule | "by hand", title: texts.ruleTitles[value] })),
  { value: "by hand" as const, title: fields.byHand },
];

/** A first bandwidth to be changed, metres. */
const walkable = 300;

function Form({ params, set }: FormProps) {
  const points = useTable(params.data);
  const areas = useTable(params.boundary);
  const { bandwidth } = params;
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
        <PointFields labels={fields} table={points} value={params} set={set} />
        <ColumnField
          label={fields.weight}
          hint={fields.weightHint}
          table={points}
          kinds={numericKinds}
          value={params.weight}
          onChange={(weight) => set({ weight })}
        />
        <ChoiceField
          label={fields.kernel}
          value={params.kernel}
          choices={kernels}
          onChange={(kernel) => set({ kernel })}
        />
        <ChoiceField
          label={fields.rule}
          value={typeof bandwidth === "number" ? "by hand" : bandwidth}
          choices={ruleChoices}
          onChange={(rule) => set({ bandwidth: rule === "by hand" ? walkable : rule })}
        />
        {typeof bandwidth === "number" && (
          <NumberField
            label={fields.bandwidth}
            unit="m"
            min={1}
            max={100_000}
            value={bandwidth}
            onChange={(length) => length !== undefined && set({ bandwidth: length })}
          />
        )}
        <NumberField
          label={fields.cell}
          hint={fields.cellHint}
          unit="m"
          min={1}
          max={100_000}
          value={params.cell}
          onChange={(cell) => set({ cell })}
        />
        <TableField
          label={fields.boundary}
          hint={fields.boundaryHint}
          optional
          value={params.boundary}
          onChange={(boundary) => set({ boundary, geometry: undefined, name: undefined })}
        />
        {params.boundary && (
          <>
            <GeometryField
              label={fields.geometry}
              table={areas}
              value={params.geometry}
              onChange={(geometry) => set({ geometry })}
            />
            <ColumnField
              label={fields.name}
              table={areas}
              value={params.name}
              empty={texts.byWhatTells}
              onChange={(name) => set({ name })}
            />
            <ChoiceField
              label={fields.edge}
              value={params.edge}
              choices={edges}
              onChange={(edge) => set({ edge })}
            />
          </>
        )}
        <NumberField
          label={fields.places}
          min={0}
          max={50}
          step={1}
          value={params.places}
          onChange={(places) => set({ places: places ?? 0 })}
        />
        <TextField
          label={fields.contours}
          hint={fields.contoursHint}
          value={params.contours.join(", ")}
          onChange={(text) => set({ contours: percentages(text ?? "") })}
        />
        <ScaleField
          label={fields.scale}
          value={params.scale ?? (params.against ? "blue-red" : "heat")}
          onChange={(scale) => set({ scale })}
        />
        <TextField
          label={fields.mapTitle}
          value={params.title}
          onChange={(title) => set({ title })}
        />
      </FieldGrid>
      <AgainstFields params={params} set={set} />
    </div>
  );
}

const percentages = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .map(Number)
    .filter((value) => value > 0 && value < 100)
    .slice(0, 5);
