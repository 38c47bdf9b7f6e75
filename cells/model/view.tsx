"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import { CheckQuality } from "./check-quality";
import { MappingTable } from "./mapping-table";
import type { ModelView } from "./result";
import { texts } from "./texts";

const words = texts.view;

/** How the columns are read, the rows, and what was set aside. Drawn anew only with its result. */
export const ModelCellView = memo(
  function ModelCellView({ cell, result, state }: ViewProps) {
    const view = result?.view as ModelView | undefined;
    if (!view) return null;
    const { generation } = state;
    return (
      <div className="flex flex-col gap-3">
        <details open>
          <Summary>{words.mapping(view)}</Summary>
          <MappingTable view={view} />
        </details>
        <TableView table={view.result} generation={generation} view={6} />
        <CheckQuality id={cell.id} view={view} />
        {view.setAside.rows > 0 && (
          <details data-set-aside={view.setAside.rows}>
            <Summary>{words.setAside(view.setAside.rows)}</Summary>
            <p className="mt-1 mb-2 text-xs text-faint">{words.setAsideHelp}</p>
            <TableView table={view.setAside} generation={generation} view={6} />
          </details>
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Summary({ children }: { children: string }) {
  return (
    <summary className="w-fit cursor-pointer rounded text-sm text-soft hover:text-ink">
      {children}
    </summary>
  );
}
