"use client";

import { useTable } from "@/cells/context";
import { ChoiceField, choicesOf, ColumnField, NumberField, TableField } from "@/cells/fields";
import type { GridParams } from "./params";
import { texts } from "./texts";

const { fields, shapes } = texts;

const shapeChoices = choicesOf(shapes);

interface GroundFieldsProps {
  params: GridParams;
  set(changes: Partial<GridParams>): void;
}

/** Over which ground, in which cells. */
export function GroundFields({ params, set }: GroundFieldsProps) {
  const areas = useTable(params.boundary);
  return (
    <>
      <TableField
        label={fields.boundary}
        hint={fields.boundaryHint}
        optional
        value={params.boundary}
        onChange={(boundary) => set({ boundary })}
      />
      {params.boundary && (
        <ColumnField
          label={fields.area}
          table={areas}
          empty={fields.byLabel}
          value={params.area}
          onChange={(area) => set({ area })}
        />
      )}
      <ChoiceField
        label={fields.shape}
        value={params.shape}
        choices={shapeChoices}
        onChange={(shape) => set({ shape })}
      />
      <NumberField
        label={fields.size}
        hint={params.shape === "square" ? fields.sizeHint : fields.hexagonHint}
        unit="m"
        min={20}
        max={20_000}
        value={params.size}
        onChange={(size) => set({ size })}
      />
    </>
  );
}
