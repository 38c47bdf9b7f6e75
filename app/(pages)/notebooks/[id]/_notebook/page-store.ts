"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { CellId } from "@/lib/notebook/document";
import type { FilePart } from "@/lib/session/datasets";

export type Panel = { kind: "note"; id: CellId } | { kind: "revisions" };

export type Overlay =
  | { kind: "palette" }
  | { kind: "keys" }
  | { kind: "insert"; index: number }
  | {
      kind: "parts";
      file: string;
      parts: readonly FilePart[];
      /** Those that are ticked at first. */
      ticked: readonly FilePart[];
      /** With the parts that were chosen; none: the file is left. */
      answer(chosen: readonly FilePart[]): void;
    };

/** What is only seen and never saved: selection, open editors, panels. */
export interface PageState {
  /** The cell that was focused last; commands of the palette and the menus mean this one. */
  selected: CellId | null;
  /** Cells whose code is open. */
  open: ReadonlySet<CellId>;
  renaming: CellId | null;
  panel: Panel | null;
  overlay: Overlay | null;
  rail: boolean;
}

export class PageStore {
  private state: PageState;
  private readonly listeners = new Set<() => void>();

  constructor(open: Iterable<CellId> = []) {
    this.state = {
      selected: null,
      open: new Set(open),
      renaming: null,
      panel: null,
      overlay: null,
      rail: true,
    };
  }

  getState = (): PageState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  select(id: CellId | null): void {
    if (this.state.selected !== id) this.set({ selected: id });
  }

  setOpen(id: CellId, open: boolean): void {
    if (this.state.open.has(id) === open) return;
    const next = new Set(this.state.open);
    if (open) next.add(id);
    else next.delete(id);
    this.set({ open: next });
  }
}

export const PageContext = createContext<PageStore | null>(null);

export function usePage(): PageStore {
  const page = useContext(PageContext);
  if (!page) throw new Error("usePage needs a PageContext above it");
  return page;
}

/** `select` returns a part of the state as it stands, or a plain value. */
export function usePageState<Part>(select: (state: PageState) => Part): Part {
  const page = usePage();
  const read = () => select(page.getState());
  return useSyncExternalStore(page.subscribe, read, read);
}
