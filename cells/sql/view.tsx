"use client";

import { memo } from "react";
import { useSurroundings } from "@/cells/context";
import type { ViewProps } from "@/cells/kind";
import { TableGrid } from "@/lib/ui/grid";

/** Drawn anew when its table is, not at every key in the cell's editor. */
export const SqlView = memo(
  function SqlView({ result, state }: ViewProps) {
    const { engine } = useSurroundings();
    if (!result?.table) return null;
    return <TableGrid engine={engine} table={result.table} generation={state.generation} />;
  },
  (before, after) =>
    before.result?.table === after.result?.table &&
    before.state.generation === after.state.generation,
);
