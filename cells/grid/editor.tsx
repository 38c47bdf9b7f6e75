"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  ChoiceField,
  ColumnField,
  FieldGrid,
  FormOrYaml,
  NumberField,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { editParams, readParams } from "@/cells/params";
import { pointOf } from "@/datasets/model/roles";
import { gridSchema, type GridParams } from "./params";
import { km2, texts } from "./texts";

const { fields, shapes } = texts;
const shapeChoices = (Object.keys(shapes) as GridParams["shape"][]).map((value) => ({
  value,
  title: shapes[value],
}));

/** Mean area of a hexagon of H3, km²: each resolution has a seventh of the one before. */
const meanKm2 = (resolution: number) => 4_357_449.416078381 / 7 ** resolution;

const resolutions = Array.from({ length: 10 }, (_, i) => i + 3).map((resolution) => ({
  value: String(resolution),
  title: texts.resolution(resolution, km2(meanKm2(resolution))),
}));

export function GridEditor(props: EditorProps) {
  const { cell, onChange } = props;
  const read = readParams(gridSchema, cell.source);
  const set = (changes: Partial<GridParams>) => onChange(editParams(cell.source, changes));
  return (
    <FormOrYaml
      {...props}
      problem={read.ok ? null : read.problem}
      ariaLabel={texts.source}
      form={read.ok ? <Form params={read.params} set={set} /> : null}
    />
  );
}

interface FormProps {
  params: GridParams;
  set(changes: Partial<GridParams>): void;
}

function Form({ params, set }: FormProps) {
  const areas = useTable(params.boundary);
  const points = useTable(params.data);
  const guess = points && pointOf(points);
  return (
    <FieldGrid label={texts.editor}>
      <TableField
        label={fields.boundary}
        hint={fields.boundaryHint}
        optional
        value={params.boundary}
        onChange={(boundary) => set({ boundary })}
      />
      {params.boundary && (
        <ColumnField
          label={fields.geometry}
          table={areas}
          value={params.geometry ?? geometryOf(areas)}
          onChange={(geometry) => set({ geometry })}
        />
      )}
      <TableField
        label={fields.data}
        optional
        value={params.data}
        onChange={(data) => set({ data })}
      />
      {params.data && (
        <>
          <ColumnField
            label={fields.latitude}
            table={points}
            value={params.latitude ?? guess?.latitude}
            onChange={(latitude) => set({ latitude })}
          />
          <ColumnField
            label={fields.longitude}
            table={points}
            value={params.longitude ?? guess?.longitude}
            onChange={(longitude) => set({ longitude })}
          />
        </>
      )}
      <ChoiceField
        label={fields.shape}
        value={params.shape}
        choices={shapeChoices}
        onChange={(shape) => set({ shape })}
      />
      {params.shape === "square" ? (
        <NumberField
          label={fields.size}
          unit="m"
          min={10}
          max={100_000}
          value={params.size}
          onChange={(size) => set({ size })}
        />
      ) : (
        <ChoiceField
          label={fields.resolution}
          value={String(params.resolution)}
          choices={resolutions}
          onChange={(resolution) => set({ resolution: Number(resolution) })}
        />
      )}
    </FieldGrid>
  );
}
