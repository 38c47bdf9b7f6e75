"use client";

import { FormOrYaml } from "../fields";
import type { EditorProps } from "../kind";
import { readParams } from "../params";
import { Form } from "./form";
import { chartSchema } from "./params";
import { texts } from "./texts";

export function Editor(props: EditorProps) {
  const { cell, onChange } = props;
  const read = readParams(chartSchema, cell.source);
  // A new chart has no table yet: the form is where it gets one.
  const isNew = /^data:\s*(""|'')?\s*$/m.test(cell.source);
  const blank = isNew ? { ...chartSchema.parse({ data: "-" }), data: "" } : null;
  const params = read.ok ? read.params : blank;
  return (
    <FormOrYaml
      {...props}
      problem={read.ok ? null : read.problem}
      ariaLabel={texts.form.yamlLabel}
      form={params && <Form params={params} source={cell.source} onChange={onChange} />}
    />
  );
}
