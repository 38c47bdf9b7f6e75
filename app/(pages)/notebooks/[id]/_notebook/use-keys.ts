"use client";

import { useEffect } from "react";
import { KeyReader, wantsKeys, type KeyPlace } from "@/lib/ui/keys";
import { afterDraw, cellAround } from "./focus";
import { perform } from "./perform";
import type { Workplace } from "./workplace";

/** Listens for the keys of the table of commands; what an editor has used is left alone. */
export function useKeys(workplace: Workplace): void {
  useEffect(() => {
    const { page } = workplace.actions;
    const reader = new KeyReader();

    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || page.getState().overlay) return;
      // Where the key was pressed: a field that Enter closes has let go of the focus by now.
      const element = event.target instanceof Element ? event.target : null;
      if (element?.closest("[role='dialog'], [role='menu']")) return;
      const free = element === document.body && page.getState().selected !== null;
      const command = reader.read(event, free ? "cell" : placeOf(element));
      if (!command) return;
      const inCell = cellAround(element);
      if (inCell) page.select(inCell);
      if (command === "leave" && (!inCell || isCell(element))) return;
      if ((command === "run" || command === "run-next") && !inCell && !free) return;
      if (perform(command, workplace)) event.preventDefault();
    };

    const onFocus = (event: FocusEvent) => {
      const cell = cellAround(event.target as Element);
      if (cell) page.select(cell);
    };

    // An editor that lets go of the focus on Esc leaves it on the page's body: back to its cell.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      const from = cellAround(event.target as Element);
      if (!from || isCell(event.target as Element)) return;
      afterDraw(() => {
        if (document.activeElement === document.body) workplace.actions.leaveEditor(from);
      });
    };

    window.addEventListener("keydown", onKey);
    window.addEventListener("keydown", onEscape, true);
    window.addEventListener("focusin", onFocus);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keydown", onEscape, true);
      window.removeEventListener("focusin", onFocus);
    };
  }, [workplace]);
}

const isCell = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.dataset.cell !== undefined;

function placeOf(element: Element | null): KeyPlace {
  if (wantsKeys(element)) return "typing";
  return isCell(element) ? "cell" : "page";
}
