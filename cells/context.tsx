"use client";

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import type { Name } from "@/lib/notebook/document";
import type { ScriptFrames } from "@/lib/script/frames";
import type { NotebookSession, SessionState } from "@/lib/session/state";

export interface CellSurroundings {
  session: NotebookSession;
  engine: Engine;
  frames: ScriptFrames;
}

/** What a cell's Editor and View may look at besides their cell. The notebook page provides it. */
export const CellContext = createContext<CellSurroundings | null>(null);

export function useSurroundings(): CellSurroundings {
  const surroundings = useContext(CellContext);
  if (!surroundings) throw new Error("A cell was drawn outside of CellContext.Provider.");
  return surroundings;
}

/** `pick` must return parts of the state that stay the same object while they do not change. */
export function useSessionState<Part>(pick: (state: SessionState) => Part): Part {
  const { session } = useSurroundings();
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  const snapshot = () => pick(session.getState());
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Tables that can be named now, with their columns. */
export function useCatalog(): readonly TableInfo[] {
  return useSessionState((state) => state.catalog);
}

/** Table names are compared as SQL does: without regard to case. */
export function useTable(name: Name | undefined): TableInfo | undefined {
  const catalog = useCatalog();
  const wanted = name?.toLowerCase();
  return catalog.find((table) => table.name.toLowerCase() === wanted);
}

/** Values of input and TypeScript cells that can be named now. */
export function useValues(): Readonly<Record<Name, unknown>> {
  return useSessionState((state) => state.values);
}
