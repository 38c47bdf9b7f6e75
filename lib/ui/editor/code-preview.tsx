"use client";

import { useEffect, useState } from "react";
import "./editor.css";
import { whenMonaco, type Monaco } from "./load-monaco";
import type { CodeLanguage } from "./open-editor";
import { paint, type Painted } from "./paint";
import { editorTexts as texts } from "./texts";

export interface CodePreviewProps {
  /** null for what is no code of any language: it stays plain. */
  language: CodeLanguage | null;
  source: string;
  /** Shows the first so many lines. */
  lines: number;
}

function usePainted(language: CodeLanguage | null, source: string): Painted[][] | null {
  const [monaco, setMonaco] = useState<Monaco | null>(null);
  const [painted, setPainted] = useState<{ of: string; lines: Painted[][] } | null>(null);
  useEffect(() => whenMonaco((loaded) => setMonaco(() => loaded)), []);
  useEffect(() => {
    if (!monaco || !language) return;
    let wanted = true;
    void paint(monaco, language, source).then((lines) => {
      if (wanted) setPainted({ of: source, lines });
    });
    return () => {
      wanted = false;
    };
  }, [monaco, language, source]);
  return painted?.of === source ? painted.lines : null;
}

/** The beginning of a cell's code, not to be edited. Plain until the editor's code is there, painted after. */
export function CodePreview({ language, source, lines }: CodePreviewProps) {
  const all = source.replace(/\s+$/, "").split(/\r\n|\r|\n/);
  const shown = all.slice(0, lines).join("\n");
  const painted = usePainted(language, shown);
  const more = all.length - lines;
  return (
    <div className="code-surface overflow-hidden font-mono text-ink">
      <pre className="m-0 overflow-hidden text-ellipsis whitespace-pre">
        {painted
          ? painted.map((line, row) => (
              <span key={row}>
                {line.map((piece, at) => (
                  <span key={at} className={piece.as ? `code-${piece.as}` : undefined}>
                    {piece.text}
                  </span>
                ))}
                {row < painted.length - 1 && "\n"}
              </span>
            ))
          : shown}
      </pre>
      {more > 0 && lines > 1 && <p className="font-sans text-faint">{texts.moreLines(more)}</p>}
    </div>
  );
}
