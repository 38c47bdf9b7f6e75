"use client";

import { CodeEditor } from "@/lib/ui/editor/code-editor";
import { ChoiceField, Field, FieldGrid, FormOrYaml, NumberField, TextField } from "../fields";
import type { EditorProps } from "../kind";
import { editParams, readParams } from "../params";
import { type InputParams, inputSchema, inputTypes } from "./params";
import { texts } from "./texts";
import { toNumber } from "./value";

export function Editor(props: EditorProps) {
  const { cell, onChange } = props;
  const read = readParams(inputSchema, cell.source);
  const change = (changes: Partial<InputParams>) => onChange(editParams(cell.source, changes));
  return (
    <FormOrYaml
      {...props}
      problem={read.ok ? null : read.problem}
      ariaLabel={texts.form.label}
      form={read.ok ? <Form params={read.params} path={cell.id} change={change} /> : null}
    />
  );
}

interface FormProps {
  params: InputParams;
  path: string;
  change(changes: Partial<InputParams>): void;
}

function Form({ params, path, change }: FormProps) {
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
          onChange={(next) =>
            change({ type: next, ...(next === type ? {} : { value: undefined }) })
          }
        />
        <TextField
          label={words.words}
          value={params.label}
          onChange={(label) => change({ label })}
        />
        {isNumber && (
          <>
            <NumberField
              label={words.min}
              value={toNumber(params.min) ?? undefined}
              onChange={(min) => change({ min })}
            />
            <NumberField
              label={words.max}
              value={toNumber(params.max) ?? undefined}
              onChange={(max) => change({ max })}
            />
            <NumberField
              label={words.step}
              value={params.step}
              min={0}
              onChange={(step) => change({ step: step && step > 0 ? step : undefined })}
            />
            <TextField
              label={words.unit}
              value={params.unit}
              onChange={(unit) => change({ unit })}
            />
          </>
        )}
        {isDate && (
          <>
            <TextField
              label={words.earliest}
              value={params.min === undefined ? undefined : String(params.min)}
              onChange={(min) => change({ min })}
            />
            <TextField
              label={words.latest}
              value={params.max === undefined ? undefined : String(params.max)}
              onChange={(max) => change({ max })}
            />
          </>
        )}
        {type === "text" && (
          <TextField
            label={words.placeholder}
            value={params.placeholder}
            onChange={(placeholder) => change({ placeholder })}
          />
        )}
      </FieldGrid>
      {(type === "select" || type === "multi-select") && (
        <Options params={params} path={path} change={change} />
      )}
    </div>
  );
}

function Options({ params, path, change }: FormProps) {
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
            change({ options: chosen === "query" ? { query: words.queryTemplate } : [] })
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
              onChange={(event) => change({ options: toList(event.target.value) })}
            />
          )}
        </Field>
      ) : (
        <CodeEditor
          language="sql"
          value={query}
          onChange={(text) => change({ options: { query: text } })}
          path={`file:///cells/${path}.options.sql`}
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
