"use client";

import { useState } from "react";
import { useSessionState } from "@/cells/context";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** Edited in place: Enter or a click elsewhere takes the new title, Esc the old one. */
export function Title() {
  const actions = useActions();
  const title = useSessionState((state) => state.document.title);
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const next = draft?.trim();
    if (next && next !== title) actions.apply({ type: "set-title", title: next });
    setDraft(null);
  };
  return (
    <span className="relative inline-grid max-w-md min-w-24 items-center">
      <span aria-hidden className="invisible truncate px-2 font-semibold whitespace-pre">
        {(draft ?? title) || texts.top.untitled}
      </span>
      <input
        aria-label={texts.top.title}
        placeholder={texts.top.untitled}
        value={draft ?? title}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setDraft(null);
        }}
        className="absolute inset-0 w-full truncate rounded bg-transparent px-2 font-semibold hover:bg-panel focus:bg-panel"
      />
    </span>
  );
}
