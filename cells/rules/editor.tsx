"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChecksField,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberFields,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { offered } from "@/cells/people/offered";
import { useNamesShown } from "@/cells/people/shown";
import type { TableInfo } from "@/lib/engine/engine";
import { guessColumns, guessTime } from "./columns";
import { rulesSchema, type RulesParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const bands = ([0, 2, 3, 4, 6, 8, 12] as const).map((hours) => ({
  value: String(hours),
  title: hours === 0 ? fields.noHours : fields.hourBand(hours),
}));

export function RulesEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={rulesSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<RulesParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField
          label={fields.data}
          value={params.data}
          onChange={(name) => set({ data: name, columns: undefined })}
        />
        <ColumnField
          label={fields.time}
          table={data}
          kinds={["timestamp"]}
          value={params.time ?? (data ? (guessTime(data) ?? undefined) : undefined)}
          onChange={(time) => set({ time })}
        />
        <ChoiceField
          label={fields.hours}
          value={String(params.hours)}
          choices={bands}
          onChange={(hours) => set({ hours: Number(hours) as RulesParams["hours"] })}
        />
        <ColumnField
          label={fields.then}
          table={data}
          kinds={categoryKinds}
          empty={fields.any}
          value={params.then}
          onChange={(then) => set({ then })}
        />
        <NumberFields
          rows={[
            { name: "support", min: 0.0005, max: 1 },
            { name: "confidence", min: 0, max: 1 },
            { name: "lift", min: 0 },
            { name: "size", min: 2, max: 4, step: 1 },
          ]}
          labels={fields}
          params={params}
          onChange={(name, value) => set({ [name]: value })}
        />
      </FieldGrid>
      {data && <Columns data={data} params={params} set={set} />}
    </div>
  );
}

function Columns({ data, params, set }: Omit<FormProps, "cell"> & { data: TableInfo }) {
  const areShown = useNamesShown();
  const chosen = params.columns ?? guessColumns(data);
  const names = offered(data, areShown)
    .columns.filter(({ kind }) => categoryKinds.includes(kind))
    .map(({ name }) => name);
  return (
    <ChecksField
      label={fields.columns}
      names={names}
      chosen={chosen}
      onChange={(columns) => set({ columns })}
    />
  );
}
