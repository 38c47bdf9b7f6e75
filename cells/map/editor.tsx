"use client";

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
import { mapSchema, type MapParams } from "./params";
import { suggestGeometry, suggestPoint } from "./suggest";
import { texts } from "./texts";

const layers = choicesOf(texts.layers);

export function MapEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={mapSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<MapParams>;

function Form({ params, set }: FormProps) {
  const table = useTable(params.data);
  const areas = useTable(params.boundaries);
  const { fields } = texts;
  const point = suggestPoint(table);
  const isPlaces = params.layer !== "choropleth";
  return (
    <FieldGrid label={texts.editor}>
      <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
      <ChoiceField
        label={fields.layer}
        value={params.layer}
        choices={layers}
        onChange={(layer) => set({ layer })}
      />
      {isPlaces && (
        <PointFields labels={fields} table={table} value={params} guess={point} set={set} />
      )}
      {params.layer === "points" && (
        <>
          <ColumnField
            label={fields.color}
            table={table}
            value={params.color}
            onChange={(color) => set({ color })}
          />
          <NumberField
            label={fields.size}
            unit="px"
            min={0.5}
            max={40}
            value={params.size}
            onChange={(size) => set({ size })}
          />
          <NumberField
            label={fields.most}
            min={1000}
            max={2_000_000}
            value={params.most}
            onChange={(most) => set({ most })}
          />
        </>
      )}
      {params.layer === "hexagons" && (
        <NumberField
          label={fields.cell}
          unit="m"
          min={10}
          max={50_000}
          value={params.cell}
          onChange={(cell) => set({ cell })}
        />
      )}
      {params.layer === "heat" && (
        <NumberField
          label={fields.radius}
          unit="px"
          min={2}
          max={100}
          value={params.radius}
          onChange={(radius) => set({ radius })}
        />
      )}
      {params.layer !== "points" && (
        <ColumnField
          label={fields.weight}
          table={table}
          kinds={numericKinds}
          value={params.weight}
          onChange={(weight) => set({ weight })}
        />
      )}
      <TableField
        label={fields.boundaries}
        optional={isPlaces}
        value={params.boundaries}
        onChange={(boundaries) => set({ boundaries })}
      />
      {params.boundaries && (
        <ColumnField
          label={fields.geometry}
          table={areas}
          value={suggestGeometry(areas) ?? params.geometry}
          onChange={(geometry) => set({ geometry: geometry ?? "geometry" })}
        />
      )}
      {!isPlaces && (
        <>
          <ColumnField
            label={fields.key}
            table={areas}
            value={params.key}
            onChange={(key) => set({ key })}
          />
          <ColumnField
            label={fields.match}
            table={table}
            value={params.match}
            onChange={(match) => set({ match })}
          />
        </>
      )}
      <TextField label={fields.title} value={params.title} onChange={(title) => set({ title })} />
      <TextField label={fields.unit} value={params.unit} onChange={(unit) => set({ unit })} />
      <NumberField
        label={fields.height}
        unit="px"
        min={200}
        max={1200}
        value={params.height}
        onChange={(height) => set({ height })}
      />
      <ScaleField label={fields.scale} value={params.scale} onChange={(scale) => set({ scale })} />
    </FieldGrid>
  );
}
