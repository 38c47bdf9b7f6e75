"use client";

import { useSurroundings } from "@/cells/context";
import type { ViewProps } from "@/cells/kind";
import { TableGrid } from "@/lib/ui/grid";

export function SqlView({ result, state }: ViewProps) {
  const { engine } = useSurroundings();
  if (!result?.table) return null;
  return <TableGrid engine={engine} table={result.table} generation={state.generation} />;
}
