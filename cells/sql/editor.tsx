"use client";

import { CodeCellEditor } from "@/cells/code-editor";
import type { EditorProps } from "@/cells/kind";
import { texts } from "./texts";

export function SqlEditor(props: EditorProps) {
  const ariaLabel = texts.editor(props.cell.name);
  return <CodeCellEditor {...props} language="sql" ending="sql" ariaLabel={ariaLabel} />;
}
