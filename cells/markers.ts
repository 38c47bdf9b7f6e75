"use client";

import { useMemo } from "react";
import type { CellId } from "@/lib/notebook/document";
import type { EditorMarker } from "@/lib/ui/editor";
import { useSessionState } from "./context";

/** The cell's problem as the editor underlines it. */
export function useMarkers(id: CellId): EditorMarker[] {
  const problem = useSessionState((state) => state.cells[id]?.problem);
  return useMemo(() => {
    if (problem?.position === undefined) return [];
    const { message, position, hint } = problem;
    return [{ message, position, hint, severity: "error" }];
  }, [problem]);
}
