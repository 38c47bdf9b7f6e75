"use client";

import type { ComponentType } from "react";
import type { z } from "zod";
import type { EditorProps } from "../kind";
import { editParams, readParams } from "../params";
import { FormOrYaml } from "./form-or-yaml";

export interface ParamsFormProps<Params> {
  cell: EditorProps["cell"];
  params: Params;
  /** Changes parameters; `undefined` takes one away. */
  set(changes: Partial<Params>): void;
}

interface ParamsEditorProps<Schema extends z.ZodType> extends EditorProps {
  schema: Schema;
  ariaLabel: string;
  Form: ComponentType<ParamsFormProps<z.output<Schema>>>;
}

/** The editor of a cell whose source is parameters: its form while they can be read, and their YAML. */
export function ParamsEditor<Schema extends z.ZodType>(props: ParamsEditorProps<Schema>) {
  const { schema, ariaLabel, Form, ...editor } = props;
  const { cell, onChange } = editor;
  const read = readParams(schema, cell.source);
  const set = (changes: Partial<z.output<Schema>>) =>
    onChange(editParams(cell.source, { ...changes }));
  return (
    <FormOrYaml
      {...editor}
      problem={read.ok ? null : read.problem}
      ariaLabel={ariaLabel}
      form={read.ok ? <Form cell={cell} params={read.params} set={set} /> : null}
    />
  );
}
