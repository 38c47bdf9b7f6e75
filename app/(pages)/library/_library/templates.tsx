"use client";

import { notebookTemplates } from "@/datasets/sample/templates";
import { texts } from "./texts";
import type { LibraryState } from "./use-library";

/** Notebooks to start from: one click makes one and opens it. */
export function Templates({ library }: { library: LibraryState }) {
  return (
    <section aria-labelledby="templates" className="mt-8 mb-8 pl-3">
      <h2 id="templates" className="text-sm font-medium">
        {texts.templates}
      </h2>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {notebookTemplates.map(({ id, title, question, text }) => (
          <li key={id} className="flex">
            <button
              type="button"
              onClick={() => void library.create(text)}
              className="flex grow cursor-pointer flex-col gap-1 rounded border border-line px-3 py-2 text-left text-sm hover:bg-panel"
            >
              <span className="font-medium text-ink">{title}</span>
              <span className="text-soft">{question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
