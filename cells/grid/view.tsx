"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";

/** Drawn anew only with its result. */
export const GridCellView = memo(
  function GridCellView({ result, state }: ViewProps) {
    if (!result?.table) return null;
    return <TableView table={result.table} generation={state.generation} view={8} />;
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
