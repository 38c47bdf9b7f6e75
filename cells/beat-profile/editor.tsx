"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  TableField,
  TextField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { ChosenField } from "./chosen-field";
import { profileSchema, type ProfileParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function ProfileEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={profileSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<ProfileParams>) {
  const data = useTable(params.data);
  const columns = [
    ["head", fields.head],
    ["status", fields.status],
    ["place", fields.place],
  ] as const;
  return (
    <FieldGrid label={texts.editor}>
      <PatrolFields params={params} set={set} />
      <ChosenField value={params.chosen} onChange={(chosen) => set({ chosen })} />
      <TextField
        label={fields.until}
        hint={fields.untilHint}
        placeholder="2024-12-31"
        value={params.until}
        onChange={(until) => set({ until })}
      />
      <NumberField
        label={fields.months}
        value={params.months}
        onChange={(months) => set(months === undefined ? {} : { months })}
      />
      {columns.map(([key, label]) => (
        <ColumnField
          key={key}
          label={label}
          table={data}
          kinds={categoryKinds}
          value={params[key]}
          onChange={(name) => set({ [key]: name })}
        />
      ))}
      <TableField
        label={fields.people}
        hint={fields.peopleHint}
        optional
        value={params.people}
        onChange={(people) => set({ people })}
      />
      <TableField
        label={fields.offenders}
        hint={fields.offendersHint}
        optional
        value={params.offenders}
        onChange={(offenders) => set({ offenders })}
      />
      <NumberField
        label={fields.square}
        value={params.square}
        onChange={(square) => set(square === undefined ? {} : { square })}
      />
    </FieldGrid>
  );
}
