"use client";

import { useState } from "react";
import { ToggleGroup } from "radix-ui";
import { CodeEditor } from "@/lib/ui/editor/code-editor";
import type { EditorProps } from "../kind";
import { readParams } from "../params";
import { Form } from "./form";
import { chartSchema } from "./params";
import { texts } from "./texts";

type Shape = "form" | "yaml";

/** A form over the YAML; the text itself for whoever prefers it, or when it cannot be read. */
export function Editor({ cell, onChange }: EditorProps) {
  const [shape, setShape] = useState<Shape>("form");
  const read = readParams(chartSchema, cell.source);
  // A new chart has an empty table name: the form is where it gets one.
  const isNew = /^data:\s*(""|'')?\s*$/m.test(cell.source);
  const params = read.ok
    ? read.params
    : isNew
      ? { ...chartSchema.parse({ data: "-" }), data: "" }
      : null;
  const shown = params ? shape : "yaml";
  return (
    <div className="flex flex-col gap-3 p-3">
      <ToggleGroup.Root
        type="single"
        aria-label={texts.form.editAs}
        value={shown}
        onValueChange={(value) => value && setShape(value as Shape)}
        className="flex gap-3 self-end text-xs text-soft"
      >
        {(["form", "yaml"] as const).map((value) => (
          <ToggleGroup.Item
            key={value}
            value={value}
            disabled={value === "form" && !params}
            className="rounded px-1 data-[state=on]:text-ink data-[state=on]:underline disabled:opacity-40"
          >
            {value === "form" ? texts.form.asForm : texts.form.asText}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {shown === "form" && params ? (
        <Form params={params} source={cell.source} onChange={onChange} />
      ) : (
        <>
          <CodeEditor
            language="yaml"
            value={cell.source}
            onChange={onChange}
            path={`file:///cells/${cell.id}.yaml`}
            ariaLabel={texts.form.yamlLabel}
          />
          {!read.ok && (
            <p role="status" className="text-sm text-bad">
              {read.problem.message}{" "}
              <span className="text-soft">{read.problem.hint ?? texts.form.unreadable}</span>
            </p>
          )}
        </>
      )}
    </div>
  );
}
