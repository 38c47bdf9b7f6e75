"use client";

import { FormOrYaml } from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { Form } from "./form";
import { readModel } from "./params";
import { texts } from "./texts";

export function ModelEditor(props: EditorProps) {
  const { cell, onChange } = props;
  const read = readModel(cell.source);
  return (
    <FormOrYaml
      {...props}
      problem={read.ok ? null : read.problem}
      ariaLabel={texts.form.yaml}
      form={
        read.ok ? (
          <Form id={cell.id} reading={read.reading} source={cell.source} onChange={onChange} />
        ) : null
      }
    />
  );
}
