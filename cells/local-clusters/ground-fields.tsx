"use client";

import { useTable } from "@/cells/context";
import { ChoiceField, choicesOf, NumberField, PointFields, TableField } from "@/cells/fields";
import { neighbourRules, texts } from "./texts";
import type { GroundParams, NeighbourParams } from "./params";

const { fields, shapes } = texts;

interface Fields<Params> {
  params: Params;
  set(changes: Partial<Params>): void;
}

/** Which points. */
export function IncidentFields({ params, set }: Fields<GroundParams>) {
  const points = useTable(params.data);
  return (
    <>
      <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
      {params.data && <PointFields labels={fields} table={points} value={params} set={set} />}
    </>
  );
}

/** Over which grid. */
export function GridFields({ params, set }: Fields<GroundParams>) {
  return (
    <>
      <TableField
        label={fields.boundary}
        hint={fields.boundaryHint}
        optional
        value={params.boundary}
        onChange={(boundary) => set({ boundary })}
      />
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
          placeholder={texts.byExtent}
          value={params.size}
          onChange={(size) => set({ size })}
        />
      ) : (
        <NumberField
          label={fields.resolution}
          min={3}
          max={12}
          step={1}
          placeholder={texts.byExtent}
          value={params.resolution}
          onChange={(resolution) => set({ resolution })}
        />
      )}
    </>
  );
}

const shapeChoices = choicesOf(shapes);

const ruleChoices = choicesOf(neighbourRules);

/** Who is compared with whom. */
export function NeighbourFields({ params, set }: Fields<NeighbourParams>) {
  return (
    <>
      <ChoiceField
        label={fields.neighbours}
        value={params.neighbours}
        choices={ruleChoices}
        onChange={(neighbours) => set({ neighbours })}
      />
      {params.neighbours === "distance" && (
        <NumberField
          label={fields.distance}
          unit="m"
          min={1}
          value={params.distance}
          onChange={(distance) => distance && set({ distance })}
        />
      )}
      {params.neighbours === "nearest" && (
        <NumberField
          label={fields.nearest}
          min={1}
          max={100}
          step={1}
          value={params.nearest}
          onChange={(nearest) => nearest && set({ nearest })}
        />
      )}
    </>
  );
}
