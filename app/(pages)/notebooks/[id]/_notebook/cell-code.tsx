"use client";

import { memo } from "react";
import type { CellKind } from "@/cells/kind";
import type { Cell } from "@/lib/notebook/document";
import { CodePreview, type CodeLanguage } from "@/lib/ui/editor";
import { texts } from "./texts";
import { useActions } from "./workplace";

const languages: Record<string, CodeLanguage> = {
  sql: "sql",
  script: "typescript",
  text: "markdown",
};

interface CellCodeProps {
  cell: Cell;
  kind: CellKind | undefined;
  open: boolean;
}

/** One line of the code until somebody wants it; editors exist only while they are open. */
export const CellCode = memo(function CellCode({ cell, kind, open }: CellCodeProps) {
  const actions = useActions();
  const { id } = cell;
  if (!kind) return <Verbatim source={cell.source} />;
  if (open) {
    const { Editor } = kind;
    return (
      <div data-cell-code className="mt-2 mb-1 border-y border-line">
        <Editor
          cell={cell}
          onChange={(source) => actions.edit(id, source)}
          onRun={() => actions.run(id)}
          onRunAndNext={() => actions.runAndNext(id)}
          onLeave={() => actions.leaveEditor(id)}
        />
      </div>
    );
  }
  if (cell.kind === "text" && cell.source.trim() !== "") return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={kind?.code ? texts.cell.showCode : texts.cell.edit}
      onClick={() => actions.openEditor(id)}
      className="mt-1 block h-6 w-full cursor-text overflow-hidden rounded text-left text-xs opacity-65 hover:bg-panel hover:opacity-100"
    >
      <CodePreview
        lines={1}
        language={languages[cell.kind] ?? null}
        source={previewOf(cell) || texts.cell.emptyCode}
      />
    </button>
  );
});

/** The first line that says something; parameters go on one line. */
function previewOf({ kind, source }: Cell): string {
  const lines = source.split("\n").map((line) => line.trim());
  if (languages[kind]) {
    const said = lines.filter((line) => line !== "" && !/^(--|\/\/)/.test(line));
    return said.slice(0, kind === "sql" ? 6 : 1).join(" ");
  }
  return lines.filter((line) => line !== "" && !line.startsWith("#")).join(" · ");
}

function Verbatim({ source }: { source: string }) {
  return (
    <pre className="mt-2 max-h-80 overflow-auto border-y border-line bg-panel p-3 font-mono text-xs">
      {source}
    </pre>
  );
}
