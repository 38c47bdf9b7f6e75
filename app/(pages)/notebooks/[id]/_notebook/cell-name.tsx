"use client";

import { useState } from "react";
import type { CellId, Name } from "@/lib/notebook/document";
import { usePage, usePageState } from "./page-store";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** The name, renamed in place. */
export function CellName({ id, name, isText }: { id: CellId; name: Name | null; isText: boolean }) {
  const page = usePage();
  const renaming = usePageState((state) => state.renaming === id);
  if (renaming) return <NameField id={id} old={name} />;
  if (name === null && isText) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={texts.cell.rename(name ?? "")}
      onClick={() => page.set({ renaming: id })}
      className={`cursor-text truncate rounded hover:bg-panel ${name ? "font-medium text-ink" : "opacity-0 group-hover/cell:opacity-100 group-focus-within/cell:opacity-100 group-focus/cell:opacity-100"}`}
    >
      {name ?? texts.cell.unnamed}
    </button>
  );
}

function NameField({ id, old }: { id: CellId; old: Name | null }) {
  const actions = useActions();
  const [name, setName] = useState(old ?? "");
  const close = (take: boolean) => {
    const next = name.trim() === "" ? null : name.trim();
    if (take && next !== old && !actions.apply({ type: "rename-cell", id, name: next })) return;
    actions.page.set({ renaming: null });
    actions.select(id);
  };
  return (
    <input
      autoFocus
      aria-label={texts.cell.name}
      value={name}
      size={Math.max(8, name.length + 1)}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => actions.page.set({ renaming: null })}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        close(event.key === "Enter");
      }}
      className="h-5 rounded border border-accent bg-paper px-1 font-medium text-ink outline-none!"
    />
  );
}
