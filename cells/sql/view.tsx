"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";

/** Drawn anew when its table is, not at every key in the cell's editor. */
export const SqlView = memo(
  function SqlView({ result, state }: ViewProps) {
    if (!result?.table) return null;
    return <TableView table={result.table} generation={state.generation} />;
  },
  (before, after) =>
    before.result?.table === after.result?.table &&
    before.state.generation === after.state.generation,
);
