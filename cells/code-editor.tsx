"use client";

import { CodeEditor, type CodeLanguage } from "@/lib/ui/editor";
import type { EditorProps } from "./kind";
import { useMarkers } from "./markers";

interface CodeCellEditorProps extends EditorProps {
  language: CodeLanguage;
  /** How the editor's file ends: `sql`, `ts`. */
  ending: string;
  ariaLabel: string;
}

/** The editor of a cell whose source is code, with its problem underlined. */
export function CodeCellEditor(props: CodeCellEditorProps) {
  const { cell, language, ending, ariaLabel, onChange, onRun, onRunAndNext, onLeave } = props;
  return (
    <CodeEditor
      language={language}
      path={`cells/${cell.id}.${ending}`}
      value={cell.source}
      onChange={onChange}
      onRun={onRun}
      onRunAndNext={onRunAndNext}
      onEscape={onLeave}
      markers={useMarkers(cell.id)}
      ariaLabel={ariaLabel}
    />
  );
}
