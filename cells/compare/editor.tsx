"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChoiceField,
  ColumnField,
  FieldGrid,
  numericKinds,
  ParamsEditor,
  TableField,
  TextField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { comparedPeriods } from "@/lib/methods/temporal/comparison-windows";
import { compareSchema, type CompareParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;
const periods = [
  { value: "auto" as const, title: fields.periodAuto },
  ...comparedPeriods.map((value) => ({ value, title: texts.periods[value] })),
];

export function CompareEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={compareSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<CompareParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  return (
    <FieldGrid label={texts.editor}>
      <DatedFields params={params} set={set} />
      <ChoiceField
        label={fields.period}
        value={params.period ?? "auto"}
        choices={periods}
        onChange={(period) => set({ period: period === "auto" ? undefined : period })}
      />
      <TextField
        label={fields.asOf}
        hint={fields.asOfHint}
        placeholder="2024-12-31"
        value={params.as_of}
        onChange={(as_of) => set({ as_of })}
      />
      <ByFields params={params} set={set} data={data} areas={areas} />
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next })}
      />
      <ColumnField
        label={fields.count}
        hint={fields.countHint}
        table={data}
        kinds={numericKinds}
        value={params.count}
        onChange={(count) => set({ count })}
      />
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
