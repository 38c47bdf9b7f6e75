"use client";

import { useId } from "react";
import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  TableField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DayField } from "@/cells/input/day-field";
import { PatrolFields } from "@/cells/patrol/fields";
import { ChosenField } from "./chosen-field";
import { monthsRange, profileSchema, squareRange, type ProfileParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function ProfileEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={profileSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<ProfileParams>;

function Form({ params, set }: FormProps) {
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
      <Until params={params} set={set} />
      <NumberField
        label={fields.months}
        min={monthsRange.least}
        max={monthsRange.most}
        step={1}
        value={params.months}
        onChange={(months) => set({ months })}
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
        min={squareRange.least}
        max={squareRange.most}
        step={1}
        value={params.square}
        onChange={(square) => set({ square })}
      />
    </FieldGrid>
  );
}

function Until({ params, set }: Pick<FormProps, "params" | "set">) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1 text-sm">
      <label htmlFor={id} className="text-soft">
        {fields.until}
      </label>
      <DayField
        id={id}
        value={params.until ?? ""}
        onChange={(until) => set({ until: until || undefined })}
      />
      <p className="text-xs text-faint">{fields.untilHint}</p>
    </div>
  );
}
