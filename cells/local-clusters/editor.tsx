"use client";

import { GeometryField } from "@/cells/areas/geometry-field";
import { useTable } from "@/cells/context";
import {
  CheckField,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { GridFields, IncidentFields, NeighbourFields } from "./ground-fields";
import { clustersSchema, type ClustersParams } from "./params";
import { statistics, texts } from "./texts";

const { fields } = texts;

const statisticChoices = choicesOf(statistics);

export function ClustersEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={clustersSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<ClustersParams>;

function Form({ params, set }: FormProps) {
  return (
    <FieldGrid label={texts.editor}>
      <IncidentFields params={params} set={set} />
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(areas) => set({ areas })}
      />
      {params.areas ? (
        <AreaFields params={params} set={set} />
      ) : (
        <GridFields params={params} set={set} />
      )}
      <ChoiceField
        label={fields.statistic}
        value={params.statistic}
        choices={statisticChoices}
        onChange={(statistic) => set({ statistic })}
      />
      <NeighbourFields params={params} set={set} />
      {params.statistic === "moran" && (
        <NumberField
          label={fields.permutations}
          min={99}
          max={9999}
          step={100}
          value={params.permutations}
          onChange={(permutations) => permutations && set({ permutations })}
        />
      )}
    </FieldGrid>
  );
}

function AreaFields({ params, set }: Pick<FormProps, "params" | "set">) {
  const areas = useTable(params.areas);
  return (
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
        onChange={(name) => set({ name })}
      />
      <ColumnField
        label={fields.count}
        hint={fields.countHint}
        table={areas}
        kinds={numericKinds}
        value={params.count}
        onChange={(count) => set({ count })}
      />
      <ColumnField
        label={fields.population}
        table={areas}
        kinds={numericKinds}
        value={params.population}
        onChange={(population) => set({ population })}
      />
      {params.population && (
        <>
          <NumberField
            label={fields.per}
            min={1}
            value={params.per}
            onChange={(per) => per && set({ per })}
          />
          <CheckField
            label={fields.smooth}
            value={params.smooth}
            onChange={(smooth) => set({ smooth })}
          />
        </>
      )}
    </>
  );
}
