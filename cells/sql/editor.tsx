"use client";

import type { EditorProps } from "@/cells/kind";
import { CodeEditor } from "@/lib/ui/editor";
import { useMarkers } from "@/cells/markers";
import { texts } from "./texts";

export function SqlEditor({ cell, onChange, onRun, onRunAndNext, onLeave }: EditorProps) {
  return (
    <CodeEditor
      language="sql"
      path={`cells/${cell.id}.sql`}
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
