"use client";

import { useCatalog } from "@/cells/context";
import { ChoiceField, FieldGrid, FormOrYaml, TableField } from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { editParams, readParams } from "@/cells/params";
import { type QualityParams, qualitySchema, rawOf } from "./params";
import { texts } from "./texts";

export function QualityEditor(props: EditorProps) {
  const { cell, onChange } = props;
  const read = readParams(qualitySchema, cell.source);
  // A new cell has no table yet: the form is where it gets one.
  const isNew = /^data:\s*(""|'')?\s*$/m.test(cell.source) || cell.source.trim() === "";
  const params: QualityParams | null = read.ok ? read.params : isNew ? { data: "" } : null;
  return (
    <FormOrYaml
      {...props}
      problem={read.ok ? null : read.problem}
      ariaLabel={texts.source}
      form={
        params && (
          <Form
            params={params}
            set={(changes) => onChange(editParams(cell.source, { ...changes }))}
          />
        )
      }
    />
  );
}

interface FormProps {
  params: QualityParams;
  set(changes: Partial<QualityParams>): void;
}

function Form({ params, set }: FormProps) {
  const tables = useCatalog()
    .map(({ name }) => name)
    .filter((name) => name !== params.data);
  const raw = rawOf(params);
  const several = raw.length > 1 ? [{ value: raw.join(), title: raw.join(", ") }] : [];
  return (
    <FieldGrid label={texts.editor}>
      <TableField
        label={texts.data}
        value={params.data || undefined}
        onChange={(data) => set({ data: data ?? "" })}
      />
      <ChoiceField
        label={texts.raw}
        hint={texts.rawHint}
        value={raw.join()}
        choices={[
          { value: "", title: texts.none },
          ...several,
          ...tables.map((name) => ({ value: name, title: name })),
        ]}
        onChange={(name) => set({ raw: name === "" ? undefined : name })}
      />
    </FieldGrid>
  );
}
