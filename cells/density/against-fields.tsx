"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  TableField,
} from "@/cells/fields";
import { pointOf } from "@/datasets/model/roles";
import type { FormProps } from "./editor";
import { measures } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const measureChoices = measures.map((value) => ({ value, title: texts.measureTitles[value] }));

/** What the incidents are compared with. */
export function AgainstFields({ params, set }: Pick<FormProps, "params" | "set">) {
  const table = useTable(params.against);
  const guess = table && pointOf(table);
  const hasPoints = Boolean(guess) || params.against_latitude !== undefined;
  return (
    <FieldGrid label={fields.against}>
      <TableField
        label={fields.against}
        hint={fields.againstHint}
        optional
        value={params.against}
        onChange={(against) =>
          set({
            against,
            against_latitude: undefined,
            against_longitude: undefined,
            against_geometry: undefined,
            against_weight: undefined,
          })
        }
      />
      {params.against && (
        <>
          {hasPoints ? (
            <>
              <ColumnField
                label={fields.againstLatitude}
                table={table}
                value={params.against_latitude ?? guess?.latitude}
                onChange={(name) => set({ against_latitude: name })}
              />
              <ColumnField
                label={fields.againstLongitude}
                table={table}
                value={params.against_longitude ?? guess?.longitude}
                onChange={(name) => set({ against_longitude: name })}
              />
            </>
          ) : (
            <GeometryField
              label={fields.againstGeometry}
              table={table}
              value={params.against_geometry}
              onChange={(name) => set({ against_geometry: name })}
            />
          )}
          <ColumnField
            label={fields.againstWeight}
            hint={fields.againstWeightHint}
            table={table}
            kinds={numericKinds}
            value={params.against_weight}
            onChange={(name) => set({ against_weight: name })}
          />
          <ChoiceField
            label={fields.measure}
            value={params.measure}
            choices={measureChoices}
            onChange={(measure) => set({ measure })}
          />
          {params.measure === "ratio" && (
            <NumberField
              label={fields.per}
              min={1}
              value={params.per}
              onChange={(per) => set({ per: per || undefined })}
            />
          )}
          {params.measure !== "difference" && (
            <NumberField
              label={fields.least}
              hint={fields.leastHint}
              unit="per km²"
              min={0}
              value={params.least}
              onChange={(least) => set({ least })}
            />
          )}
        </>
      )}
    </FieldGrid>
  );
}
