"use client";

import { useState } from "react";
import type { Cell } from "@/lib/notebook/document";
import { usePage, usePageState } from "./page-store";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** The name, renamed in place. */
export function CellName({ cell }: { cell: Cell }) {
  const page = usePage();
  const renaming = usePageState((state) => state.renaming === cell.id);
  if (renaming) return <NameField cell={cell} />;
  if (cell.name === null && cell.kind === "text") return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={texts.cell.rename(cell.name ?? "")}
      onClick={() => page.set({ renaming: cell.id })}
      className={`cursor-text truncate rounded hover:bg-panel ${cell.name ? "font-medium text-ink" : "opacity-0 group-hover/cell:opacity-100 group-focus-within/cell:opacity-100 group-focus/cell:opacity-100"}`}
    >
      {cell.name ?? texts.cell.unnamed}
    </button>
  );
}

function NameField({ cell }: { cell: Cell }) {
  const actions = useActions();
  const [name, setName] = useState(cell.name ?? "");
  const close = (take: boolean) => {
    const next = name.trim() === "" ? null : name.trim();
    if (
      take &&
      next !== cell.name &&
      !actions.apply({ type: "rename-cell", id: cell.id, name: next })
    )
      return;
    actions.page.set({ renaming: null });
    actions.select(cell.id);
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
