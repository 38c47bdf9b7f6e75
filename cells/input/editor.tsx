"use client";

import { CodeEditor } from "@/lib/ui/editor/code-editor";
import {
  ChoiceField,
  Field,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  TextField,
} from "../fields";
import type { EditorProps } from "../kind";
import { type InputParams, inputSchema, inputTypes } from "./params";
import { texts } from "./texts";
import { toNumber } from "./value";

export function Editor(props: EditorProps) {
  return <ParamsEditor {...props} schema={inputSchema} ariaLabel={texts.form.label} Form={Form} />;
}

function Form({ cell, params, set }: ParamsFormProps<InputParams>) {
  const words = texts.form;
  const { type } = params;
  const isNumber = type === "slider" || type === "number";
  const isDate = type === "date" || type === "date range";
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={words.label}>
        <ChoiceField
          label={words.type}
          value={type}
          choices={inputTypes.map((value) => ({ value, title: texts.types[value] }))}
          onChange={(next) => set({ type: next, ...(next === type ? {} : { value: undefined }) })}
        />
        <TextField label={words.words} value={params.label} onChange={(label) => set({ label })} />
        {isNumber && (
          <>
            <NumberField
              label={words.min}
              value={toNumber(params.min) ?? undefined}
              onChange={(min) => set({ min })}
            />
            <NumberField
              label={words.max}
              value={toNumber(params.max) ?? undefined}
              onChange={(max) => set({ max })}
            />
            <NumberField
              label={words.step}
              value={params.step}
              min={0}
              onChange={(step) => set({ step: step && step > 0 ? step : undefined })}
            />
            <TextField label={words.unit} value={params.unit} onChange={(unit) => set({ unit })} />
          </>
        )}
        {isDate && (
          <>
            <TextField
              label={words.earliest}
              value={params.min === undefined ? undefined : String(params.min)}
              onChange={(min) => set({ min })}
            />
            <TextField
              label={words.latest}
              value={params.max === undefined ? undefined : String(params.max)}
              onChange={(max) => set({ max })}
            />
          </>
        )}
        {type === "text" && (
          <TextField
            label={words.placeholder}
            value={params.placeholder}
            onChange={(placeholder) => set({ placeholder })}
          />
        )}
      </FieldGrid>
      {(type === "select" || type === "multi-select") && (
        <Options cell={cell} params={params} set={set} />
      )}
    </div>
  );
}

function Options({ cell, params, set }: ParamsFormProps<InputParams>) {
  const words = texts.form;
  const { options } = params;
  const query = options && !Array.isArray(options) ? options.query : null;
  const list = Array.isArray(options) ? options : [];
  return (
    <div className="flex flex-col gap-2">
      <div className="max-w-56">
        <ChoiceField
          label={words.source}
          value={query === null ? "list" : "query"}
          choices={[
            { value: "list", title: words.list },
            { value: "query", title: words.query },
          ]}
          onChange={(chosen) =>
            set({ options: chosen === "query" ? { query: words.queryTemplate } : [] })
          }
        />
      </div>
      {query === null ? (
        <Field label={texts.choices} hint={words.listHint}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              aria-describedby={describedBy}
              className="min-h-24 w-full max-w-96 rounded border border-line bg-paper p-2"
              defaultValue={list.join("\n")}
              onChange={(event) => set({ options: toList(event.target.value) })}
            />
          )}
        </Field>
      ) : (
        <CodeEditor
          language="sql"
          value={query}
          onChange={(text) => set({ options: { query: text } })}
          path={`file:///cells/${cell.id}.options.sql`}
          ariaLabel={words.queryLabel}
        />
      )}
    </div>
  );
}

/** Lines that are numbers become numbers only when all of them are, so that `007` stays a text. */
function toList(text: string): (string | number)[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const areNumbers = lines.every((line) => String(Number(line)) === line);
  return areNumbers ? lines.map(Number) : lines;
}
