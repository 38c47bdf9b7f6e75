"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
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
      <ByFields params={params} set={set} data={data} areas={areas} />
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

interface ByProps extends Omit<FormProps, "cell"> {
  data: ReturnType<typeof useTable>;
  areas: ReturnType<typeof useTable>;
}

/** Up to two columns; with a table of areas, the column there that has the same names. */
function ByFields({ params: { by }, set, data, areas }: ByProps) {
  const pairs = Array.isArray(by) ? by.map((name) => [name, name]) : Object.entries(by ?? {});
  const put = (at: number, from: string | undefined, to: string | undefined) => {
    const next = pairs.map(([a, b]) => [a!, b!] as const);
    if (from) next[at] = [from, to ?? from];
    else next.splice(at, 1);
    if (next.length === 0) set({ by: undefined });
    else if (next.every(([a, b]) => a === b)) set({ by: next.map(([a]) => a) });
    else set({ by: Object.fromEntries(next) });
  };
  return [0, 1].slice(0, pairs.length + 1).map((at) => (
    <div key={at} className="contents">
      <ColumnField
        label={at === 0 ? fields.by : fields.second}
        table={data}
        kinds={categoryKinds}
        value={pairs[at]?.[0]}
        onChange={(from) => put(at, from, undefined)}
      />
      {areas && pairs[at] && (
        <ColumnField
          label={fields.as}
          table={areas}
          kinds={categoryKinds}
          required
          value={pairs[at][1]}
          onChange={(to) => put(at, pairs[at]![0], to)}
        />
      )}
    </div>
  ));
}
