"use client";

import { createContext, useContext } from "react";
import type { Autosave } from "@/lib/session/autosave";
import type { Actions } from "./actions";

/** What the parts of an open notebook share and what never changes while it is open. */
export interface Workplace {
  id: string;
  actions: Actions;
  autosave: Autosave;
  /** Asks for data files with the browser's own dialog. */
  chooseFiles(): void;
  /** The notebook as the text that would be saved now. */
  text(): string;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (!workplace) throw new Error("useWorkplace needs a WorkplaceContext above it");
  return workplace;
}

export const useActions = (): Actions => useWorkplace().actions;
