"use client";

import { useMemo } from "react";
import { useSessionState } from "@/cells/context";
import type { NotebookDocument } from "@/lib/notebook/document";
import { cellElement } from "./focus";
import { outlineOf, type OutlineEntry } from "./outline-of";
import { texts } from "./texts";
import { useActions } from "./workplace";

const indent = ["pl-2", "pl-2", "pl-5", "pl-8", "pl-8"];

export function Outline() {
  const actions = useActions();
  const words = useSessionState(outlineWords);
  const entries = useMemo(() => JSON.parse(words) as OutlineEntry[], [words]);
  return (
    <section>
      <h2 className="mb-1 pl-2 text-xs text-faint">{texts.rail.outline}</h2>
      {entries.length === 0 && <p className="px-2 leading-5 text-soft">{texts.rail.noOutline}</p>}
      <ul>
        {entries.map((entry, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => {
                cellElement(entry.id)?.scrollIntoView({ block: "start", behavior: "smooth" });
                actions.page.select(entry.id);
              }}
              className={`block h-7 w-full cursor-pointer truncate rounded pr-2 text-left hover:bg-panel ${indent[entry.level] ?? ""} ${entry.level === 4 ? "text-soft" : ""} ${entry.level === 1 ? "font-medium" : ""}`}
            >
              {entry.text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

let last: { document: NotebookDocument; words: string } | null = null;

/** As one string, so that typing elsewhere than in a heading draws nothing anew. */
function outlineWords({ document }: { document: NotebookDocument }): string {
  if (last?.document !== document) last = { document, words: JSON.stringify(outlineOf(document)) };
  return last.words;
}
