"use client";

import { X } from "lucide-react";
import { useSessionState } from "@/cells/context";
import { kindOf } from "@/cells/registry";
import { IconButton } from "@/lib/ui/button";
import { Prose } from "@/lib/ui/prose";
import { afterDraw, cellElement } from "./focus";
import { usePage, usePageState } from "./page-store";
import { Revisions } from "./revisions";
import { texts } from "./texts";

/** Right side, when asked: a method note or the revisions. */
export function SidePanel() {
  const page = usePage();
  const panel = usePageState((state) => state.panel);
  const noted = panel?.kind === "note" ? panel.id : null;
  const kindName = useSessionState((state) =>
    noted === null ? undefined : state.document.cells[noted]?.kind,
  );
  const kind = kindName === undefined ? undefined : kindOf(kindName);
  if (!panel || (panel.kind === "note" && !kind)) return null;
  const close = () => {
    const cell = noted ?? page.getState().selected;
    page.set({ panel: null });
    if (cell !== null) afterDraw(() => cellElement(cell)?.focus({ preventScroll: true }));
  };
  const title = panel.kind === "note" ? texts.panel.note(kind?.title ?? "") : texts.revisions.title;
  return (
    <aside
      aria-label={title}
      className="flex w-96 shrink-0 flex-col border-l border-line"
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <header className="flex h-12 shrink-0 items-center justify-between pr-2 pl-5">
        <h2 className="font-semibold">{title}</h2>
        <IconButton autoFocus icon={X} label={texts.panel.close} onClick={close} />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 pb-8">
        {panel.kind === "note" ? <Prose markdown={kind?.note ?? ""} /> : <Revisions />}
      </div>
    </aside>
  );
}
