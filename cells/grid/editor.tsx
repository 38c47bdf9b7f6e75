"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { gridSchema, type GridParams } from "./params";
import { km2, texts } from "./texts";

const { fields, shapes } = texts;
const shapeChoices = choicesOf(shapes);

/** Mean area of a hexagon of H3, km²: each resolution has a seventh of the one before. */
const meanKm2 = (resolution: number) => 4_357_449.416078381 / 7 ** resolution;

const resolutions = Array.from({ length: 10 }, (_, i) => i + 3).map((resolution) => ({
  value: String(resolution),
  title: texts.resolution(resolution, km2(meanKm2(resolution))),
}));

export function GridEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={gridSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<GridParams>;

function Form({ params, set }: FormProps) {
  const areas = useTable(params.boundary);
  const points = useTable(params.data);
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
        <GeometryField
          label={fields.geometry}
          table={areas}
          value={params.geometry}
          onChange={(geometry) => set({ geometry })}
        />
      )}
      <TableField
        label={fields.data}
        optional
        value={params.data}
        onChange={(data) => set({ data })}
      />
      {params.data && <PointFields labels={fields} table={points} value={params} set={set} />}
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
