"use client";

import { type ReactNode, useState } from "react";
import { ToggleGroup } from "radix-ui";
import type { CellProblem } from "@/lib/session/kind";
import { CodeEditor } from "@/lib/ui/editor/code-editor";
import type { EditorProps } from "../kind";
import { texts } from "./texts";

interface FormOrYamlProps extends EditorProps {
  /** null while the text cannot be read: then only the text is shown. */
  form: ReactNode | null;
  problem: CellProblem | null;
  ariaLabel: string;
}

/** A form over a cell's YAML, and the text itself for whoever prefers it. */
export function FormOrYaml(props: FormOrYamlProps) {
  const { cell, onChange, form, problem, ariaLabel, onRun, onRunAndNext, onLeave } = props;
  const [shape, setShape] = useState<"form" | "yaml">("form");
  const shown = form === null ? "yaml" : shape;
  return (
    <div className="flex flex-col gap-3 p-3">
      <ToggleGroup.Root
        type="single"
        aria-label={texts.editAs}
        value={shown}
        onValueChange={(value) => value && setShape(value === "form" ? "form" : "yaml")}
        className="flex gap-3 self-end text-xs text-soft"
      >
        {(["form", "yaml"] as const).map((value) => (
          <ToggleGroup.Item
            key={value}
            value={value}
            disabled={value === "form" && form === null}
            className="rounded px-1 disabled:opacity-40 data-[state=on]:text-ink data-[state=on]:underline"
          >
            {value === "form" ? texts.asForm : texts.asYaml}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {shown === "form" ? (
        form
      ) : (
        <CodeEditor
          language="yaml"
          value={cell.source}
          onChange={onChange}
          path={`file:///cells/${cell.id}.yaml`}
          ariaLabel={ariaLabel}
          onRun={onRun}
          onRunAndNext={onRunAndNext}
          onEscape={onLeave}
        />
      )}
      {problem && shown === "yaml" && (
        <p role="status" className="text-sm text-bad">
          {problem.message} <span className="text-soft">{problem.hint ?? texts.unreadable}</span>
        </p>
      )}
    </div>
  );
}
