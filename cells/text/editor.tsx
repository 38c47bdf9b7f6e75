"use client";

import { CodeEditor } from "@/lib/ui/editor/code-editor";
import type { EditorProps } from "../kind";
import { texts } from "./texts";

export function Editor({ cell, onChange, onRun, onRunAndNext, onLeave }: EditorProps) {
  return (
    <CodeEditor
      language="markdown"
      value={cell.source}
      onChange={onChange}
      path={`file:///cells/${cell.id}.md`}
      ariaLabel={texts.editorLabel}
      onRun={onRun}
      onRunAndNext={onRunAndNext}
      onEscape={onLeave}
    />
  );
}
