"use client";

import type { EditorProps } from "@/cells/kind";
import { useMarkers } from "@/cells/markers";
import { CodeEditor } from "@/lib/ui/editor";
import { texts } from "./texts";

export function ScriptEditor({ cell, onChange, onRun, onRunAndNext, onLeave }: EditorProps) {
  return (
    <CodeEditor
      language="typescript"
      path={`cells/${cell.id}.ts`}
      value={cell.source}
      onChange={onChange}
      onRun={onRun}
      onRunAndNext={onRunAndNext}
      onEscape={onLeave}
      markers={useMarkers(cell.id)}
      ariaLabel={texts.editor(cell.name)}
    />
  );
}
