"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  ByFields,
  categoryKinds,
  CheckField,
  ChoiceField,
  ColumnField,
  FieldGrid,
  numericKinds,
  ParamsEditor,
  TableField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { guessBases } from "./columns";
import { bases, distributionSchema, type DistributionParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const rateChoices = (["none", ...bases] as const).map((value) => ({
  value,
  title: texts.rates[value],
}));

export function DistributionEditor(props: EditorProps) {
  return (
    <ParamsEditor {...props} schema={distributionSchema} ariaLabel={texts.source} Form={Form} />
  );
}

type FormProps = ParamsFormProps<DistributionParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  const guess = areas ? guessBases(areas) : {};
  const measured = areas && geometryOf(areas) ? "km2" : undefined;
  const offered = bases.find((base) => params[base] ?? guess[base]) ?? measured ?? "none";
  return (
    <FieldGrid label={texts.editor}>
      <TableField
        label={fields.data}
        value={params.data}
        onChange={(next) => set({ data: next })}
      />
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next })}
      />
      <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />
      {areas &&
        bases.map((base) => (
          <ColumnField
            key={base}
            label={base === "road_km" ? fields.roadKm : fields[base]}
            {...(base === "km2" ? { hint: fields.km2Hint } : {})}
            table={areas}
            kinds={numericKinds}
            value={params[base] ?? guess[base]}
            onChange={(column) => set({ [base]: column })}
          />
        ))}
      {areas && (
        <ChoiceField
          label={fields.rate}
          value={params.rate ?? offered}
          choices={rateChoices}
          onChange={(rate) => set({ rate })}
        />
      )}
      <CheckField
        label={fields.repeats}
        value={params.repeats}
        onChange={(repeats) => set({ repeats })}
      />
      {params.repeats && (
        <ColumnField
          label={fields.place}
          hint={fields.placeHint}
          table={data}
          kinds={categoryKinds}
          value={params.place}
          onChange={(place) => set({ place })}
        />
      )}
    </FieldGrid>
  );
}
