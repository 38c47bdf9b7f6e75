"use client";

import { CodeCellEditor } from "@/cells/code-editor";
import type { EditorProps } from "@/cells/kind";
import { texts } from "./texts";

export function ScriptEditor(props: EditorProps) {
  const ariaLabel = texts.editor(props.cell.name);
  return <CodeCellEditor {...props} language="typescript" ending="ts" ariaLabel={ariaLabel} />;
}
